import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advanceQualification,
  settleQualification,
  type Training,
} from "./advance-qualification.ts";

const needs = fc.record({
  shadowsNeeded: fc.nat({ max: 6 }),
  reverseShadowsNeeded: fc.nat({ max: 6 }),
});
const ORDER = ["shadow", "reverse_shadow", "qualified"] as const;

test("who begins as a shadow is qualified after exactly the interviews that it takes", () =>
  fc.assert(
    fc.property(needs, (wanted) => {
      let training: Training = settleQualification(
        { qualification: "shadow", completed: 0 },
        wanted,
      );
      let interviews = 0;
      while (training.qualification !== "qualified") {
        training = advanceQualification(training, wanted);
        interviews++;
      }
      expect(interviews).toBe(wanted.shadowsNeeded + wanted.reverseShadowsNeeded);
    }),
  ));

test("nobody falls back, and within a qualification the count goes up by one", () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...ORDER),
      fc.nat({ max: 9 }),
      needs,
      (qualification, completed, wanted) => {
        const after = advanceQualification({ qualification, completed }, wanted);
        expect(ORDER.indexOf(after.qualification)).toBeGreaterThanOrEqual(
          ORDER.indexOf(qualification),
        );
        if (after.qualification === qualification) expect(after.completed).toBe(completed + 1);
        else expect(after.completed).toBe(0);
      },
    ),
  ));

test("who watched twice of two leads the next one; a step that takes none is left out", () => {
  const watched = { qualification: "shadow", completed: 1 } as const;
  expect(advanceQualification(watched, { shadowsNeeded: 2, reverseShadowsNeeded: 1 })).toEqual({
    qualification: "reverse_shadow",
    completed: 0,
  });
  expect(advanceQualification(watched, { shadowsNeeded: 2, reverseShadowsNeeded: 0 })).toEqual({
    qualification: "qualified",
    completed: 0,
  });
});
