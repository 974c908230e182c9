import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { choosePlace, type Place } from "./choose-place.ts";
import {
  createDataDirectory,
  isDataDirectory,
  replacePassword,
  SUPERUSER,
} from "./data-directory.ts";
import { takeLease } from "./lease.ts";
import { readOrCreateSecret } from "./read-or-create-secret.ts";
import { type ServerAccount, serverAccount } from "./server-account.ts";
import { runningServer, type ServerProcess, startServer, stopServer } from "./server-process.ts";
import { withFileLock } from "./with-file-lock.ts";

export interface EmbeddedPostgresOptions {
  /**
   * The server's data folder. Beside it, with its name and an ending each, lie the superuser's
   * password, a lock and the server's messages.
   */
  readonly dir: string;
  /** Tried first; a free one is taken where it is not given or not free. */
  readonly port?: number;
  /** For tests only: does not wait for the disk, so that a power cut may cost the data. */
  readonly fast?: boolean;
  /** Told what a person might wonder about, a line at a time. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection URL of the superuser; the database is `postgres` unless one is named. */
  url(database?: string): string;
  /** Gives the server up; it stops unless others use it. Safe to call twice. */
  stop(): Promise<void>;
  /** Where the data really is: under a private home that is not the folder asked for. */
  readonly dir: string;
  /** Whether it ran already: started by another process, or left behind by one that was killed. */
  readonly shared: boolean;
}

/**
 * A PostgreSQL server of this checkout's own, on the loopback, on a data folder that is made when it
 * is not there. Any number of processes may ask for the same folder: they share one server.
 *
 * @throws Error when the platform has no binaries, or the server does not start: the message says why.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const wantedFolder = resolve(options.dir);
  mkdirSync(dirname(wantedFolder), { recursive: true });
  const lockFile = `${wantedFolder}.lock`;
  return withFileLock(lockFile, async () => {
    const account = serverAccount();
    const place = await choosePlace(wantedFolder, account);
    if (place.dataFolder !== wantedFolder) {
      options.log?.(`PostgreSQL cannot read ${wantedFolder}: its data is in ${place.dataFolder}`);
      await dropDataOfRemovedFolder(wantedFolder, place);
    }
    const password = await prepareData(wantedFolder, place, account, options.fast ?? false);

    const enter = async (server: ServerProcess, shared: boolean): Promise<EmbeddedPostgres> => {
      const url = (database = "postgres") =>
        `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
      const giveBack = await takeLease({ url: url(), dataFolder: place.dataFolder, lockFile });
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= giveBack();
        return stopped;
      };
      return { url, stop, dir: place.dataFolder, shared };
    };

    const running = runningServer(place.dataFolder);
    if (running) {
      try {
        return await enter(running, true);
      } catch (error) {
        if (isPasswordRefused(error)) {
          throw new Error(
            `The password in ${passwordFile(wantedFolder)} is not that of the running server. ` +
              "Remove the file to have it replaced.",
            { cause: error },
          );
        }
        await stopServer(running, place.dataFolder); // it hangs, or is on its way out
      }
    }
    const server = await startServer(place, {
      account,
      port: options.port,
      fast: options.fast ?? false,
      logFile: `${wantedFolder}.log`,
    });
    return enter(server, false);
  });
}

/** Sees to it that there is a cluster, with a superuser whose password is the returned one. */
async function prepareData(
  wantedFolder: string,
  place: Place,
  account: ServerAccount | undefined,
  fast: boolean,
): Promise<string> {
  const file = passwordFile(wantedFolder);
  const passwordLost = !existsSync(file);
  const password = readOrCreateSecret(file);
  if (!isDataDirectory(place.dataFolder)) {
    createDataDirectory(place, { password, account, fast });
  } else if (passwordLost) {
    const running = runningServer(place.dataFolder);
    if (running) await stopServer(running, place.dataFolder);
    replacePassword(place, { password, account });
  }
  return password;
}

/**
 * Data that lies elsewhere belongs to the folder that was asked for, where a note says so. With the
 * note gone, somebody has removed that folder, and meant the data.
 */
async function dropDataOfRemovedFolder(wantedFolder: string, place: Place): Promise<void> {
  const note = join(wantedFolder, "data-is-in");
  if (existsSync(note)) return;
  const running = runningServer(place.dataFolder);
  if (running) await stopServer(running, place.dataFolder);
  rmSync(place.dataFolder, { recursive: true, force: true });
  mkdirSync(wantedFolder, { recursive: true });
  writeFileSync(note, `${place.dataFolder}\n`);
}

function passwordFile(wantedFolder: string): string {
  return `${wantedFolder}.password`;
}

function isPasswordRefused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "28P01";
}
