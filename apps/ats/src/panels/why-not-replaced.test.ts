import { addHours } from "date-fns";
import { expect, test } from "vitest";
import { USUAL_REPLACEMENT, whyNotReplaced } from "./why-not-replaced.ts";

const now = new Date("2026-02-02T13:00:00Z");
const declined = { poolId: "pool", scheduledStart: addHours(now, 48), replacements: 2 };

test("48 hours ahead somebody is looked for; a millisecond later only the organiser is told", () => {
  expect(whyNotReplaced(declined, USUAL_REPLACEMENT, now)).toBeNull();
  const later = new Date(now.getTime() + 1);
  expect(whyNotReplaced(declined, USUAL_REPLACEMENT, later)).toBe("too_late");
});

test("the fourth is not replaced any more, and who was asked for by name never is", () => {
  const third = { ...declined, replacements: 3 };
  expect(whyNotReplaced(third, USUAL_REPLACEMENT, now)).toBe("limit_reached");
  expect(whyNotReplaced({ ...third, poolId: null }, USUAL_REPLACEMENT, now)).toBe("no_pool");
});
