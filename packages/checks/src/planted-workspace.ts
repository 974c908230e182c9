import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** What the checks read besides the code itself. */
const SETTINGS = [
  ".gitignore",
  "biome.json",
  "knip.json",
  "package.json",
  "pnpm-workspace.yaml",
  "tsconfig.base.json",
  "turbo.json",
  "packages/checks/rules",
];

/** A small workspace with the project's real settings, in which a test plants a violation. */
export interface PlantedWorkspace extends Disposable {
  /** Runs one of the project's tools in it. */
  run(tool: string, ...options: string[]): { readonly status: number; readonly output: string };
}

/** @param files Paths in the workspace and their contents. */
export function plant(files: Readonly<Record<string, string>>): PlantedWorkspace {
  const folder = mkdtempSync(join(tmpdir(), "convene-planted-"));
  for (const setting of SETTINGS) {
    cpSync(join(ROOT, setting), join(folder, setting), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  spawnSync("git", ["init", "--quiet"], { cwd: folder }); // Biome and turbo look for the repository
  return {
    run(tool, ...options) {
      const { status, stdout, stderr } = spawnSync(join(ROOT, "node_modules/.bin", tool), options, {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", CI: "1" },
      });
      return { status: status ?? -1, output: stdout + stderr };
    },
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A package's files: its manifest, its place in the layers, and one source file. */
export function packageFiles(
  folder: string,
  options: { name: string; tag: string; source: string; dependencies?: readonly string[] },
): Record<string, string> {
  const dependencies = Object.fromEntries(
    (options.dependencies ?? []).map((name) => [name, "workspace:*"]),
  );
  return {
    [`${folder}/package.json`]: JSON.stringify({
      name: options.name,
      version: "0.0.0",
      type: "module",
      exports: { ".": "./src/index.ts" },
      dependencies,
    }),
    [`${folder}/turbo.json`]: JSON.stringify({ extends: ["//"], tags: [options.tag] }),
    [`${folder}/tsconfig.json`]: JSON.stringify({
      extends: "../../tsconfig.base.json",
      include: ["src"],
    }),
    [`${folder}/src/index.ts`]: options.source,
  };
}
