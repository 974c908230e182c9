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
  kit: Pick<Kit, "env" | "logger" | "close">,
  stoppable: Stoppable,
): Promise<void> {
  // What nobody caught, the process does not survive; said in the log's words, which hold nothing private.
  const end = (err: unknown) => {
    kit.logger.fatal({ err }, "Ended by an error that nobody caught");
    process.exit(1);
  };
  process.once("uncaughtException", end);
  const signal = await new Promise<string>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
    kit.logger.info("Started");
  });
  kit.logger.info({ signal }, "Stopping");
  // Whatever still hangs then is cut off; unref: it keeps no process alive.
  setTimeout(
    () => {
      kit.logger.error("Stopping took too long");
      process.exit(1);
    },
    LONGEST_STOP_MS + kit.env.DRAIN_SECONDS * 1_000,
  ).unref();
  await stoppable.stop();
  await kit.close();
  process.off("uncaughtException", end);
  kit.logger.info("Stopped");
}
