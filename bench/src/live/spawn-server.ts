import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { RoleUrls } from "@convene/prisma/roles";

/** What a server's process is told first. */
export interface ServeOrder {
  readonly urls: RoleUrls;
  /** ISO 8601; its clock stands still. */
  readonly now: string;
}

/** On which bare servers are told what happened. */
export const BARE_CHANNEL = "bare";

/** A server in a process of its own. */
export interface SpawnedServer extends AsyncDisposable {
  /** Of its WebSockets. */
  readonly url: string;
}

/** @param script Beside this file. */
export async function spawnServer(script: string, order: ServeOrder): Promise<SpawnedServer> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = fork(file, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = once(child, "exit");
  child.send(order);
  const [answer] = await Promise.race([
    once(child, "message"),
    gone.then(() => Promise.reject(new Error("The server ended before it answered"))),
  ]);
  return {
    url: answer.url,
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await gone;
    },
  };
}
