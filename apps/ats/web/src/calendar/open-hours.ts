import type { OpenHours } from "@convene/ui";
import type { Interviewer } from "../api.ts";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/**
 * When a person works, as the calendar draws it. Undefined where it can't: the calendar draws one
 * zone, and the hours of somebody elsewhere would shift with either zone's clock changes.
 */
export function openHoursOf(
  person: Interviewer | undefined,
  timeZone: string,
): readonly OpenHours[] | undefined {
  if (!person || person.timeZone !== timeZone) return undefined;
  return DAYS.flatMap((name, day) =>
    (person.weeklyHours[name] ?? []).flatMap(([startTime, endTime]): OpenHours[] =>
      startTime < endTime
        ? [{ daysOfWeek: [day], startTime, endTime }]
        : // over midnight
          [
            { daysOfWeek: [day], startTime, endTime: "24:00" },
            { daysOfWeek: [(day + 1) % 7], startTime: "00:00", endTime },
          ],
    ),
  );
}
