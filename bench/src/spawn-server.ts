import { fork } from "node:child_process";
import { once } from "node:events";

/** A server in a process of its own. Its log goes nowhere, but is written as it always is. */
export interface SpawnedServer extends AsyncDisposable {
  readonly url: string;
  /** Asks it something; @returns what it says then. */
  ask(question: string): Promise<unknown>;
}

/**
 * Starts a script that is told its order by a message, says its `url` by another one when it is ready, and
 * ends when its parent lets go of it.
 */
export async function spawnServer(script: URL, order: object): Promise<SpawnedServer> {
  const child = fork(script, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = once(child, "exit");
  child.send(order);
  const [answer] = await Promise.race([
    once(child, "message"),
    gone.then(() => Promise.reject(new Error("The server ended before it answered"))),
  ]);
  return {
    url: answer.url,
    async ask(question) {
      const told = once(child, "message");
      child.send(question);
      return (await told)[0];
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await gone;
    },
  };
}
