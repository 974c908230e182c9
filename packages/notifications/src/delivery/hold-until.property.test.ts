import { toInstant, toLocal } from "@convene/scheduling-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { holdUntil } from "./hold-until.ts";

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const instant = fc.date({
  min: new Date("2005-01-01T00:00:00Z"),
  max: new Date("2037-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const hours = fc
  .tuple(clock, clock)
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({ start, end }));

test("what is held is held for less than a day and a bit, until the time at which nights end", () =>
  fc.assert(
    fc.property(instant, zone, hours, (now, timeZone, quiet) => {
      const until = holdUntil(now, timeZone, quiet);
      if (!until) return;
      expect(until > now).toBe(true);
      const date = toLocal(until, timeZone).local.slice(0, 10);
      const ends = [date, dayBefore(date)].map((day) => toInstant(`${day}T${quiet.end}`, timeZone));
      expect(ends).toContainEqual(until);
      expect(holdUntil(new Date(until.getTime() - 1), timeZone, quiet)).toEqual(until);
    }),
  ));

test("away from clock changes it is held exactly when the clock stands between the two", () =>
  fc.assert(
    fc.property(instant, zone, hours, (now, timeZone, quiet) => {
      const offsets = [-48, 0, 48].map(
        (hour) => toLocal(new Date(now.getTime() + hour * 3_600_000), timeZone).offset,
      );
      fc.pre(new Set(offsets).size === 1);
      const time = toLocal(now, timeZone).local.slice(11, 16);
      const inside =
        quiet.start < quiet.end
          ? quiet.start <= time && time < quiet.end
          : quiet.start <= time || time < quiet.end;
      expect(holdUntil(now, timeZone, quiet) !== null).toBe(inside);
    }),
  ));

function dayBefore(date: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return new Date(noon.getTime() - 86_400_000).toISOString().slice(0, 10);
}
