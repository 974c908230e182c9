import type { Transaction } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";

/** Something that will take place, and that would be touched if its person or room were not there. */
export interface UpcomingEvent {
  /** Of the appointment, or of the session that several clients share. */
  readonly id: string;
  readonly kind: "appointment" | "session";
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  /** Null for a session. */
  readonly clientName: string | null;
  /** On which schedule its host gives the service; null: the default one, or not any more. */
  readonly scheduleId: string | null;
}

export interface Upcoming {
  /** By start; the first 200. */
  readonly events: readonly UpcomingEvent[];
  /** How much the other app has reserved besides, of which no more is told. */
  readonly elsewhere: number;
}

const MOST_EVENTS = 200;

/** What a resource is reserved for and has not begun yet: all of it, or what overlaps a range. */
export async function readUpcoming(
  tx: Transaction,
  resourceId: string,
  now: Date,
  range?: Interval,
): Promise<Upcoming> {
  const during = range && { startsAt: { lt: range.end }, endsAt: { gt: range.start } };
  const service = {
    select: { name: true, hosts: { where: { resourceId }, select: { scheduleId: true } } },
  };
  const reservations = await tx.reservation.findMany({
    where: {
      resourceId,
      ...during,
      OR: [
        { appointment: { scheduledStart: { gt: now } } },
        { session: { scheduledStart: { gt: now } } },
      ],
    },
    orderBy: { startsAt: "asc" },
    distinct: ["appointmentId", "sessionId"],
    take: MOST_EVENTS,
    select: {
      appointment: {
        select: {
          id: true,
          title: true,
          scheduledStart: true,
          scheduledEnd: true,
          client: { select: { name: true } },
          service,
        },
      },
      session: { select: { id: true, scheduledStart: true, scheduledEnd: true, service } },
    },
  });
  const interviews = await tx.reservation.findMany({
    where: { resourceId, ...during, interview: { scheduledStart: { gt: now } } },
    distinct: ["interviewId"],
    select: { id: true },
  });
  return {
    events: reservations.flatMap(({ appointment, session }): UpcomingEvent[] => {
      const event = appointment ?? session;
      if (!event) return [];
      return [
        {
          id: event.id,
          kind: appointment ? "appointment" : "session",
          title: appointment?.title ?? event.service.name,
          start: event.scheduledStart,
          end: event.scheduledEnd,
          clientName: appointment?.client.name ?? null,
          scheduleId: event.service.hosts[0]?.scheduleId ?? null,
        },
      ];
    }),
    elsewhere: interviews.length,
  };
}
