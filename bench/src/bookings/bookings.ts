import pg from "pg";
import { openBenchServer } from "../database/open-bench-server.ts";
import { median } from "../measure.ts";
import { openBenchKit } from "../notifications/open-bench-kit.ts";
import { printRow } from "../print-row.ts";
import { bareBookings } from "./bare-bookings.ts";
import { bookThroughApp } from "./book-through-app.ts";
import { countRows, rowsOfEach } from "./count-rows.ts";
import { raceForOneSlot } from "./one-slot.ts";
import { BOOKED_AT, type OpenSlot, seedSalons } from "./seed-salons.ts";

// node src/bookings/bookings.ts            some minutes
// node src/bookings/bookings.ts --short    with less patience, for CI

/** As many connections as the app's own pool has. */
const POOL_SIZE = 20;
const TARGET = 0.65;
const isShort = process.argv.includes("--short");
const rounds = isShort ? 8 : 30;
/** Short turns: whatever slows the machine down for a second slows all of them. */
const ofEachRound = 160;
/** Until the code is compiled. */
const warmUpRounds = isShort ? 5 : 10;

await using server = await openBenchServer();
const urls = await server.database("bookings");
const nextSlot = await seedSalons(urls.owner);
const kit = await openBenchKit(urls, BOOKED_AT);
const owner = new pg.Client({ connectionString: urls.owner });
await owner.connect();
const sample = nextSlot();
const { id: sampleId } = await bookThroughApp(kit, sample);
const bare = await bareBookings({
  appUrl: urls.app,
  ownerUrl: urls.owner,
  poolSize: POOL_SIZE,
  sampleId,
  sample,
});
const contenders = {
  convene: (slot: OpenSlot) => bookThroughApp(kit, slot),
  bare: (slot: OpenSlot) => bare.book(slot),
  rows: (slot: OpenSlot) => bare.write(slot),
};
const names = ["convene", "bare", "rows"] as const;

console.log(
  "Bookings a second on slots of 400 people, each whole in one transaction, beside the same by",
);
console.log(
  "named statements of the bare driver, and beside the same rows written without having read",
);
console.log("anything. They take turns; medians of the rounds' ratios.\n");
const header = ["at once", "convene ÷ bare", "target", "convene ÷ rows alone"];
printRow([...header, "this process's time, convene ÷ bare"]);
printRow(["---:", "---:", "---:", "---:", "---:"]);
for (const atOnce of [8, 32]) {
  const times = { convene: [] as number[], bare: [] as number[], rows: [] as number[] };
  const used = { convene: [] as number[], bare: [] as number[], rows: [] as number[] };
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const name of names) {
      const { milliseconds, processorMs, left } = await timeRound(atOnce, contenders[name]);
      expectSameRows(left);
      if (round < 0) continue;
      times[name].push(milliseconds);
      used[name].push(processorMs);
    }
    // Once, before it is measured: every connection then makes its plans anew, for a second or so.
    if (round === -warmUpRounds) await owner.query("VACUUM ANALYZE");
  }
  const ofBare = ratio(times.bare, times.convene);
  const ofRows = ratio(times.rows, times.convene);
  printRow([atOnce, ofBare, `≥ ${TARGET}`, ofRows, ratio(used.convene, used.bare)]);
}

const race = await raceForOneSlot(kit, owner, nextSlot, isShort ? 3 : 20);
const refused = (share: number) =>
  `${race.refusedAfterMs[Math.floor(race.refusedAfterMs.length * share)]?.toFixed(0)} ms`;
console.log(
  "\n64 at once on one slot: one has it, 63 are refused and offered others, no deadlock.\n",
);
printRow(["", "median", "99th percentile", "target"]);
printRow(["---", "---:", "---:", "---:"]);
printRow(["refused after", refused(0.5), refused(0.99), "< 200 ms"]);
printRow(["booked after", `${median(race.bookedAfterMs).toFixed(0)} ms`, "", ""]);
printRow(["this process's time for all 64", `${median(race.processorMs).toFixed(0)} ms`, "", ""]);
await Promise.all([kit.close(), bare.close(), owner.end()]);

/** Of what was measured in the same rounds. */
function ratio(dividends: readonly number[], divisors: readonly number[]): string {
  return median(divisors.map((divisor, round) => (dividends[round] ?? 0) / divisor)).toFixed(2);
}

/** A round of bookings, so many at once. */
async function timeRound(atOnce: number, book: (slot: OpenSlot) => Promise<unknown>) {
  const slots = Array.from({ length: ofEachRound }, nextSlot);
  const before = await countRows(owner);
  const usedBefore = process.cpuUsage();
  const start = performance.now();
  const worker = async () => {
    for (let slot = slots.pop(); slot; slot = slots.pop()) await book(slot);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const milliseconds = performance.now() - start;
  const used = process.cpuUsage(usedBefore);
  const left = rowsOfEach(before, await countRows(owner), ofEachRound);
  // As a worker does meanwhile: how much waits makes no difference then.
  await owner.query("UPDATE notification SET state = 'sent' WHERE state = 'queued'");
  return { milliseconds, processorMs: (used.user + used.system) / 1_000, left };
}

/** Whoever writes less than the other has it easier. */
function expectSameRows(left: Readonly<Record<string, number>>): void {
  const expected = { appointment: 1, reservation: 1, event_change: 1, notification: 3 };
  const all = { ...expected, "queue.job_common": 2, announcement: 4, client: 0 };
  if (JSON.stringify(left) !== JSON.stringify(all)) {
    throw new Error(`A booking left ${JSON.stringify(left)}`);
  }
}
