import { appendFileSync, chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PackedPackage } from "./pack-packages.ts";
import { mustRun } from "./run-program.ts";

const SAMPLE = fileURLToPath(new URL("../../sample", import.meta.url));

/**
 * Copies the sample to a folder outside of the workspace, and installs the packed packages there.
 *
 * @param parent The sample's folder is made in it.
 */
export async function installSample(
  packages: readonly PackedPackage[],
  parent: string,
): Promise<string> {
  chmodSync(parent, 0o755); // the database server may run as another user
  const folder = join(parent, "sample");
  mkdirSync(folder);
  cpSync(SAMPLE, folder, {
    recursive: true,
    filter: (path) => !/node_modules|generated|declarations/.test(path.slice(SAMPLE.length)),
  });
  const overrides = packages.map(
    ({ manifest, tarball }) =>
      `  ${JSON.stringify(manifest.name)}: ${JSON.stringify(`file:${tarball}`)}\n`,
  );
  appendFileSync(join(folder, "pnpm-workspace.yaml"), `overrides:\n${overrides.join("")}`);
  // So that the compiler reads the declarations of every entry, whether the sample uses it or not.
  const everyEntry = packages
    .flatMap(({ entries }) => entries)
    .map((entry, index) => `export type * as entry${index} from ${JSON.stringify(entry)};\n`);
  writeFileSync(join(folder, "src", "every-entry.ts"), everyEntry.join(""));
  await mustRun("pnpm", ["install", "--prefer-offline"], folder);
  return folder;
}
