import type { Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { openOccurrences, type SeriesScope } from "../slots/lock-series.ts";
import { requireOwn } from "./require-own.ts";

/** Somebody else gives some of a series, and only managers decide for others. */
export class SeriesOfOthersError extends SchedulingError {
  override readonly name = "SeriesOfOthersError";
  readonly code = "NOT_ALLOWED";

  constructor(options?: ErrorOptions) {
    super("Somebody else gives some of this series: a manager has to decide", options);
  }
}

/**
 * Lets through who may change a series, from an occurrence on or all that is still to come: whoever gives
 * all of that and what is made later, and who sees everybody's.
 *
 * @param scope.hostId Left out: everybody's.
 * @throws NotFoundError for an occurrence of somebody else's
 * @throws SeriesOfOthersError
 */
export async function requireOwnSeries(
  work: Work,
  part: { readonly appointmentId: string; readonly scope: SeriesScope },
  { hostId }: { readonly hostId?: string | undefined },
): Promise<void> {
  if (hostId === undefined) return;
  const { tx, now } = work;
  await requireOwn(work, part.appointmentId, { hostId });
  const { series, occurrenceAt } = await tx.appointment.findFirstOrThrow({
    where: { id: part.appointmentId },
    select: { occurrenceAt: true, series: { select: { id: true, hostResourceId: true } } },
  });
  if (!series || !occurrenceAt) return; // part of none, which whoever changes it finds out
  const ofOthers = await tx.appointment.findFirst({
    where: {
      ...openOccurrences({ seriesId: series.id, occurrenceAt, scope: part.scope, now }),
      hostResourceId: { not: hostId },
    },
    select: { id: true },
  });
  if (ofOthers || series.hostResourceId !== hostId) throw new SeriesOfOthersError();
}
