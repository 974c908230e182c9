import fc from "fast-check";
import type { Host, LocalWindow } from "../availability/host.ts";
import type { SlotQuery } from "../slots/slot-query.ts";

const HOUR = 3_600_000;
/** The Thursday before the clocks of Toronto, New York and Havana move. */
const FROM = Date.parse("2026-03-05T00:00:00Z");

const anyZone = fc.constantFrom(
  "America/Toronto",
  "America/Havana",
  "Europe/Paris",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
);

const anyWindow: fc.Arbitrary<LocalWindow> = fc
  .tuple(fc.nat(23), fc.constantFrom("00", "30"), fc.integer({ min: 1, max: 23 }))
  .map(([hour, minute, length]) => [write(hour, minute), write((hour + length) % 24, minute)]);

function write(hour: number, minute: string): string {
  return `${String(hour).padStart(2, "0")}:${minute}`;
}

/** Intervals on ten-minute marks within the days that the queries ask about. */
export const anyBusy = fc.array(
  fc.tuple(fc.nat(6 * 24 * 6), fc.nat(30)).map(([start, length]) => ({
    start: new Date(FROM + (start * HOUR) / 6),
    end: new Date(FROM + ((start + length) * HOUR) / 6),
  })),
  { maxLength: 8 },
);

const anyStarts = fc.array(
  fc.nat(8 * 24).map((hours) => new Date(FROM + (hours - 24) * HOUR)),
  { maxLength: 8 },
);

export function anyHost(id: string): fc.Arbitrary<Host> {
  const windows = fc.array(anyWindow, { maxLength: 2 });
  return fc.record({
    id: fc.constant(id),
    timeZone: anyZone,
    weeklyHours: fc.record(
      { thu: windows, fri: windows, sat: windows, sun: windows, mon: windows },
      { requiredKeys: ["fri", "sun"] },
    ),
    overrides: fc.dictionary(fc.constantFrom("2026-03-07", "2026-03-08"), windows),
    busy: anyBusy,
    limits: fc.record(
      { perDay: fc.nat(3), perWeek: fc.integer({ min: 1, max: 6 }), bookedStarts: anyStarts },
      { requiredKeys: ["bookedStarts"] },
    ),
  });
}

/** Everything of a query but its hosts: up to four days around a clock change. */
export const anyTiming = fc.record(
  {
    range: fc.tuple(fc.nat(48), fc.nat(96)).map(([start, length]) => ({
      start: new Date(FROM + start * HOUR),
      end: new Date(FROM + (start + length) * HOUR),
    })),
    now: fc.nat(72).map((hours) => new Date(FROM + hours * HOUR)),
    duration: fc.constantFrom(20, 30, 45, 90),
    step: fc.constantFrom(15, 20, 60),
    alignTo: fc.constantFrom(15, 60, 90),
    bufferBefore: fc.constantFrom(0, 10),
    bufferAfter: fc.constantFrom(0, 25),
    minimumNotice: fc.constantFrom(0, 90),
    timeZone: anyZone,
  },
  { requiredKeys: ["range", "now", "duration"] },
);

export const anySlotQuery: fc.Arbitrary<SlotQuery> = fc
  .tuple(anyTiming, fc.integer({ min: 1, max: 3 }))
  .chain(([timing, count]) =>
    fc.record({
      timing: fc.constant(timing),
      hosts: fc.tuple(...Array.from({ length: count }, (_, index) => anyHost(`h${index}`))),
      attendance: fc.oneof(
        fc.constantFrom("all" as const, "any" as const),
        fc.record({ atLeast: fc.integer({ min: 1, max: count }) }),
      ),
    }),
  )
  .map(({ timing, hosts, attendance }) => ({ ...timing, hosts, attendance }));
