import type { Host } from "@convene/scheduling-core";
import { z } from "zod";

const localTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const windows = z.array(z.tuple([localTime, localTime]));

/** The shape of `schedule.weekly_hours`; the slot engine checks what the shape does not say. */
export const weeklyHoursSchema = z.strictObject({
  mon: windows.exactOptional(),
  tue: windows.exactOptional(),
  wed: windows.exactOptional(),
  thu: windows.exactOptional(),
  fri: windows.exactOptional(),
  sat: windows.exactOptional(),
  sun: windows.exactOptional(),
});

/** The shape of `schedule.overrides`: local dates, each replacing that date's windows. */
export const overridesSchema = z.record(z.iso.date(), windows);

/** Reads a schedule's hours from its row. */
export function storedHours(schedule: {
  readonly weeklyHours: unknown;
  readonly overrides: unknown;
}): Pick<Host, "weeklyHours" | "overrides"> {
  return {
    weeklyHours: weeklyHoursSchema.parse(schedule.weeklyHours),
    overrides: overridesSchema.parse(schedule.overrides),
  };
}
