import { spawnSync } from "node:child_process";
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pointAtDeclarations } from "./point-at-declarations.ts";

// Makes `dist` of the package in the current folder, for publishing alone: what its
// tsconfig.build.json says, and beside that the files named on the command line, as they are.
const SETTINGS = "tsconfig.build.json";
const { rootDir } = JSON.parse(readFileSync(SETTINGS, "utf8")).compilerOptions;

rmSync("dist", { recursive: true, force: true });
const compiled = spawnSync("tsc", ["--project", SETTINGS], { stdio: "inherit" });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

for (const file of globSync("dist/**/*.d.ts")) {
  writeFileSync(file, pointAtDeclarations(readFileSync(file, "utf8")));
}
for (const path of globSync(process.argv.slice(2))) {
  cpSync(path, join("dist", relative(rootDir, path)), { recursive: true });
}
