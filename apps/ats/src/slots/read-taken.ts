import { LONGEST_RESERVATION_DAYS, type Transaction } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { subDays } from "date-fns";

/** Time that is taken, but not by an interview. */
export interface TakenTime {
  readonly id: string;
  readonly personId: string;
  /** `elsewhere`: reserved by the other app, of which no more is told. */
  readonly kind: "elsewhere" | "hold" | "external" | "timeOff";
  readonly start: Date;
  readonly end: Date;
}

/** What else than interviews takes these people's time within a range. */
export async function readTaken(
  tx: Transaction,
  personIds: readonly string[],
  { start, end }: Interval,
  now: Date,
): Promise<TakenTime[]> {
  if (personIds.length === 0) return [];
  const resourceId = { in: [...personIds] };
  const reservations = await tx.reservation.findMany({
    where: {
      resourceId,
      interviewId: null,
      startsAt: { lt: end, gte: subDays(start, LONGEST_RESERVATION_DAYS) },
      endsAt: { gt: start },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true, resourceId: true, holdId: true, startsAt: true, endsAt: true },
  });
  const spans = { startsAt: { lt: end }, endsAt: { gt: start }, resourceId };
  const columns = { id: true, resourceId: true, startsAt: true, endsAt: true };
  const external = await tx.externalBusy.findMany({ where: spans, select: columns });
  const timeOff = await tx.timeOff.findMany({ where: spans, select: columns });

  const taken = (
    kind: TakenTime["kind"],
    row: { id: string; resourceId: string; startsAt: Date; endsAt: Date },
  ): TakenTime => ({
    id: row.id,
    personId: row.resourceId,
    kind,
    start: row.startsAt,
    end: row.endsAt,
  });
  return [
    ...reservations.map((row) => taken(row.holdId ? "hold" : "elsewhere", row)),
    ...external.map((row) => taken("external", row)),
    ...timeOff.map((row) => taken("timeOff", row)),
  ];
}
