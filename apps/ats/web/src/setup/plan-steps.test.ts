import { expect, test } from "vitest";
import { toSteps, toStepValues } from "./plan-steps.ts";

const steps = [
  { templateId: "a", after: [] },
  { templateId: "b", after: [0] },
  { templateId: "c", after: [0, 1] },
];

test("what is opened and saved without a change is the same", () => {
  expect(toSteps(toStepValues(steps))).toEqual(steps);
});

test("what is moved up waits for nothing that stands after it any more", () => {
  const [a, b, c] = toStepValues(steps);
  if (!a || !b || !c) throw new Error("There are three");
  expect(toSteps([b, a, c])).toEqual([
    { templateId: "b", after: [] },
    { templateId: "a", after: [] },
    { templateId: "c", after: [0, 1] },
  ]);
});
