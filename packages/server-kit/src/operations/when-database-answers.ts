import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseAway } from "@convene/prisma";
import pg from "pg";
import type { Logger } from "../logging/create-logger.ts";

const FIRST_WAIT_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
const CONNECT_WITHIN_MS = 5_000;

/**
 * Begins something once a database takes connections: whoever starts while it recovers comes up a moment
 * later, and so does whoever loses it again in that moment.
 *
 * @param begin Called again where the database went away meanwhile: leaves nothing behind when it throws.
 * @throws what it was refused with, where waiting does not help, or did not in half a minute
 */
export async function whenDatabaseAnswers<T>(
  url: string,
  logger: Pick<Logger, "warn">,
  begin: () => Promise<T>,
): Promise<T> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_WAIT_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await connectOnce(url);
      return await begin();
    } catch (error) {
      if (!isDatabaseAway(error) || waitedMs >= LONGEST_WAIT_MS) throw error;
      if (waitedMs === 0) logger.warn("The database does not answer yet; waiting for it");
    }
    await delay(pauseMs);
    waitedMs += pauseMs;
  }
}

async function connectOnce(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  client.on("error", () => {}); // "connect" says it
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}
