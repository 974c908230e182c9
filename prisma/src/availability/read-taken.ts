import type { Interval } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import type { EventKind } from "../events/event-kind.ts";
import { LONGEST_RESERVATION_DAYS } from "../reservation/longest-reservation.ts";
import type { Work } from "../work.ts";

/** Time of a resource that is taken by something else than the events of the calendar shown. */
export interface TakenTime {
  readonly id: string;
  readonly resourceId: string;
  /** `elsewhere`: reserved by the other app, of which no more is told. */
  readonly kind: "elsewhere" | "hold" | "external" | "timeOff";
  readonly start: Date;
  readonly end: Date;
}

/** What takes these resources' time within a range, besides events of kind `except`. */
export async function readTaken(
  { tx, now }: Work,
  resourceIds: readonly string[],
  { start, end }: Interval,
  except: EventKind,
): Promise<TakenTime[]> {
  if (resourceIds.length === 0) return [];
  const resourceId = { in: [...resourceIds] };
  const reservations = await tx.reservation.findMany({
    where: {
      resourceId,
      ...(except === "interview"
        ? { interviewId: null }
        : { appointmentId: null, sessionId: null }),
      startsAt: { lt: end, gte: subDays(start, LONGEST_RESERVATION_DAYS) },
      endsAt: { gt: start },
      // By this clock, not the database's: a hold shown a second too long harms nobody.
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
    resourceId: row.resourceId,
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
