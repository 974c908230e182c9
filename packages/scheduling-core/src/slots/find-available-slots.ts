import { readTimelines } from "./host-timeline.ts";
import { readAttendance } from "./read-attendance.ts";
import { separateSlots } from "./separate-slots.ts";
import { sharedSlots } from "./shared-slots.ts";
import type { AvailableSlot, SlotLimits, SlotQuery } from "./slot-query.ts";
import { readQueryTiming } from "./timing.ts";

/**
 * The times at which all, any, or enough of the hosts can be booked.
 *
 * A host's open spans come from its hours, placed on the time line zone by zone and clock change by
 * clock change. Starts lie on a grid from the start of each open span; a slot is offered when it lies
 * inside the range and after the notice, inside one open span, clear of busy times by the buffers,
 * and on a day and in a week whose limits are not reached. docs/slot-engine.md has the exact meaning.
 *
 * The cost grows with the open days, the busy times and the slots offered.
 *
 * @returns ascending by start; `hostIds` in the order of the hosts
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError
 * @example
 * findAvailableSlots({
 *   range: { start: monday, end: tuesday },
 *   now,
 *   duration: 30,
 *   bufferAfter: 10,
 *   hosts: [{ id: "ada", timeZone: "Europe/Paris", weeklyHours: { mon: [["09:00", "12:00"]] } }],
 * })
 */
export function findAvailableSlots(query: SlotQuery, limits: SlotLimits = {}): AvailableSlot[] {
  const timing = readQueryTiming(query, limits);
  const timelines = readTimelines(query.hosts, "hosts", timing.from, timing.to);
  const needed = readAttendance(query.attendance ?? "all", timelines.length);
  return query.attendance === undefined || query.attendance === "all" || timelines.length === 1
    ? sharedSlots(timelines, timing)
    : separateSlots(timelines, needed, timing);
}
