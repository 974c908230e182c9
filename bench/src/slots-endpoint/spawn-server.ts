import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ServeOrder } from "./serve.ts";

const SERVE = fileURLToPath(new URL("./serve.ts", import.meta.url));

/** A server in a process of its own. Its log goes nowhere, but is written as it always is. */
export interface SpawnedServer extends AsyncDisposable {
  readonly url: string;
  /** The processor time that its process took so far, in milliseconds. */
  processorMs(): Promise<number>;
}

export async function spawnServer(order: ServeOrder): Promise<SpawnedServer> {
  const child = fork(SERVE, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = once(child, "exit");
  child.send(order);
  const [answer] = await Promise.race([
    once(child, "message"),
    gone.then(() => Promise.reject(new Error("The server ended before it answered"))),
  ]);
  return {
    url: `http://127.0.0.1:${answer.port}`,
    async processorMs() {
      const told = once(child, "message");
      child.send("processor");
      return (await told)[0];
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await gone;
    },
  };
}
