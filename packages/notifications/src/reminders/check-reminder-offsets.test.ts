import { InvalidInputError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import { checkReminderOffsets } from "./check-reminder-offsets.ts";

test.each([[[]], [[1]], [[43_200, 1440, 60, 45, 30, 15, 5, 1]]])("%j is a schedule", (offsets) => {
  expect(() => checkReminderOffsets(offsets, "offsets")).not.toThrow();
});

test.each([
  { offsets: [0], field: "offsets.0" },
  { offsets: [60, -15], field: "offsets.1" },
  { offsets: [60, 1.5], field: "offsets.1" },
  { offsets: [Number.NaN], field: "offsets.0" },
  { offsets: [43_201], field: "offsets.0" },
  { offsets: [60, 15, 60], field: "offsets.2" },
  { offsets: [1, 2, 3, 4, 5, 6, 7, 8, 9], field: "offsets" },
])("$offsets is refused, naming $field", ({ offsets, field }) => {
  expect(() => checkReminderOffsets(offsets, "offsets")).toThrow(
    expect.objectContaining({ constructor: InvalidInputError, field }),
  );
});
