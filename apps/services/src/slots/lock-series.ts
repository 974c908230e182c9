import type { Appointment, AppointmentSeries, Prisma, Transaction } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** Some of a series, or all of it that is still to come. */
export type SeriesScope = "following" | "all";

export interface LockedSeries {
  readonly series: AppointmentSeries;
  /** The open occurrences that a change is about, by when they are by the rule. */
  readonly appointments: readonly (Appointment & { readonly occurrenceAt: Date })[];
  /** The first occurrence that the change is about, by the rule. */
  readonly from: Date;
}

interface SeriesPart {
  readonly appointmentId: string;
  /** From this one on, or from now on. */
  readonly scope: SeriesScope;
  readonly now: Date;
}

/** The occurrences that a change of a series is about, as a condition. */
export function openOccurrences({
  seriesId,
  occurrenceAt,
  scope,
  now,
}: {
  readonly seriesId: string;
  /** Of the one that was taken hold of, by the rule. */
  readonly occurrenceAt: Date;
  readonly scope: SeriesScope;
  readonly now: Date;
}) {
  return {
    seriesId,
    status: { in: ["pending", "confirmed"] },
    scheduledStart: { gt: now },
    ...(scope === "following" && { occurrenceAt: { gte: occurrenceAt } }),
  } satisfies Prisma.AppointmentWhereInput;
}

/**
 * Locks a series and those of its occurrences that did not begin yet: rows before the resources that
 * they take, in one order.
 *
 * @throws NotFoundError for an appointment that is part of no series
 */
export async function lockSeries(
  tx: Transaction,
  { appointmentId, scope, now }: SeriesPart,
): Promise<LockedSeries> {
  const chosen = await tx.appointment.findFirst({
    where: { id: appointmentId },
    select: { seriesId: true, occurrenceAt: true },
  });
  if (!chosen?.seriesId || !chosen.occurrenceAt) throw new NotFoundError("series");
  const { seriesId, occurrenceAt } = chosen;
  await tx.$queryRaw`
    SELECT id FROM appointment_series
    WHERE tenant_id = current_tenant() AND id = ${seriesId}::uuid FOR UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM appointment
    WHERE tenant_id = current_tenant() AND series_id = ${seriesId}::uuid ORDER BY id FOR UPDATE`;
  const series = await tx.appointmentSeries.findFirstOrThrow({ where: { id: seriesId } });
  const rows = await tx.appointment.findMany({
    where: openOccurrences({ seriesId, occurrenceAt, scope, now }),
    orderBy: { occurrenceAt: "asc" },
  });
  const appointments = rows.flatMap((row) =>
    row.occurrenceAt ? [{ ...row, occurrenceAt: row.occurrenceAt }] : [],
  );
  const first = appointments[0]?.occurrenceAt ?? now;
  return { series, appointments, from: scope === "following" ? occurrenceAt : first };
}
