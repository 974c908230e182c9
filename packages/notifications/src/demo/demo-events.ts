import type { ScheduledEvent, Transaction } from "@convene/prisma";
import { addMinutes, max, subDays } from "date-fns";

/** What happened lately in a demo organisation. */
export interface DemoEvents {
  /** Booked in the last days, as they were then: the latest last. */
  readonly booked: readonly ScheduledEvent[];
  /** Moved, with the start that they had before. */
  readonly moved: readonly { readonly event: ScheduledEvent; readonly previousStart: Date }[];
  readonly cancelled: readonly ScheduledEvent[];
  /** Took place in the last days. */
  readonly past: readonly ScheduledEvent[];
}

const DAYS = 6;
const MOST_OF_EACH = 8;

/** Reads them, of both products. */
export async function readDemoEvents(tx: Transaction, now: Date): Promise<DemoEvents> {
  const since = subDays(now, DAYS);
  const events = [
    ...(await tx.interview.findMany()).map((row) => ({ kind: "interview" as const, row })),
    ...(await tx.appointment.findMany()).map((row) => ({ kind: "appointment" as const, row })),
  ];
  const latest = (
    at: (event: ScheduledEvent) => Date | null,
    which: (event: ScheduledEvent) => boolean = () => true,
  ) =>
    (["interview", "appointment"] as const)
      .flatMap((kind) =>
        events
          .filter((event) => event.kind === kind && which(event))
          .filter((event) => isBetween(at(event), since, now))
          .sort((a, b) => (at(b)?.getTime() ?? 0) - (at(a)?.getTime() ?? 0))
          .slice(0, MOST_OF_EACH),
      )
      .reverse();
  const moves = await readMoves(tx);
  // Who waits for a confirmation or a payment was not told yet.
  const isSettled = ({ row }: ScheduledEvent) => row.status !== "pending";
  return {
    booked: latest(({ row }) => row.createdAt, isSettled).map((event) =>
      asBooked(event, moves.get(event.row.id)),
    ),
    moved: latest(({ row }) => row.lastRescheduledAt).flatMap((event) => {
      const previousStart = moves.get(event.row.id);
      return previousStart ? [{ event, previousStart }] : [];
    }),
    cancelled: latest(({ row }) => row.cancelledAt),
    past: latest(
      ({ row }) => row.scheduledEnd,
      ({ row }) => row.status === "completed",
    ),
  };
}

function isBetween(at: Date | null, from: Date, to: Date): boolean {
  return at !== null && at > from && at < to;
}

/** The start before the move, by event. */
async function readMoves(tx: Transaction): Promise<ReadonlyMap<string, Date>> {
  const changes = await tx.eventChange.findMany({ where: { kind: "rescheduled" } });
  return new Map(
    changes.flatMap(({ interviewId, appointmentId, startBefore }) => {
      const id = interviewId ?? appointmentId;
      return id && startBefore ? [[id, startBefore] as const] : [];
    }),
  );
}

/** Before it was moved or cancelled. */
function asBooked(event: ScheduledEvent, previousStart: Date | undefined): ScheduledEvent {
  const { scheduledStart, scheduledEnd } = event.row;
  const minutes = (scheduledEnd.getTime() - scheduledStart.getTime()) / 60_000;
  const start = previousStart ?? scheduledStart;
  const columns = { scheduledStart: start, scheduledEnd: addMinutes(start, minutes), version: 0 };
  return event.kind === "interview"
    ? { kind: event.kind, row: { ...event.row, ...columns } }
    : { kind: event.kind, row: { ...event.row, ...columns } };
}

/** `minutes` before the start of an event, and not before it was booked. */
export function reminderMoment({ row }: ScheduledEvent, minutes: number): Date {
  return max([addMinutes(row.scheduledStart, -minutes), addMinutes(row.createdAt, 1)]);
}
