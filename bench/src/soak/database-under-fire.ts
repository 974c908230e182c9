import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@convene/prisma/embedded";
import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords, type RoleUrls } from "@convene/prisma/roles";
import { type CuttingProxy, startCuttingProxy } from "./cutting-proxy.ts";

/** A PostgreSQL of the run's own that can be killed, behind connections that can be cut. */
export interface DatabaseUnderFire extends AsyncDisposable {
  /** The owner's, past the proxy. */
  readonly ownerUrl: string;
  /** What the apps are given: through the proxy where there is one. */
  readonly urls: RoleUrls;
  /** Null where nothing is to be cut. */
  readonly proxy: CuttingProxy | null;
  /** Kills the server in the middle of whatever it does, and starts it again on the same data. */
  killAndRestart(signal: "SIGKILL" | "SIGQUIT"): Promise<void>;
}

const DATABASE = "soak";

/** Commits wait for the disk, as everywhere but in tests: what was acknowledged outlives a kill. */
export async function startDatabaseUnderFire(options: {
  readonly withProxy: boolean;
}): Promise<DatabaseUnderFire> {
  const dir = join(tmpdir(), `convene-soak-${process.pid}`, "postgres");
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dir });
  const ownerUrl = server.url(DATABASE);
  const port = Number(new URL(ownerUrl).port);
  await migrateDatabase(ownerUrl);
  const direct = await assignRolePasswords(ownerUrl);
  const proxy = options.withProxy ? await startCuttingProxy(port) : null;
  const through = (url: string) => {
    const behind = new URL(url);
    if (proxy) behind.port = String(proxy.port);
    return behind.href;
  };
  const { owner, app, auth, sweep, queue } = direct;
  return {
    ownerUrl: owner,
    urls: {
      owner,
      app: through(app),
      auth: through(auth),
      sweep: through(sweep),
      queue: through(queue),
    },
    proxy,
    async killAndRestart(signal) {
      const [pid = ""] = readFileSync(join(server.dir, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), signal);
      await untilGone(Number(pid));
      server = await startEmbeddedPostgres({ dir, port });
      if (new URL(server.url()).port !== String(port)) throw new Error("The port was taken");
    },
    async [Symbol.asyncDispose]() {
      await proxy?.close();
      await server.stop();
      for (const folder of [join(dir, ".."), server.dir]) {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

const POLL_MS = 20;

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
