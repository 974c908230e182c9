import type { Host, LocalWindow, WeeklyHours } from "../availability/host.ts";
import type { Interval } from "../interval/interval.ts";
import type { SlotQuery } from "../slots/slot-query.ts";

/** A query of the benchmark with a name that says what it asks. */
export interface BenchmarkQuery {
  readonly id: string;
  readonly query: SlotQuery;
}

export interface HostShape {
  readonly timeZone: string;
  readonly hours: LocalWindow;
  readonly busyCount: number;
  readonly order: "sorted" | "random";
}

const QUARTER = 15 * 60_000;
const DAY = 86_400_000;
const FIRST_DAY = Date.parse("2030-01-07T05:00:00Z");
const ZONES = ["America/Toronto", "America/Los_Angeles", "Europe/London", "Europe/Berlin"];

/** Pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A host with busy times of 15 to 60 minutes on quarter hours, spread over the days of the range. */
export function makeHost(id: string, days: number, shape: HostShape, random: () => number): Host {
  const { timeZone, hours, busyCount, order } = shape;
  const busy: Interval[] = Array.from({ length: busyCount }, () => {
    const start = FIRST_DAY + Math.floor(random() * days * 96) * QUARTER;
    const quarters = 1 + Math.floor(random() * 4);
    return { start: new Date(start), end: new Date(start + quarters * QUARTER) };
  });
  if (order === "sorted") busy.sort((a, b) => a.start.getTime() - b.start.getTime());
  const weeklyHours: WeeklyHours = {
    mon: [hours],
    tue: [hours],
    wed: [hours],
    thu: [hours],
    fri: [hours],
  };
  return { id, timeZone, weeklyHours, busy };
}

/** Half-hour slots with a quarter of an hour kept free on both sides. */
export function makeQuery(
  days: number,
  hosts: readonly Host[],
  attendance: "all" | "any",
): SlotQuery {
  return {
    range: { start: new Date(FIRST_DAY), end: new Date(FIRST_DAY + days * DAY) },
    now: new Date(FIRST_DAY - 37 * DAY),
    duration: 30,
    step: 30,
    bufferBefore: 15,
    bufferAfter: 15,
    timeZone: "America/Toronto",
    attendance,
    hosts,
  };
}

/** The fourteen kinds of query by which the engine is measured; the same ones at every call. */
export function benchmarkQueries(): BenchmarkQuery[] {
  const random = seededRandom(2030);
  const queries: BenchmarkQuery[] = [];
  for (const days of [30, 365]) {
    for (const busyCount of [0, 100, 1_000]) {
      for (const order of busyCount === 0
        ? ["sorted" as const]
        : ["sorted" as const, "random" as const]) {
        const shape: HostShape = {
          timeZone: "America/Toronto",
          hours: ["09:00", "17:00"],
          busyCount,
          order,
        };
        queries.push({
          id: `one host, ${days} days, ${busyCount} busy${busyCount === 0 ? "" : `, ${order}`}`,
          query: makeQuery(days, [makeHost("h1", days, shape, random)], "all"),
        });
      }
    }
  }
  for (const days of [30, 365]) {
    const hosts = Array.from({ length: 8 }, (_, index) => {
      const timeZone = ZONES[index % ZONES.length] ?? "UTC";
      const shape: HostShape = {
        timeZone,
        hours: ["07:00", "21:00"],
        busyCount: 200,
        order: "random",
      };
      return makeHost(`h${index + 1}`, days, shape, random);
    });
    queries.push({
      id: `eight hosts together, ${days} days`,
      query: makeQuery(days, hosts, "all"),
    });
    queries.push({ id: `any of eight hosts, ${days} days`, query: makeQuery(days, hosts, "any") });
  }
  return queries;
}
