import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The operating system's account that the server runs as, where it is not our own. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Then it runs as `postgres` where there is such a user, and as
 * `nobody` otherwise.
 *
 * @returns Undefined where the server can run as whoever we are.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = new Map(
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }] as const),
  );
  const account = users.get("postgres") ?? users.get("nobody");
  if (account) return account;
  throw new Error(
    "PostgreSQL cannot run as root, and there is no user `postgres` or `nobody` to run it as. " +
      "Start as another user, or set DATABASE_URL.",
  );
}

/** Whether the account can read and enter a path. A checkout under /root, which is 0700, it cannot. */
export function canReach(path: string, account: ServerAccount | undefined): boolean {
  if (!account) return true;
  const script = 'test -r "$0" && test -x "$0"';
  return spawnSync("/bin/sh", ["-c", script, path], { ...account, cwd: "/" }).status === 0;
}
