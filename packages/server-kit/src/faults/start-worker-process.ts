import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { processEnv } from "../fixtures/process-env/env.ts";
import type { TestKit } from "../testing/index.ts";

const RUN = fileURLToPath(new URL("../fixtures/run.ts", import.meta.url));

/** A worker in a process of its own, on the database of a test's server and with its providers. */
export interface WorkerProcess extends AsyncDisposable {
  /** Ends it at once, in the middle of whatever it does. */
  kill(): void;
  /** Asks it to end, which it does after what it has begun. */
  stop(): Promise<void>;
  readonly gone: Promise<unknown>;
}

export function startWorkerProcess(
  { database, url }: Pick<TestKit, "database" | "url">,
  env: Readonly<Record<string, string>>,
): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [RUN, "worker"], {
    env: {
      ...processEnv(),
      NODE_OPTIONS: "",
      APP_DATABASE_URL: database.urls.app,
      AUTH_DATABASE_URL: database.urls.auth,
      SWEEP_DATABASE_URL: database.urls.sweep,
      QUEUE_DATABASE_URL: database.urls.queue,
      CONVENE_SECRET: "a secret of the tests, long enough",
      SERVICES_URL: url,
      LOG_LEVEL: "silent",
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = once(child, "exit");
  const kill = () => void child.kill("SIGKILL");
  return {
    gone,
    kill,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
    async [Symbol.asyncDispose]() {
      kill();
      await gone;
    },
  };
}
