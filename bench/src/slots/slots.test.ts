import { findAvailableSlots } from "@convene/scheduling-core";
import { benchmarkQueries, digestOfStarts } from "@convene/scheduling-core/testing";
import { describe, expect, test } from "vitest";
import { findSlotsSimply } from "./baseline.ts";
import { measuredQueries } from "./queries.ts";

describe("what is compared gives the same answers", () => {
  test.each([...measuredQueries(), ...benchmarkQueries()])("$id", ({ query }) => {
    const found = findAvailableSlots(query);
    expect(found.length).toBeGreaterThan(0);
    expect(digestOfStarts(found)).toBe(digestOfStarts(findSlotsSimply(query)));
  });
});

test("every kind of query has a target, and the recorded ones are named right", () => {
  const queries = measuredQueries();
  expect(queries).toHaveLength(14);
  for (const { id, query, target } of queries) {
    expect(target).not.toBeNull();
    const days = (query.range.end.getTime() - query.range.start.getTime()) / 86_400_000;
    expect(id).toContain(`${days} days`);
    expect(id.startsWith("any")).toBe(query.attendance === "any");
    if (query.hosts.length === 1) expect(id).toContain(`${query.hosts[0]?.busy?.length} busy`);
  }
});
