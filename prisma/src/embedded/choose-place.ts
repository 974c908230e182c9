import { createHash } from "node:crypto";
import { lstatSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { copiedBinaries, installedBinaries, type PostgresBinaries } from "./postgres-binaries.ts";
import { canReach, type ServerAccount } from "./server-account.ts";

/** Where root keeps what an unprivileged server must reach when the checkout is private. */
const PUBLIC_FOLDER = "/var/tmp/convene-postgres";

/** The programs and the data folder that the server's account can reach. */
export interface Place {
  readonly binaries: PostgresBinaries;
  readonly dataFolder: string;
}

/**
 * The wanted folder and the installed programs, or, each where the server's account cannot reach it,
 * stand-ins in a public folder. The data's stand-in is named by a hash of the whole wanted path, so
 * that no two checkouts share one.
 */
export async function choosePlace(
  wantedFolder: string,
  account: ServerAccount | undefined,
): Promise<Place> {
  const binaries = await installedBinaries();
  const binariesReachable = canReach(binaries.postgres, account);
  const dataReachable = canReach(dirname(wantedFolder), account);
  if (binariesReachable && dataReachable) return { binaries, dataFolder: wantedFolder };

  makePublicFolder();
  const hash = createHash("sha256").update(wantedFolder).digest("hex").slice(0, 32);
  return {
    binaries: binariesReachable ? binaries : copiedBinaries(binaries, PUBLIC_FOLDER),
    dataFolder: dataReachable ? wantedFolder : join(PUBLIC_FOLDER, hash),
  };
}

/** Anyone may write to /var/tmp: refuse a folder that somebody else has put there for us to use. */
function makePublicFolder(): void {
  mkdirSync(PUBLIC_FOLDER, { recursive: true, mode: 0o755 });
  const stats = lstatSync(PUBLIC_FOLDER);
  if (stats.isDirectory() && stats.uid === process.getuid?.()) return;
  throw new Error(`${PUBLIC_FOLDER} is not a folder of ours. Remove it, or set DATABASE_URL.`);
}
