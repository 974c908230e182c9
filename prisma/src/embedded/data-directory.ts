import { spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Place } from "./choose-place.ts";
import type { ServerAccount } from "./server-account.ts";

/** The server's superuser. The apps do not use it: it bypasses row-level security. */
export const SUPERUSER = "convene";

interface DataDirectoryOptions {
  readonly password: string;
  readonly account: ServerAccount | undefined;
  /** Skips waiting for the disk: a power cut may cost the data. */
  readonly fast: boolean;
}

/** Whether a folder holds a database cluster, a finished one. */
export function isDataDirectory(folder: string): boolean {
  return existsSync(join(folder, "PG_VERSION"));
}

/**
 * Makes a new cluster, beside its final place and moved there when it is complete, so that an initdb
 * that was killed leaves nothing that looks like one.
 */
export function createDataDirectory(place: Place, options: DataDirectoryOptions): void {
  const { dataFolder, binaries } = place;
  const { password, account, fast } = options;
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new Error(`${dataFolder} holds something that is not a PostgreSQL database.`);
  }
  const unfinished = `${dataFolder}.new`;
  const passwordFile = `${dataFolder}.initial-password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  try {
    if (account) {
      chownSync(unfinished, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const run = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // Case folding and classes of Unicode, the same on every machine, sorted by code point.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        ...(fast ? ["--no-sync"] : []),
      ],
      { ...account, cwd: "/", encoding: "utf8" },
    );
    if (run.status !== 0) {
      throw new Error(`initdb failed: ${run.error?.message ?? `${run.stdout}${run.stderr}`}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(dataFolder, { recursive: true, force: true });
  renameSync(unfinished, dataFolder);
}

/** Gives the superuser another password, without knowing the present one. The server must be down. */
export function replacePassword(place: Place, options: Omit<DataDirectoryOptions, "fast">): void {
  const run = spawnSync(place.binaries.postgres, ["--single", "-D", place.dataFolder, "postgres"], {
    ...options.account,
    cwd: "/",
    encoding: "utf8",
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${options.password}'\n`,
  });
  if (run.status !== 0) {
    throw new Error(`The database's password could not be replaced: ${run.stderr}`);
  }
}
