import type { Host, Interval } from "@convene/scheduling-core";
import { addDays, subDays } from "date-fns";
import { Prisma } from "../../generated/client.ts";
import type { Transaction } from "../client.ts";
import { type ReservationPurpose, servesPurpose } from "../reservation/reservation-purpose.ts";
import { busyTimes } from "./busy-times.ts";
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

/** What is stored of a wanted host. */
interface HostRow {
  readonly id: string;
  readonly timeZone: string;
  readonly dailyLimit: number | null;
  readonly weeklyLimit: number | null;
  readonly weeklyHours: unknown;
  readonly overrides: unknown;
  /** Starts and ends, in milliseconds. */
  readonly busy: readonly (readonly [number, number])[] | null;
}

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
  if (wanted.length === 0) return [];
  const within = { start: subDays(range.start, MARGIN_DAYS), end: addDays(range.end, MARGIN_DAYS) };
  // One statement, and JSON in it: what a page of slots costs is mostly going to and fro.
  const rows = await tx.$queryRaw<HostRow[]>`
    SELECT r.id, r.time_zone AS "timeZone", r.daily_limit AS "dailyLimit",
           r.weekly_limit AS "weeklyLimit", s.weekly_hours AS "weeklyHours", s.overrides,
           (SELECT json_agg(json_build_array(${milliseconds("starts_at")}, ${milliseconds("ends_at")}))
            FROM (${busyTimes(Prisma.sql`r.id`, within, except)}) AS times) AS busy
    FROM unnest(${wanted.map((host) => host.resourceId)}::uuid[],
                ${wanted.map((host) => host.scheduleId ?? null)}::uuid[])
         WITH ORDINALITY AS wanted (resource_id, schedule_id, place)
    JOIN resource r ON r.tenant_id = current_tenant() AND r.id = wanted.resource_id AND r.active
    JOIN schedule s ON s.tenant_id = r.tenant_id AND s.resource_id = r.id
      AND CASE WHEN wanted.schedule_id IS NULL THEN s.is_default ELSE s.id = wanted.schedule_id END
    ORDER BY wanted.place`;
  const limited = rows.filter((row) => row.dailyLimit !== null || row.weeklyLimit !== null);
  const booked = await readBookedStarts(
    tx,
    limited.map((row) => row.id),
    range,
    except,
  );
  return rows.map(({ id, timeZone, dailyLimit, weeklyLimit, busy, ...hours }) => ({
    id,
    timeZone,
    ...storedHours(hours),
    busy: (busy ?? []).map(([start, end]) => ({ start: new Date(start), end: new Date(end) })),
    ...((dailyLimit !== null || weeklyLimit !== null) && {
      limits: {
        ...(dailyLimit !== null && { perDay: dailyLimit }),
        ...(weeklyLimit !== null && { perWeek: weeklyLimit }),
        bookedStarts: booked.get(id) ?? [],
      },
    }),
  }));
}

function milliseconds(column: "starts_at" | "ends_at"): Prisma.Sql {
  return Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::bigint`);
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
