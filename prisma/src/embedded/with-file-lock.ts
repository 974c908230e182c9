import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";

const SQLITE_BUSY = 5;
const RETRY_MS = 25;

/**
 * Runs `work` while no other process, nor another call in this one, holds the lock named by `file`.
 *
 * The lock is the operating system's own, taken through an empty SQLite database, because Node has no
 * call for it. Unlike a file with a process id inside, it cannot be left behind by a process that was
 * killed. It is not re-entrant, and `file` stays where it is.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    while (!tryToLock(database)) await delay(RETRY_MS);
    return await work();
  } finally {
    database.close();
  }
}

function tryToLock(database: DatabaseSync): boolean {
  try {
    database.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
