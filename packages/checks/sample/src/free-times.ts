import { type AvailableSlot, findAvailableSlots, type Interval } from "@convene/scheduling-core";
import type { Workshop } from "./workshop.ts";

const TIME_ZONE = "Europe/Lisbon";

/** The hours at which a mechanic has time for a repair of one hour. */
export async function freeTimes(
  workshop: Workshop,
  { mechanic, range, now }: { mechanic: string; range: Interval; now: Date },
): Promise<AvailableSlot[]> {
  const taken = await workshop.repair.findMany({
    where: { mechanic, cancelledAt: null, scheduledStart: { lt: range.end } },
    select: { scheduledStart: true, scheduledEnd: true },
  });
  return findAvailableSlots({
    range,
    now,
    duration: 60,
    hosts: [
      {
        id: mechanic,
        timeZone: TIME_ZONE,
        weeklyHours: { tue: [["09:00", "12:00"]], wed: [["09:00", "12:00"]] },
        busy: taken.map((repair) => ({ start: repair.scheduledStart, end: repair.scheduledEnd })),
      },
    ],
  });
}
