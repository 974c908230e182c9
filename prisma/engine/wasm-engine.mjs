import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Loads the engine's WebAssembly module and binds it to its JavaScript half.
 *
 * The Prisma CLI carries the module of exactly its own version, but not that half; so the module
 * comes from the CLI where it is there, and from the package otherwise.
 *
 * @param onPanic Told the message when Rust code panics, just before the module becomes unusable.
 * @returns The `SchemaEngine` class.
 */
export function loadSchemaEngine(onPanic) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: onPanic };
  const resolve = createRequire(import.meta.url).resolve;
  const candidates = [
    join(dirname(resolve("prisma/package.json")), "build", "schema_engine_bg.wasm"),
    join(dirname(resolve("@prisma/schema-engine-wasm")), "schema_engine_bg.wasm"),
  ];
  const file = candidates.find((candidate) => existsSync(candidate));
  if (!file) throw new Error("The schema engine's WebAssembly module is not installed");
  const module = new WebAssembly.Module(readFileSync(file));
  const imports = {};
  for (const { module: name } of WebAssembly.Module.imports(module)) imports[name] = bindings;
  const instance = new WebAssembly.Instance(module, imports);
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}
