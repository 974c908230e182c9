import { expect, test } from "vitest";
import { instantSchema } from "./schemas.ts";

test.each([
  ["0000-01-01T00:00:00Z", false],
  ["0001-01-01T00:00:00+14:00", false],
  ["0001-01-02T00:00:00Z", true],
  ["2026-03-09T14:00:00+05:45", true],
  ["9999-12-30T23:59:59Z", true],
  ["9999-12-31T23:59:59-12:00", false],
])("an instant of a request is in the years 1 to 9999: %s, %s", (text, isTaken) => {
  expect(instantSchema.safeParse(text).success).toBe(isTaken);
});
