import { existsSync, globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "./run-program.ts";

const TOOLS = fileURLToPath(new URL("../../node_modules/.bin/", import.meta.url));
const IMPORT = /(?:\bfrom|\bimport|\bimport\() ?(["'])([^"'\s]+)\1/g;

/**
 * What is wrong with a package as it would be published.
 *
 * @param folder The tarball's contents.
 * @returns What publint and attw say, and each import of what is neither in the package nor named as
 *   its dependency; empty when all is well.
 */
export async function packageFaults({
  tarball,
  folder,
}: {
  readonly tarball: string;
  readonly folder: string;
}): Promise<string[]> {
  const reports = await Promise.all([
    runProgram(join(TOOLS, "publint"), ["run", tarball, "--strict"], folder),
    runProgram(join(TOOLS, "attw"), [tarball, "--profile", "esm-only"], folder),
  ]);
  const complaints = reports
    .filter(({ status }) => status !== 0)
    .map(({ output, errors }) => output + errors);
  return [...complaints, ...danglingImports(folder)];
}

/**
 * attw asks the compiler, which finds `x.d.ts` for `./x.ts` and for `./x` as well: others that read
 * declarations do not. And an inferred type may name a package of which only the source's imports know.
 */
function danglingImports(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const named = new Set(
    Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, [manifest.name]: "" }),
  );
  const isThere = (wanted: string, path: string) =>
    wanted.startsWith(".")
      ? existsSync(join(folder, dirname(path), wanted))
      : isBuiltin(wanted) || named.has(packageOf(wanted));
  return globSync("dist/**/*.{js,mjs,d.ts}", { cwd: folder }).flatMap((path) =>
    [...codeIn(join(folder, path)).matchAll(IMPORT)]
      .map(([, , wanted = ""]) => wanted)
      .filter((wanted) => !isThere(wanted, path))
      .map((wanted) => `${path} imports ${wanted}, which is not there`),
  );
}

/** `@prisma/client` of `@prisma/client/runtime/client`. */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Comments may show imports that are the reader's. */
function codeIn(file: string): string {
  return readFileSync(file, "utf8").replaceAll(/^\s*\/\*.*?\*\/$/gms, "");
}
