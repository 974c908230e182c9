import { expect, test } from "vitest";
import { readRetryAfter } from "./read-retry-after.ts";

const now = new Date("2026-01-20T12:00:00Z");

test.each([
  [null, null],
  ["", null],
  ["soon", null],
  ["0", 0],
  ["120", 120],
  ["Tue, 20 Jan 2026 12:01:30 GMT", 90],
  ["Tue, 20 Jan 2026 11:00:00 GMT", 0],
  ["99999999", 86_400],
])("%j says %j seconds", (header, seconds) => expect(readRetryAfter(header, now)).toBe(seconds));
