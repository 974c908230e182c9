import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./run-program.ts";
import { unpack } from "./tarballs.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** A package as it would be published. */
export interface PackedPackage {
  readonly manifest: Manifest;
  /** What can be imported of it, e.g. `@convene/scheduling-core/prisma`. */
  readonly entries: readonly string[];
  readonly tarball: string;
  /** Its unpacked files. */
  readonly folder: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Packs every package of the workspace that is not private.
 *
 * @param folder Where the tarballs, and beside them their contents, are written.
 */
export async function packPackages(folder: string): Promise<PackedPackage[]> {
  const sources = globSync("{packages/*,apps/*,prisma,bench}/package.json", { cwd: ROOT })
    .map((path) => join(ROOT, dirname(path)))
    .filter((source) => !readManifest(source).private);
  return await Promise.all(sources.map((source) => packPackage(source, folder)));
}

async function packPackage(source: string, folder: string): Promise<PackedPackage> {
  if (!existsSync(join(source, "dist"))) {
    throw new Error(`${source} is not built: npx -y pnpm@12 run dist`);
  }
  const answer = await mustRun("pnpm", ["pack", "--json", "--pack-destination", folder], source);
  const { filename: tarball }: { filename: string } = JSON.parse(answer);
  const unpacked = await unpack(tarball);
  const manifest = readManifest(unpacked);
  const entries = Object.keys(manifest.exports ?? {})
    .filter((path) => path !== "./package.json")
    .map((path) => manifest.name + path.slice(1));
  return { manifest, entries, tarball, folder: unpacked };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
