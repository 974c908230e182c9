import { expect, test } from "vitest";
import { spreadOf, sumLoad } from "./sum-load.ts";

const ada = { id: "a", name: "Ada", perWeek: 2 };
const ben = { id: "b", name: "Ben", perWeek: null };
const cell = (resourceId: string, week: string, interviews: number) => ({
  resourceId,
  week,
  interviews,
  minutes: interviews * 60,
  watched: 1,
});

test("weeks add up, and a week at the limit is not above it", () => {
  const loads = sumLoad(
    [ben, ada],
    [cell("a", "2026-02-02", 2), cell("a", "2026-02-09", 3), cell("b", "2026-02-02", 9)],
  );
  expect(loads).toEqual([
    { ...ben, interviews: 9, minutes: 540, watched: 1, mostInWeek: 9, weeksAbove: 0 },
    { ...ada, interviews: 5, minutes: 300, watched: 2, mostInWeek: 3, weeksAbove: 1 },
  ]);
});

test("who held none is there too, after the others by name", () => {
  const loads = sumLoad([ben, ada], []);
  expect(loads.map(({ name, interviews }) => [name, interviews])).toEqual([
    ["Ada", 0],
    ["Ben", 0],
  ]);
});

test.each([
  [[], { fewest: null, median: null, most: null }],
  [[4], { fewest: 4, median: 4, most: 4 }],
  [[9, 1, 2], { fewest: 1, median: 2, most: 9 }],
  [[10, 0, 3, 2], { fewest: 0, median: 2.5, most: 10 }],
])("the spread of %j", (counts, spread) => {
  expect(spreadOf(counts.map((interviews) => ({ interviews })))).toEqual(spread);
});
