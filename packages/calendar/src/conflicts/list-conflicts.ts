import type { ConflictKind, EventKind, ScheduledEvent, Transaction } from "@convene/prisma";

/** An open question about an event, as it is shown. */
export interface OpenConflict {
  readonly id: string;
  readonly kind: ConflictKind;
  readonly event: ScheduledEvent;
  /** The client or candidate; null once they were erased. */
  readonly party: string | null;
  /** Whose calendar it is. */
  readonly resource: { readonly id: string; readonly name: string };
  /** The busy time, or where the event was moved to; null where it was deleted. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly raisedAt: Date;
}

export interface ConflictFilter {
  readonly eventKind: EventKind;
  /** Left out: also of events that are over. */
  readonly now?: Date | undefined;
  /** Left out: everybody's. */
  readonly resourceId?: string | undefined;
  /** Left out: of all events. */
  readonly eventId?: string | undefined;
  /** Left out: all of them. */
  readonly conflictId?: string | undefined;
}

const MOST = 200;
const person = { select: { name: true, erasedAt: true } } as const;

/** The open conflicts, those of the next events first. */
export async function listConflicts(
  tx: Transaction,
  { eventKind, now, resourceId, eventId, conflictId }: ConflictFilter,
): Promise<readonly OpenConflict[]> {
  const ahead = now && { scheduledEnd: { gt: now } };
  const which = {
    ...(eventId !== undefined && { id: eventId }),
    ...ahead,
  };
  const rows = await tx.calendarConflict.findMany({
    where: {
      resolvedAt: null,
      ...(conflictId !== undefined && { id: conflictId }),
      ...(resourceId !== undefined && { resourceId }),
      ...(eventKind === "interview"
        ? { interviewId: { not: null }, interview: { is: which } }
        : { appointmentId: { not: null }, appointment: { is: which } }),
    },
    include: {
      interview: { include: { application: { select: { candidate: person } } } },
      appointment: { include: { client: person } },
      resource: { select: { id: true, name: true } },
    },
    orderBy: { raisedAt: "desc" },
    take: MOST,
  });
  return rows
    .flatMap(({ id, kind, interview, appointment, resource, startsAt, endsAt, raisedAt }) => {
      const about = interview ? ofInterview(interview) : appointment && ofAppointment(appointment);
      return about ? [{ id, kind, ...about, resource, startsAt, endsAt, raisedAt }] : [];
    })
    .sort((a, b) => startOf(a) - startOf(b));
}

type About = Pick<OpenConflict, "event" | "party">;
type RowOf<Kind extends EventKind> = Extract<ScheduledEvent, { kind: Kind }>["row"];

interface Person {
  readonly name: string;
  readonly erasedAt: Date | null;
}

function ofInterview({
  application,
  ...row
}: RowOf<"interview"> & { readonly application: { readonly candidate: Person } }): About {
  return { event: { kind: "interview", row }, party: nameOf(application.candidate) };
}

function ofAppointment({
  client,
  ...row
}: RowOf<"appointment"> & { readonly client: Person }): About {
  return { event: { kind: "appointment", row }, party: nameOf(client) };
}

function nameOf({ name, erasedAt }: Person): string | null {
  return erasedAt ? null : name;
}

function startOf({ event }: OpenConflict): number {
  return event.row.scheduledStart.getTime();
}
