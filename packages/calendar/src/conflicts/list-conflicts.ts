import type { ConflictKind, EventKind, Transaction } from "@convene/prisma";

/** An open question about an event, as it is shown. */
export interface OpenConflict {
  readonly id: string;
  readonly kind: ConflictKind;
  readonly event: {
    readonly kind: EventKind;
    readonly id: string;
    readonly title: string;
    readonly start: Date;
    readonly end: Date;
    /** IANA. */
    readonly timeZone: string;
  };
  /** Whose calendar it is. */
  readonly resource: { readonly id: string; readonly name: string };
  /** The busy time, or where the event was moved to; null where it was deleted. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly raisedAt: Date;
}

export interface ConflictFilter {
  readonly eventKind: EventKind;
  /** Left out: everybody's. */
  readonly resourceId?: string | undefined;
  /** Left out: of all events. */
  readonly eventId?: string | undefined;
}

const MOST = 200;
const eventColumns = {
  id: true,
  title: true,
  scheduledStart: true,
  scheduledEnd: true,
  timezone: true,
} as const;

/** The open conflicts, those of the next events first. */
export async function listConflicts(
  tx: Transaction,
  { eventKind, resourceId, eventId }: ConflictFilter,
): Promise<readonly OpenConflict[]> {
  const column = eventKind === "interview" ? "interviewId" : "appointmentId";
  const rows = await tx.calendarConflict.findMany({
    where: {
      resolvedAt: null,
      [column]: eventId ?? { not: null },
      ...(resourceId !== undefined && { resourceId }),
    },
    include: {
      interview: { select: eventColumns },
      appointment: { select: eventColumns },
      resource: { select: { id: true, name: true } },
    },
    orderBy: { raisedAt: "desc" },
    take: MOST,
  });
  return rows
    .flatMap(({ id, kind, interview, appointment, resource, startsAt, endsAt, raisedAt }) => {
      const event = interview ?? appointment;
      if (!event) return [];
      const { scheduledStart: start, scheduledEnd: end, timezone: timeZone, ...rest } = event;
      const about = { kind: eventKind, ...rest, start, end, timeZone };
      return [{ id, kind, event: about, resource, startsAt, endsAt, raisedAt }];
    })
    .sort((a, b) => a.event.start.getTime() - b.event.start.getTime());
}
