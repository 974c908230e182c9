#!/usr/bin/env node
/**
 * Prisma's schema engine without a native binary.
 *
 * The Prisma CLI starts the program named by PRISMA_SCHEMA_ENGINE_BINARY and talks JSON-RPC with it,
 * one message a line, over standard input and output. Prisma's own program is downloaded from a host
 * that is not always reachable; this one is made of packages that npm has installed already: the
 * WebAssembly build of the same engine, and the pg driver.
 *
 * Plain JavaScript, because the CLI starts it as it is, with whichever Node comes first on the PATH.
 *
 * @see docs/decisions/offline-schema-engine.md
 */
import { readFileSync } from "node:fs";
import { createDatabase, runOneShotCommand } from "./one-shot-commands.mjs";
import { readPostgresTarget } from "./postgres-target.mjs";
import { serveJsonRpc } from "./serve-json-rpc.mjs";

/** The values that follow each occurrence of an option; the CLI repeats `--datamodels` per file. */
function optionValues(name) {
  return process.argv.flatMap((word, index) => (word === name ? [process.argv[index + 1]] : []));
}

const [datasourceJson] = optionValues("--datasource");
const datasource = datasourceJson ? JSON.parse(datasourceJson) : {};
// Commands that need no database (a diff between two schemas) come without a URL.
const target = readPostgresTarget(datasource.url ?? "postgresql://localhost/postgres");

const commandAt = process.argv.indexOf("cli");
if (process.argv.includes("--version")) {
  process.stdout.write("schema-engine-wasm 7.10\n");
} else if (commandAt >= 0) {
  process.exitCode = await runOneShotCommand(process.argv[commandAt + 1], target);
} else {
  await serveJsonRpc({
    target,
    shadowTarget: datasource.shadowDatabaseUrl && readPostgresTarget(datasource.shadowDatabaseUrl),
    datamodels: optionValues("--datamodels").map((file) => [file, readFileSync(file, "utf8")]),
    createDatabase: () => createDatabase(target),
  });
}
// Open handles of the WebAssembly module must not hold back a CLI that has hung up.
process.exit();
