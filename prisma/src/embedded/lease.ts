import { spawn } from "node:child_process";
import { Socket } from "node:net";
import { extname, join } from "node:path";
import pg from "pg";
import { runningServer, stopServer } from "./server-process.ts";
import { withFileLock } from "./with-file-lock.ts";

const LEASE = "convene lease";
// With the ending of this file: `.ts` in a checkout, `.js` where the package was installed.
const LEAVER = join(import.meta.dirname, `leave-after-crash${extname(import.meta.filename)}`);

/** A server that is held for as long as somebody uses it. */
export interface LeasedServer {
  /** Connection URL of the superuser, to the database `postgres`. */
  readonly url: string;
  readonly dataFolder: string;
  /** Held while anyone comes or goes. */
  readonly lockFile: string;
}

/**
 * Takes a share in a server: one connection, which the server itself counts, and which goes with this
 * process however it ends.
 *
 * @returns Gives the share back, and stops the server when it was the last one.
 * @throws When the server does not answer, or refuses the password.
 */
export async function takeLease(server: LeasedServer): Promise<() => Promise<void>> {
  const client = new pg.Client({
    connectionString: server.url,
    connectionTimeoutMillis: 5_000,
    application_name: LEASE,
    keepAlive: true,
  });
  client.on("error", () => {}); // the server went: there is nothing left to give back
  await client.connect();
  const backendPid = await ownBackendPid(client);
  const dismissWatch = watchForCrash(server, backendPid);
  // The share must not keep this process running.
  const { stream } = client.connection;
  if (stream instanceof Socket) stream.unref();
  return async () => {
    if (stream instanceof Socket) stream.ref();
    await leave(server, backendPid);
    await client.end().catch(() => {});
    dismissWatch();
  };
}

/**
 * Stops the server unless somebody else holds a share.
 *
 * @param backendPid The server's process behind the share of whoever leaves. It is not counted: after
 *   a crash it may linger.
 */
export async function leave(server: LeasedServer, backendPid: number): Promise<void> {
  await withFileLock(server.lockFile, async () => {
    const running = runningServer(server.dataFolder);
    if (running && (await countLeases(server.url, backendPid)) === 0) {
      await stopServer(running, server.dataFolder);
    }
  });
}

async function countLeases(url: string, exceptBackendPid: number): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1 AND pid <> $2",
      [LEASE, exceptBackendPid],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

async function ownBackendPid(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
}

/**
 * Has the server looked after when this process is killed: a shell that costs next to nothing waits
 * for our end of a pipe to close, and only then becomes the program that leaves in our place.
 *
 * @returns Sends the shell away.
 */
function watchForCrash(server: LeasedServer, backendPid: number): () => void {
  if (process.platform === "win32") return () => {}; // the next start adopts the server there
  const script = 'read -r word || exec "$0" "$@"';
  const shell = spawn("/bin/sh", ["-c", script, process.execPath, LEAVER], {
    cwd: "/",
    detached: true, // not in our process group: a Ctrl-C is not meant for it
    // By its environment, as everybody can read a command line. And nothing else: NODE_OPTIONS would
    // have the program load what was meant for us.
    env: {
      CONVENE_LEASE_URL: server.url,
      CONVENE_LEASE_DATA: server.dataFolder,
      CONVENE_LEASE_LOCK: server.lockFile,
      CONVENE_LEASE_BACKEND: String(backendPid),
    },
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.on("error", () => {});
  shell.stdin.on("error", () => {});
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  return () => {
    shell.stdin.end("done\n");
  };
}
