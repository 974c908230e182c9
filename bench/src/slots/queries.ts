import { existsSync, readFileSync } from "node:fs";
import type { SlotQuery } from "@convene/scheduling-core";
import { benchmarkQueries, readSlotQuery } from "@convene/scheduling-core/testing";

export interface MeasuredQuery {
  readonly id: string;
  readonly query: SlotQuery;
  /** Baseline divided by engine that is to be reached; null where none is set. */
  readonly target: number | null;
  /** The digest that the answer's starts must have; null where only the baseline tells. */
  readonly digest: string | null;
}

const TARGETS: readonly [pattern: RegExp, target: number][] = [
  [/^one host, 30 days, 0 busy/, 1.4],
  [/^one host, 30 days, 100 busy/, 1.6],
  [/^one host, 30 days, 1000 busy/, 3.5],
  [/^one host, 365 days, (0|100) busy/, 2],
  [/^one host, 365 days, 1000 busy/, 3.5],
  [/^eight hosts together, 30 days/, 4],
  [/^eight hosts together, 365 days/, 6],
  [/^any of eight hosts, 30 days/, 1.7],
  [/^any of eight hosts, 365 days/, 2.3],
];

/** The queries of the full data set, where it stands beside the checkout. */
const recorded = new URL("../../../shared/data/slots-perf.json", import.meta.url);

/** The fourteen queries, from the full data set if it is there, else made by our own generator. */
export function measuredQueries(): MeasuredQuery[] {
  const own = benchmarkQueries();
  const ownIds = own.map(({ id }) => id);
  const queries = existsSync(recorded) ? readRecorded(ownIds) : own;
  return queries.map(({ id, query, ...rest }) => ({
    id,
    query,
    target: TARGETS.find(([pattern]) => pattern.test(id))?.[1] ?? null,
    digest: "digest" in rest ? String(rest.digest) : null,
  }));
}

/** Both sets ask the same kinds in the same order within hosts and days, so ours names theirs. */
function readRecorded(ids: readonly string[]) {
  const rows: {
    id: string;
    query: Parameters<typeof readSlotQuery>[0];
    expectedStartsSha256: string;
  }[] = JSON.parse(readFileSync(recorded, "utf8"));
  return rows.map(({ query, expectedStartsSha256 }, index) => ({
    id: ids[index] ?? "unknown",
    query: readSlotQuery(query),
    digest: expectedStartsSha256,
  }));
}
