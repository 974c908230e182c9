import { expect, test } from "vitest";
import { formatRelative } from "./relative-time.ts";

const now = new Date("2026-03-05T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

test.each([
  [0, "now"],
  [59, "now"],
  [60, "1 minute ago"],
  [3_599, "59 minutes ago"],
  [3_600, "1 hour ago"],
  [86_399, "23 hours ago"],
  [86_400, "yesterday"],
  [-7_200, "in 2 hours"],
])("%s seconds before: %s", (seconds, text) => {
  expect(formatRelative(ago(seconds), now, "en-GB")).toBe(text);
});

test("in the reader's language", () => {
  expect(formatRelative(ago(120), now, "fr")).toBe("il y a 2 minutes");
});
