const RELATIVE_SOURCE = /(?<=(?:\bfrom|\bimport|\bimport\() ?)(["'])(\.{1,2}\/[^"']+)\.tsx?\1/g;

/**
 * A declaration file whose relative imports name what is published. The compiler rewrites them in the
 * code, and leaves them as they were in the declarations.
 *
 * @example
 * pointAtDeclarations('export { ok } from "./result.ts";') // 'export { ok } from "./result.js";'
 */
export function pointAtDeclarations(declarations: string): string {
  return declarations.replace(RELATIVE_SOURCE, "$1$2.js$1");
}
