import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { RoleUrls } from "@convene/prisma/roles";
import { freePort } from "./free-port.ts";
import type { MemorySample } from "./memory-probe.ts";
import { SOAK_SECRET } from "./soak-secret.ts";

/** The services app as an operator runs it: a server and a worker, whose memory can be asked for. */
export interface MeasuredApp extends AsyncDisposable {
  readonly origin: string;
  readonly processes: readonly MeasuredProcess[];
}

export interface MeasuredProcess {
  readonly name: "server" | "worker";
  sample(): Promise<MemorySample>;
}

const PROBE = new URL("./memory-probe.ts", import.meta.url).href;
const POLL_MS = 100;

export async function startMeasuredApp(urls: RoleUrls): Promise<MeasuredApp> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    APP_DATABASE_URL: urls.app,
    AUTH_DATABASE_URL: urls.auth,
    SWEEP_DATABASE_URL: urls.sweep,
    QUEUE_DATABASE_URL: urls.queue,
    CONVENE_SECRET: SOAK_SECRET,
    SERVICES_URL: origin,
    HOST: "localhost",
    PORT: String(port),
    PUBLIC_RATE_LIMIT: "1000000000",
    SIGN_IN_RATE_LIMIT: "1000000000",
  };
  const server = launch("main.ts", env);
  const worker = launch("worker.ts", env);
  await untilReady(origin, server);
  return {
    origin,
    processes: [measured("server", server), measured("worker", worker)],
    async [Symbol.asyncDispose]() {
      for (const child of [server, worker]) child.kill("SIGTERM");
      await Promise.all([server, worker].map(gone));
    },
  };
}

function launch(program: string, env: NodeJS.ProcessEnv): ChildProcess {
  const file = fileURLToPath(new URL(`../../../apps/services/src/${program}`, import.meta.url));
  const options = ["--expose-gc", "--disable-warning=DeprecationWarning", "--import", PROBE];
  const stdio = ["ignore", "ignore", "inherit", "ipc"] as const;
  return spawn(process.execPath, [...options, file], { env, stdio: [...stdio] });
}

function measured(name: MeasuredProcess["name"], child: ChildProcess): MeasuredProcess {
  return {
    name,
    async sample() {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The ${name} ended`);
      const answer = once(child, "message");
      child.send("sample");
      const [sample] = (await answer) as [MemorySample];
      return sample;
    },
  };
}

async function untilReady(origin: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error("The server ended before it was ready");
    const isReady = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
