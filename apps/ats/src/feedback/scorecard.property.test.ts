import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadOf, weightedScore } from "./scorecard.ts";

const rated = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 10 }),
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  }),
  { maxLength: 12 },
);

test("the score lies between the lowest and the highest rating, and is none without ratings", () => {
  fc.assert(
    fc.property(rated, (rows) => {
      const criteria = rows.map(({ weight }, index) => ({ id: String(index), weight }));
      const ratings = rows.map(({ rating }, index) => ({ criterionId: String(index), rating }));
      const given = rows.flatMap(({ rating }) => rating ?? []);
      const score = weightedScore(criteria, ratings);
      const spread = spreadOf(given);
      if (!spread) {
        expect(score).toBeNull();
        return;
      }
      expect(score).toBeGreaterThanOrEqual(spread.lowest);
      expect(score).toBeLessThanOrEqual(spread.highest);
    }),
  );
});

test("a criterion of weight 3 counts as three of weight 1", () => {
  expect(
    weightedScore(
      [
        { id: "code", weight: 3 },
        { id: "talk", weight: 1 },
      ],
      [
        { criterionId: "code", rating: 5 },
        { criterionId: "talk", rating: 1 },
      ],
    ),
  ).toBe(4);
});
