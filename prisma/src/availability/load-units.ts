import type { Host, Interval, WeeklyHours } from "@convene/scheduling-core";
import { addDays, subDays } from "date-fns";
import type { Transaction } from "../client.ts";
import type { ReservationPurpose } from "../reservation/reservation-purpose.ts";
import { MARGIN_DAYS } from "./load-hosts.ts";
import { readBusyTimes } from "./read-busy.ts";
import { storedHours } from "./stored-hours.ts";

const DAY: WeeklyHours["mon"] = [["00:00", "24:00"]];
/** Of a room that nobody gave hours. */
const ALWAYS_OPEN: WeeklyHours = {
  mon: DAY,
  tue: DAY,
  wed: DAY,
  thu: DAY,
  fri: DAY,
  sat: DAY,
  sun: DAY,
};

/** Between a resource's id and the number of its unit. */
const SEPARATOR = "#";

/**
 * The units of rooms and devices as the slot engine's hosts, in the order of `resourceIds`: a resource
 * with several units is as many hosts, named `<id>#<unit>`. One without hours of its own is always
 * open; inactive ones are left out.
 *
 * @param except An event being moved, or the caller's own hold.
 */
export async function loadUnits(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except?: ReservationPurpose,
): Promise<Host[]> {
  if (resourceIds.length === 0) return [];
  const resources = await tx.resource.findMany({
    where: { id: { in: [...resourceIds] }, active: true },
    select: {
      id: true,
      timeZone: true,
      units: true,
      schedules: { where: { isDefault: true }, select: { weeklyHours: true, overrides: true } },
    },
  });
  const within = {
    start: subDays(range.start, MARGIN_DAYS),
    end: addDays(range.end, MARGIN_DAYS),
  };
  const ids = resources.map((resource) => resource.id);
  const busy = Map.groupBy(await readBusyTimes(tx, ids, within, except), (time) => time.resourceId);
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return [...new Set(resourceIds)].flatMap((id) => {
    const resource = byId.get(id);
    if (!resource) return [];
    const { timeZone, units, schedules } = resource;
    const hours = schedules[0] ? storedHours(schedules[0]) : { weeklyHours: ALWAYS_OPEN };
    return Array.from({ length: units }, (_, unit) => ({
      id: units === 1 ? id : `${id}${SEPARATOR}${unit}`,
      timeZone,
      ...hours,
      busy: (busy.get(id) ?? []).filter(({ seat }) => seat === null || seat === unit),
    }));
  });
}

/** The resource of a unit that `loadUnits` named. */
export function resourceOfUnit(unitId: string): string {
  return unitId.split(SEPARATOR)[0] ?? unitId;
}
