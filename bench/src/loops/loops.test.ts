import { findLoops } from "@convene/scheduling-core";
import { allLoops } from "@convene/scheduling-core/testing";
import { expect, test } from "vitest";
import { measureSearch } from "./measure-search.ts";
import { loopCases, smallLoopCases } from "./queries.ts";

test("small loops are found as well as by looking at every way to arrange them", () => {
  const cases = smallLoopCases(8);
  const found = cases.map(({ query }) => findLoops(query)[0]?.cost.total);
  expect(found).toEqual(
    cases.map(({ query }) => {
      const costs = allLoops(query).map(({ cost }) => cost);
      return costs.length === 0 ? undefined : Math.min(...costs);
    }),
  );
  expect(found.filter((cost) => cost !== undefined).length).toBeGreaterThan(4);
});

test("the measured loops are what they say: five interviews, pools of ten, four zones", () => {
  for (const { query } of loopCases()) {
    expect(query.interviews).toHaveLength(5);
    const hosts = query.interviews.flatMap(({ groups }) => groups.flatMap((group) => group.hosts));
    expect(new Set(hosts.map(({ timeZone }) => timeZone)).size).toBe(4);
    for (const { groups } of query.interviews) {
      for (const group of groups) expect(group.hosts).toHaveLength(10);
    }
  }
});

test("a measured search comes to its end with ten proposals", () => {
  const [{ query } = { query: null }] = loopCases();
  const search = query && measureSearch(query);
  expect(search?.isComplete).toBe(true);
  expect(search?.proposals).toHaveLength(10);
});
