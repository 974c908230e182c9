import type { Host, Interval } from "@convene/scheduling-core";
import { addDays, subDays } from "date-fns";
import type { Transaction } from "../client.ts";
import { type ReservationPurpose, servesPurpose } from "../reservation/reservation-purpose.ts";
import { readBusy } from "./read-busy.ts";
import { storedHours } from "./stored-hours.ts";

/** A resource to be booked, and on which of its schedules (null or none: the default one). */
export interface WantedHost {
  readonly resourceId: string;
  readonly scheduleId?: string | null;
}

/** Buffers, and the local days that reach over the range's edges. */
export const MARGIN_DAYS = 2;
/** A whole ISO week on either side, for weekly limits. */
const LIMIT_MARGIN_DAYS = 8;

/**
 * The slot engine's hosts, read from the database: hours, overrides, busy times and limits. Inactive
 * resources and those without a schedule are left out.
 *
 * @param except An event being moved, or the caller's own hold.
 */
export async function loadHosts(
  tx: Transaction,
  wanted: readonly WantedHost[],
  range: Interval,
  except?: ReservationPurpose,
): Promise<Host[]> {
  const resources = await tx.resource.findMany({
    where: { id: { in: wanted.map((host) => host.resourceId) }, active: true },
    select: {
      id: true,
      timeZone: true,
      dailyLimit: true,
      weeklyLimit: true,
      schedules: { select: { id: true, isDefault: true, weeklyHours: true, overrides: true } },
    },
  });
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const busy = await readBusy(
    tx,
    [...byId.keys()],
    { start: subDays(range.start, MARGIN_DAYS), end: addDays(range.end, MARGIN_DAYS) },
    except,
  );
  const limited = resources.filter((r) => r.dailyLimit !== null || r.weeklyLimit !== null);
  const booked = await readBookedStarts(
    tx,
    limited.map((resource) => resource.id),
    range,
    except,
  );

  const hosts: Host[] = [];
  for (const { resourceId, scheduleId } of wanted) {
    const resource = byId.get(resourceId);
    const schedule = resource?.schedules.find((candidate) =>
      scheduleId ? candidate.id === scheduleId : candidate.isDefault,
    );
    if (!resource || !schedule) continue;
    const { dailyLimit, weeklyLimit } = resource;
    hosts.push({
      id: resourceId,
      timeZone: resource.timeZone,
      ...storedHours(schedule),
      busy: busy.get(resourceId) ?? [],
      ...((dailyLimit !== null || weeklyLimit !== null) && {
        limits: {
          ...(dailyLimit !== null && { perDay: dailyLimit }),
          ...(weeklyLimit !== null && { perWeek: weeklyLimit }),
          bookedStarts: booked.get(resourceId) ?? [],
        },
      }),
    });
  }
  return hosts;
}

/** The starts of the events (buffers left aside) that count towards daily and weekly limits. */
async function readBookedStarts(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except: ReservationPurpose | undefined,
): Promise<ReadonlyMap<string, readonly Date[]>> {
  const starts = new Map<string, Date[]>(resourceIds.map((id) => [id, []]));
  if (resourceIds.length === 0) return starts;
  const reservations = await tx.reservation.findMany({
    where: {
      resourceId: { in: [...resourceIds] },
      startsAt: {
        gte: subDays(range.start, LIMIT_MARGIN_DAYS),
        lt: addDays(range.end, LIMIT_MARGIN_DAYS),
      },
    },
    select: {
      resourceId: true,
      interviewId: true,
      appointmentId: true,
      sessionId: true,
      holdId: true,
      interview: { select: { scheduledStart: true } },
      appointment: { select: { scheduledStart: true } },
      session: { select: { scheduledStart: true } },
    },
  });
  for (const reservation of reservations) {
    if (except && servesPurpose(reservation, except)) continue;
    const { interview, appointment, session } = reservation;
    const start = (interview ?? appointment ?? session)?.scheduledStart;
    if (start) starts.get(reservation.resourceId)?.push(start);
  }
  return starts;
}
