import { storedHours, type Work } from "@convene/prisma";
import { type Interval, openTimes } from "@convene/scheduling-core";
import { type ReportPeriod, reportBuckets } from "@convene/server-kit/reports";

/** What somebody was open and booked in one week. */
interface UtilisationWeek {
  readonly resourceId: string;
  /** Its first day within the period, `YYYY-MM-DD`. */
  readonly week: string;
  readonly openMinutes: number;
  /** May be more than was open: staff can book outside the hours. */
  readonly bookedMinutes: number;
}

export interface UtilisationReport {
  /** By name: whoever gives a service, or was booked. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** First days, ascending. */
  readonly weeks: readonly string[];
  /** One for each person and week. */
  readonly cells: readonly UtilisationWeek[];
}

/**
 * Booked minutes of open minutes, by person and week. Open is what the slot engine takes for open: the
 * hours with their overrides, less time off. Booked is the length of whatever was not cancelled; a
 * session counts once, however many are in it.
 */
export async function reportUtilisation(
  { tx }: Work,
  period: ReportPeriod,
): Promise<UtilisationReport> {
  const weeks = reportBuckets(period, "week");
  const booked = await readBooked({ tx }, period, weeks);
  const people = await tx.resource.findMany({
    where: {
      kind: "person",
      OR: [
        { active: true, services: { some: { service: { active: true } } } },
        { id: { in: [...new Set(booked.map((row) => row.resourceId))] } },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      timeZone: true,
      schedules: { where: { isDefault: true }, select: { weeklyHours: true, overrides: true } },
      timeOff: {
        where: { startsAt: { lt: period.end }, endsAt: { gt: period.start } },
        select: { startsAt: true, endsAt: true },
      },
    },
  });
  const minutes = new Map(booked.map((row) => [`${row.resourceId} ${row.week}`, row.minutes]));
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    weeks: weeks.map((week) => week.from),
    cells: people.flatMap(({ id, timeZone, timeOff, schedules: [schedule] }) => {
      const busy = timeOff.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }));
      const host = schedule && { timeZone, ...storedHours(schedule), busy };
      return weeks.map((week, index) => ({
        resourceId: id,
        week: week.from,
        openMinutes: host ? totalMinutes(openTimes(host, week)) : 0,
        bookedMinutes: minutes.get(`${id} ${index}`) ?? 0,
      }));
    }),
  };
}

interface BookedRow {
  readonly resourceId: string;
  /** Index of the week. */
  readonly week: number;
  readonly minutes: number;
}

async function readBooked(
  { tx }: Pick<Work, "tx">,
  { start, end }: ReportPeriod,
  weeks: readonly Interval[],
): Promise<BookedRow[]> {
  // Nothing takes longer than a day: the lower bound makes a range of the index of it.
  return await tx.$queryRaw<BookedRow[]>`
    WITH week AS (
      SELECT w.starts, w.ends, (w.ordinal - 1)::int AS index
      FROM unnest(
        ${weeks.map((week) => week.start)}::timestamptz[],
        ${weeks.map((week) => week.end)}::timestamptz[]
      ) WITH ORDINALITY AS w (starts, ends, ordinal)
    ), booked AS (
      SELECT host_resource_id, scheduled_start, scheduled_end
      FROM appointment
      WHERE scheduled_start >= ${start}::timestamptz - interval '1 day'
        AND scheduled_start < ${end} AND scheduled_end > ${start}
        AND status <> 'cancelled' AND session_id IS NULL
      UNION ALL
      SELECT s.host_resource_id, s.scheduled_start, s.scheduled_end
      FROM group_session s
      WHERE s.scheduled_start >= ${start}::timestamptz - interval '1 day'
        AND s.scheduled_start < ${end} AND s.scheduled_end > ${start}
        AND s.cancelled_at IS NULL
        AND EXISTS (
          SELECT FROM appointment a
          WHERE a.tenant_id = s.tenant_id AND a.session_id = s.id AND a.status <> 'cancelled')
    )
    SELECT b.host_resource_id AS "resourceId", w.index AS week,
      round(sum(extract(epoch FROM
        least(b.scheduled_end, w.ends) - greatest(b.scheduled_start, w.starts)) / 60))::int AS minutes
    FROM booked b
    JOIN week w ON b.scheduled_start < w.ends AND b.scheduled_end > w.starts
    GROUP BY b.host_resource_id, w.index`;
}

function totalMinutes(times: readonly Interval[]): number {
  const ms = times.reduce((sum, { start, end }) => sum + end.getTime() - start.getTime(), 0);
  return Math.round(ms / 60_000);
}
