import { SlotTakenError } from "@convene/scheduling-core";
import type { Kit } from "@convene/server-kit";
import type pg from "pg";
import { bookThroughApp, offerInstead } from "./book-through-app.ts";
import type { OpenSlot } from "./seed-salons.ts";

const AT_ONCE = 64;

/** What became of those who wanted one slot at once, round after round. */
export interface OneSlotOutcome {
  /** Until the refusal, with what else there is, in milliseconds; ascending. */
  readonly refusedAfterMs: readonly number[];
  readonly bookedAfterMs: readonly number[];
  /** What a round takes of this process's processor, in milliseconds: least that the last one waits. */
  readonly processorMs: readonly number[];
}

/**
 * Has 64 visitors book the same slot at once, several times.
 *
 * @throws Error where not exactly one gets it, somebody is refused for another reason, or PostgreSQL had
 *   to resolve a deadlock
 */
export async function raceForOneSlot(
  kit: Kit,
  owner: pg.Client,
  nextSlot: () => OpenSlot,
  rounds: number,
): Promise<OneSlotOutcome> {
  const refusedAfterMs: number[] = [];
  const bookedAfterMs: number[] = [];
  const processorMs: number[] = [];
  const before = await deadlocks(owner);
  for (let round = 0; round <= rounds; round++) {
    const slot = nextSlot();
    const usedBefore = process.cpuUsage();
    const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, () => attempt(kit, slot)));
    const booked = outcomes.filter(({ isBooked }) => isBooked);
    if (booked.length !== 1) throw new Error(`${booked.length} of ${AT_ONCE} have the slot`);
    // The first round is not counted: code is compiled and statements are planned in it.
    if (round === 0) continue;
    const { user, system } = process.cpuUsage(usedBefore);
    processorMs.push((user + system) / 1_000);
    for (const { isBooked, afterMs } of outcomes) {
      (isBooked ? bookedAfterMs : refusedAfterMs).push(afterMs);
    }
  }
  const met = (await deadlocks(owner)) - before;
  if (met > 0) throw new Error(`${met} deadlocks`);
  return { refusedAfterMs: refusedAfterMs.sort((a, b) => a - b), bookedAfterMs, processorMs };
}

async function attempt(kit: Kit, slot: OpenSlot) {
  const start = performance.now();
  try {
    await bookThroughApp(kit, slot);
    return { isBooked: true, afterMs: performance.now() - start };
  } catch (error) {
    if (!(error instanceof SlotTakenError)) throw error;
    if ((await offerInstead(kit, slot)) === 0) throw new Error("Nothing else is offered");
    return { isBooked: false, afterMs: performance.now() - start };
  }
}

/** Since the server began, in this database. Flushed when a session is idle for a second, or asked here. */
async function deadlocks(owner: pg.Client): Promise<number> {
  await owner.query("SELECT pg_stat_clear_snapshot()");
  const { rows } = await owner.query<{ deadlocks: number }>(
    "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]?.deadlocks ?? 0;
}
