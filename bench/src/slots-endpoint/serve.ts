import { once } from "node:events";
import type { RoleUrls } from "@convene/prisma/roles";
import { createKit, readServerEnv } from "@convene/server-kit";
import { createServicesServer } from "@convene/services/server";
import { memoryDatabase } from "./memory-database.ts";
import { ASKED_AT } from "./seed-reservations.ts";

// The services app's server in a process of its own, its clock standing still. It is told where the
// database is and says where it answers.

/** What the process is told first. */
export interface ServeOrder {
  readonly urls: RoleUrls;
  /** Whether hours and busy times are held in memory; otherwise each request reads them. */
  readonly fromMemory: boolean;
}

const [order] = (await once(process, "message")) as [ServeOrder];
const env = readServerEnv({
  APP_DATABASE_URL: order.urls.app,
  AUTH_DATABASE_URL: order.urls.auth,
  SWEEP_DATABASE_URL: order.urls.sweep,
  QUEUE_DATABASE_URL: order.urls.queue,
  CONVENE_SECRET: "only of this benchmark, and long enough",
  PUBLIC_RATE_LIMIT: "1000000000",
});
const kit = await createKit("services", env, { now: () => ASKED_AT });
const db = order.fromMemory ? await memoryDatabase(kit.db, order.urls.owner) : kit.db;
const server = createServicesServer({ ...kit, db });
const { port } = await server.listen(0);
process.send?.({ url: `http://127.0.0.1:${port}` });
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1_000);
});
process.once("disconnect", () => process.exit());
