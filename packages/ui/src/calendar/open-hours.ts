import type { LocalWindow, Weekday } from "@convene/scheduling-core";

/** Hours that are open on some days of the week, in the calendar's zone. */
export interface OpenHours {
  /** 0 for Sunday to 6. */
  readonly daysOfWeek: readonly number[];
  /** `HH:mm`. */
  readonly startTime: string;
  /** `HH:mm`, `24:00` allowed. */
  readonly endTime: string;
}

/** Somebody's working hours, as an API tells them. */
export interface WorkingPerson {
  /** IANA; the hours are in this zone. */
  readonly timeZone: string;
  readonly weeklyHours: { readonly [Day in Weekday]?: readonly LocalWindow[] | undefined };
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/**
 * When a person works, as the calendar draws it. Undefined where it can't: the calendar draws one
 * zone, and the hours of somebody elsewhere would shift with either zone's clock changes.
 */
export function openHoursOf(
  person: WorkingPerson | undefined,
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
