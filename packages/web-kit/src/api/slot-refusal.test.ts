import { expect, test } from "vitest";
import { ApiProblem } from "./api-problem.ts";
import { createSlotRefusalReader } from "./slot-refusal.ts";

interface Slot {
  readonly start: string;
}
interface Explanation {
  readonly reasons: readonly string[];
}

const slotRefusalOf = createSlotRefusalReader({
  isSlot: (value): value is Slot => "start" in value,
  isExplanation: (value): value is Explanation => "reasons" in value,
});
const start = new Date("2026-03-09T13:30:00Z");
const problem = (code: string, extensions = {}) =>
  new ApiProblem({ status: 409, code, title: "No", extensions });

test("a refused time comes with what is offered instead, and nothing that is no slot", () => {
  const error = problem("SLOT_TAKEN", {
    alternatives: [{ start: "2026-03-09T14:00:00Z" }, { other: 1 }, null],
    explanation: { reasons: [] },
  });
  expect(slotRefusalOf(error, start)).toEqual({
    code: "SLOT_TAKEN",
    start,
    alternatives: [{ start: "2026-03-09T14:00:00Z" }],
    explanation: { reasons: [] },
  });
});

test("without alternatives and explanation there are none", () => {
  expect(slotRefusalOf(problem("SLOT_NOT_OFFERED"), start)).toEqual({
    code: "SLOT_NOT_OFFERED",
    start,
    alternatives: [],
    explanation: undefined,
  });
});

test("any other failure is no refusal of a time", () => {
  expect(slotRefusalOf(problem("NOT_ALLOWED"), start)).toBeUndefined();
  expect(slotRefusalOf(new Error("SLOT_TAKEN"), start)).toBeUndefined();
});
