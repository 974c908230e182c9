import type { RoleUrls } from "@convene/prisma/roles";
import { createKit, type Kit, readServerEnv } from "@convene/server-kit";

/** A server's parts on a database, as a worker has them, with a clock that stands still. */
export async function openBenchKit(urls: RoleUrls, now: Date): Promise<Kit> {
  const env = readServerEnv({
    APP_DATABASE_URL: urls.app,
    AUTH_DATABASE_URL: urls.auth,
    SWEEP_DATABASE_URL: urls.sweep,
    QUEUE_DATABASE_URL: urls.queue,
    CONVENE_SECRET: "only of this benchmark, and long enough",
    LOG_LEVEL: "silent",
  });
  return await createKit("services", env, { now: () => now });
}
