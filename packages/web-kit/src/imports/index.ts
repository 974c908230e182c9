export type { AppImports, ImportKind } from "./app-imports.ts";
export { ImportView } from "./import-view.tsx";
export { ImportsView, type ImportsViewProps } from "./imports-view.tsx";
