import { findAvailableSlots, type SlotQuery } from "@convene/scheduling-core";
import {
  type HostShape,
  makeHost,
  makeQuery,
  seededRandom,
} from "@convene/scheduling-core/testing";
import { measureFastest } from "../measure.ts";

export interface GrowthRow {
  readonly size: number;
  readonly microseconds: number;
  /** Compared with the row before, per unit of size: 1 is linear. */
  readonly perUnit: number | null;
}

export interface GrowthTable {
  readonly what: string;
  readonly rows: readonly GrowthRow[];
}

const ZONES = ["America/Toronto", "America/Los_Angeles", "Europe/London", "Europe/Berlin"];

function hosts(count: number, days: number, busyCount: number) {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, index) => {
    const shape: HostShape = {
      timeZone: ZONES[index % ZONES.length] ?? "UTC",
      hours: ["06:00", "22:00"],
      busyCount,
      order: "random",
    };
    return makeHost(`h${index}`, days, shape, random);
  });
}

const YEAR = 365;
const SERIES: readonly {
  what: string;
  sizes: readonly number[];
  make: (size: number) => SlotQuery;
}[] = [
  {
    what: "years, one host, 1,000 busy times a year",
    sizes: [1, 2, 5, 10],
    make: (years) => makeQuery(years * YEAR, hosts(1, years * YEAR, years * 1_000), "all"),
  },
  {
    what: "hosts together, 90 days, 100 busy times each",
    sizes: [1, 10, 50, 100],
    make: (count) => makeQuery(90, hosts(count, 90, 100), "all"),
  },
  {
    what: "any of so many hosts, 90 days, 100 busy times each",
    sizes: [1, 10, 50, 100],
    make: (count) => makeQuery(90, hosts(count, 90, 100), "any"),
  },
  {
    what: "busy times of one host, 10 years",
    sizes: [1_000, 10_000, 50_000, 100_000],
    make: (busyCount) => makeQuery(10 * YEAR, hosts(1, 10 * YEAR, busyCount), "all"),
  },
];

/** How the engine's time grows with each dimension by itself. */
export function measureGrowth(budgetMs: number): GrowthTable[] {
  return SERIES.map(({ what, sizes, make }) => {
    const rows: GrowthRow[] = [];
    for (const size of sizes) {
      const query = make(size);
      const microseconds = measureFastest(() => findAvailableSlots(query), budgetMs);
      const previous = rows.at(-1);
      const perUnit = previous
        ? microseconds / size / (previous.microseconds / previous.size)
        : null;
      rows.push({ size, microseconds, perUnit });
    }
    return { what, rows };
  });
}
