import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Place } from "./choose-place.ts";
import type { ServerAccount } from "./server-account.ts";

/** Connections in all: a dozen processes with a pool each, and room for tests. */
const MAX_CONNECTIONS = 300;

const START_ATTEMPTS = 20;
const POLL_MS = 10;
const STOP_WITHIN_MS = 15_000;

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
}

export interface ServerOptions {
  readonly account: ServerAccount | undefined;
  /** Tried first; another one is taken where it is not free. */
  readonly port: number | undefined;
  readonly fast: boolean;
  /** Where the server's own messages go, overwritten at each start. */
  readonly logFile: string;
}

/** The server that is up and running on a data folder, whoever started it. */
export function runningServer(dataFolder: string): ServerProcess | undefined {
  const lock = readServerLock(dataFolder);
  if (lock?.status !== "ready" || !isPostgres(lock.pid)) return undefined;
  return { pid: lock.pid, port: lock.port };
}

/**
 * Starts a server and waits until it accepts connections on the loopback.
 *
 * It gets a process group of its own, so that a Ctrl-C in the terminal does not stop it before those
 * who use it, and it does not keep this process alive.
 */
export async function startServer(place: Place, options: ServerOptions): Promise<ServerProcess> {
  removeStaleLock(place.dataFolder);
  let output = "";
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = attempt === 0 && options.port ? options.port : await freePort();
    const outcome = await tryToStart(place, options, port);
    if (outcome.started) return outcome.server;
    output = outcome.output;
    if (/could not bind/.test(output)) continue; // the port is taken: try another
    // What is left of a server that was killed a moment ago is about to go.
    if (!/shared memory block|lock file/.test(output)) break;
    await delay(100);
  }
  throw new Error(`PostgreSQL did not start in ${place.dataFolder}:\n${output}`);
}

type StartOutcome =
  | { readonly started: true; readonly server: ServerProcess }
  | { readonly started: false; readonly output: string };

async function tryToStart(
  place: Place,
  { account, fast, logFile }: ServerOptions,
  port: number,
): Promise<StartOutcome> {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    max_connections: String(MAX_CONNECTIONS),
    timezone: "UTC",
    unix_socket_directories: "",
    ...(fast ? { fsync: "off", full_page_writes: "off", synchronous_commit: "off" } : {}),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile, "w", 0o600);
  const server = spawn(
    place.binaries.postgres,
    ["-D", place.dataFolder, "-p", String(port), ...args],
    { ...account, cwd: "/", detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  server.unref();
  let failure: string | undefined;
  server.once("error", (error) => {
    failure = error.message;
  });
  server.once("exit", () => {
    failure ??= "";
  });
  while (failure === undefined) {
    const lock = readServerLock(place.dataFolder);
    if (lock?.pid === server.pid && lock?.status === "ready") {
      return { started: true, server: { pid: lock.pid, port } };
    }
    await delay(POLL_MS);
  }
  return { started: false, output: failure + readFileSync(logFile, "utf8") };
}

/** Stops a server, cutting its connections, and waits until it has let go of its data folder. */
export async function stopServer(server: ServerProcess, dataFolder: string): Promise<void> {
  const hasLetGo = () => readServerLock(dataFolder)?.pid !== server.pid;
  // First a fast shutdown; one that hangs is followed by an immediate one, which the next start repairs.
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    try {
      process.kill(server.pid, signal);
    } catch {
      return; // gone already
    }
    for (let waited = 0; waited < STOP_WITHIN_MS; waited += POLL_MS) {
      if (hasLetGo()) return;
      await delay(POLL_MS);
    }
  }
}

interface ServerLock extends ServerProcess {
  readonly status: string;
}

/** What the server writes beside its data: process id, port and state, among others. */
function readServerLock(dataFolder: string): ServerLock | undefined {
  let text: string;
  try {
    text = readFileSync(lockFile(dataFolder), "utf8");
  } catch {
    return undefined;
  }
  const [pid, , , port, , , , status = ""] = text.split("\n");
  return { pid: Number(pid), port: Number(port), status: status.trim() };
}

/**
 * After a crash the number in the lock file may belong to another process (in a container that starts
 * again it nearly always does), and PostgreSQL would not start.
 */
function removeStaleLock(dataFolder: string): void {
  const lock = readServerLock(dataFolder);
  if (lock && !isPostgres(lock.pid)) rmSync(lockFile(dataFolder), { force: true });
}

function lockFile(dataFolder: string): string {
  return join(dataFolder, "postmaster.pid");
}

function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EPERM";
    if (!exists) return false;
  }
  return /postgres/.test(commandLine(pid) ?? "postgres");
}

/** @returns Undefined where the platform does not tell. */
function commandLine(pid: number): string | undefined {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, "utf8");
  const ps = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  return ps.status === 0 ? ps.stdout : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The operating system gave no port"));
      });
    });
  });
}
