import { describe, expect, test } from "vitest";
import { formatOffset, readOffset } from "./offset.ts";

describe("readOffset", () => {
  test.each([
    ["2 days", 2_880],
    ["45 min", 45],
    ["45", 45],
    ["1h30", 90],
    ["1 h 30 min", 90],
    ["1 day 2 hours", 1_560],
    ["2 jours", 2_880],
    ["1 jour", 1_440],
    ["3j", 4_320],
    ["1 heure", 60],
    ["2 heures et 15 minutes", 135],
    ["30 days", 43_200],
  ])("%s", (text, minutes) => {
    expect(readOffset(text)).toBe(minutes);
  });

  test.each(["", "soon", "0", "-5", "31 days", "1.5 min"])("%j is none", (text) => {
    expect(readOffset(text)).toBeUndefined();
  });
});

test("formatOffset names days, hours and minutes", () => {
  expect(formatOffset(1_440, "en")).toBe("1 day");
  expect(formatOffset(1_530, "en")).toBe("1 day 1 hour 30 minutes");
  expect(formatOffset(2_880, "fr")).toBe("2\u00a0jours");
});
