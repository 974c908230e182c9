import { getTimezoneOffset } from "date-fns-tz";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDatetimeForCalendar } from "./format-datetime-for-calendar.ts";
import { toInstant } from "./to-instant.ts";
import { toLocal } from "./to-local.ts";

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const second = fc
  .integer({ min: Date.parse("1950-01-01") / 1_000, max: Date.parse("2050-01-01") / 1_000 })
  .map((seconds) => new Date(seconds * 1_000));

test("an instant comes back from its local time, or an hour's like earlier where that comes twice", () =>
  fc.assert(
    fc.property(zone, second, (timeZone, instant) => {
      const { local } = toLocal(instant, timeZone);
      const back = toInstant(local, timeZone);
      expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
      expect(toLocal(back, timeZone).local).toBe(local);
    }),
  ));

test("a local time comes back from its instant, or moved on where the clocks skip it", () =>
  fc.assert(
    fc.property(zone, second, (timeZone, written) => {
      const local = written.toISOString().slice(0, 19);
      const back = toLocal(toInstant(local, timeZone), timeZone).local;
      expect(back >= local).toBe(true);
      if (back !== local) {
        // Skipped: no instant around shows that local time.
        const moved = Date.parse(`${back}Z`) - Date.parse(`${local}Z`);
        const earlier = new Date(toInstant(local, timeZone).getTime() - moved);
        expect(toLocal(earlier, timeZone).local < local).toBe(true);
      }
    }),
  ));

test("a calendar's text names the same instant", () =>
  fc.assert(
    fc.property(zone, second, (timeZone, instant) => {
      // ISO 8601 has no seconds in an offset, and local mean times do.
      fc.pre(getTimezoneOffset(timeZone, instant) % 60_000 === 0);
      const text = formatDatetimeForCalendar(instant, timeZone);
      if (Math.abs(instant.getUTCFullYear()) > 1972) expect(new Date(text)).toEqual(instant);
    }),
  ));

test("the offsets are those of another library, a day away from clock changes", () =>
  fc.assert(
    fc.property(zone, second, (timeZone, instant) => {
      const offsetAt = (shiftHours: number) =>
        getTimezoneOffset(timeZone, new Date(instant.getTime() + shiftHours * 3_600_000));
      const offset = offsetAt(0);
      fc.pre([-48, -24, 24, 48].every((hours) => offsetAt(hours) === offset));
      const { local } = toLocal(instant, timeZone);
      expect(Date.parse(`${local}Z`) - instant.getTime()).toBe(offset);
    }),
  ));
