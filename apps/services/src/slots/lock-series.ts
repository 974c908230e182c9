import type { Appointment, AppointmentSeries, Transaction } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { SeriesOfOthersError } from "../domain/series-of-others-error.ts";

/** Some of a series, or all of it that is still to come. */
type SeriesScope = "following" | "all";

export interface LockedSeries {
  readonly series: AppointmentSeries;
  /** The open occurrences that a change is about, by when they are by the rule. */
  readonly appointments: readonly (Appointment & { readonly occurrenceAt: Date })[];
  /** The first occurrence that the change is about, by the rule. */
  readonly from: Date;
}

/** What of a series is to be changed, and by whom. */
export interface SeriesPart {
  /** The occurrence that was taken hold of. */
  readonly appointmentId: string;
  /** From this one on, or from now on. */
  readonly scope: SeriesScope;
  /** Of staff, who change only what is all theirs, later occurrences included. Left out: anybody's. */
  readonly hostId?: string | undefined;
}

/**
 * Locks a series and those of its occurrences that did not begin yet: rows before the resources that
 * they take, in one order.
 *
 * @throws NotFoundError for an appointment that is part of no series
 * @throws SeriesOfOthersError
 */
export async function lockSeries(
  tx: Transaction,
  { appointmentId, scope, hostId }: SeriesPart,
  now: Date,
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
    where: {
      seriesId,
      status: { in: ["pending", "confirmed"] },
      scheduledStart: { gt: now },
      ...(scope === "following" && { occurrenceAt: { gte: occurrenceAt } }),
    },
    orderBy: { occurrenceAt: "asc" },
  });
  const isOthers = (of: { readonly hostResourceId: string }) => of.hostResourceId !== hostId;
  if (hostId !== undefined && [series, ...rows].some(isOthers)) throw new SeriesOfOthersError();
  const appointments = rows.flatMap((row) =>
    row.occurrenceAt ? [{ ...row, occurrenceAt: row.occurrenceAt }] : [],
  );
  const first = appointments[0]?.occurrenceAt ?? now;
  return { series, appointments, from: scope === "following" ? occurrenceAt : first };
}
