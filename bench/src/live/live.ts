import { randomUUID } from "node:crypto";
import { bookAppointment } from "@convene/services/server";
import pg from "pg";
import { openBenchServer } from "../database/open-bench-server.ts";
import { openBenchKit } from "../notifications/open-bench-kit.ts";
import { printRow } from "../print-row.ts";
import { spawnServer } from "../spawn-server.ts";
import { openAudience } from "./audience.ts";
import { ORIGIN, openSalon } from "./open-salon.ts";
import { BARE_CHANNEL, type ServeOrder } from "./serve-order.ts";

// node src/live/live.ts            a minute or two
// node src/live/live.ts --short    with less patience, for CI

const SOCKETS = 500;
const TARGET_MS = 50;
const NOW = new Date("2026-03-02T06:00:00Z"); // a Monday
const isShort = process.argv.includes("--short");
const rounds = isShort ? 6 : 30;
const WARM_UP = 2;

await using database = await openBenchServer();
const urls = await database.database("live");
const order: ServeOrder = { urls, now: NOW.toISOString() };
const LIVE = new URL("./serve-live.ts", import.meta.url);
const BARE = new URL("./serve-bare.ts", import.meta.url);
await using first = await spawnServer(LIVE, order);
await using second = await spawnServer(LIVE, order);
await using bareFirst = await spawnServer(BARE, order);
await using bareSecond = await spawnServer(BARE, order);

const salon = await openSalon(first.url.replace("ws", "http"), urls.owner, NOW);
const headers = { cookie: salon.cookie, origin: ORIGIN };
const pages = await openAudience([first.url, second.url], SOCKETS, headers);
const barePages = await openAudience([bareFirst.url, bareSecond.url], SOCKETS);
const kit = await openBenchKit(urls, NOW);
const pool = new pg.Pool({ connectionString: urls.app });

/** Milliseconds from before the booking commits until each of 500 pages is told of it. */
async function book(): Promise<number[]> {
  const { tenantId, serviceId } = salon;
  const { heard, committing } = await kit.db.unit(tenantId, async (tx) => {
    const { id } = await bookAppointment(
      { tx, tenantId, now: NOW },
      {
        serviceId,
        start: salon.nextHour(),
        timeZone: "UTC",
        client: { name: "Cleo", email: "cleo@salon.example", locale: "en" },
        by: { kind: "client" },
      },
      kit,
    );
    // In an object: a promise by itself would be waited for before the commit.
    return { heard: pages.heard(id), committing: performance.now() };
  });
  return (await heard).map((at) => at - committing);
}

/** The same of a transaction that does nothing but say that one thing. */
async function bookNothing(): Promise<number[]> {
  const message = { type: "changed", subject: "appointment", id: randomUUID(), change: "created" };
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("SELECT pg_notify($1, $2)", [BARE_CHANNEL, JSON.stringify(message)]);
  const heard = barePages.heard(message.id);
  const committing = performance.now();
  await client.query("COMMIT");
  client.release();
  return (await heard).map((at) => at - committing);
}

printRow(["bookings at once", "", "median ms", "99 of 100, ms", "the last, ms", "target"]);
printRow(["--:", "--", "--:", "--:", "--:", "--:"]);
for (const atOnce of [1, 8]) {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds + WARM_UP; round++) {
    const times = [await together(atOnce, book), await together(atOnce, bookNothing)];
    if (round < WARM_UP) continue;
    ours.push(...(times[0] ?? []));
    floor.push(...(times[1] ?? []));
  }
  printRow([atOnce, "Convene", ...describe(ours), `≤ ${TARGET_MS}`]);
  printRow([atOnce, "bare sockets", ...describe(floor), ""]);
}

pages.close();
barePages.close();
await Promise.all([kit.close(), pool.end()]);

async function together(count: number, work: () => Promise<number[]>): Promise<number[]> {
  return (await Promise.all(Array.from({ length: count }, work))).flat();
}

function describe(times: readonly number[]): string[] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return [at(0.5), at(0.99), at(1)].map((ms) => ms.toFixed(1));
}
