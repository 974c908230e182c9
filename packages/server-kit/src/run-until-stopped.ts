import type { Kit } from "./kit.ts";

/** A server or a worker: something that finishes what it does when it is told to stop. */
export interface Stoppable {
  stop(): Promise<void>;
}

const LONGEST_STOP_MS = 30_000;

/**
 * Runs a server or worker until the process is asked to end (SIGTERM or SIGINT), then lets it finish
 * what is under way and gives back the connections.
 */
export async function runUntilStopped(
  kit: Pick<Kit, "logger" | "close">,
  stoppable: Stoppable,
): Promise<void> {
  const signal = await new Promise<string>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
    kit.logger.info("Started");
  });
  kit.logger.info({ signal }, "Stopping");
  // Whatever still hangs then is cut off; unref: it keeps no process alive.
  setTimeout(() => {
    kit.logger.error("Stopping took too long");
    process.exit(1);
  }, LONGEST_STOP_MS).unref();
  await stoppable.stop();
  await kit.close();
  kit.logger.info("Stopped");
}
