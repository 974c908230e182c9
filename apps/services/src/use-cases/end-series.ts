import { type SeriesChange, withoutNotices } from "@convene/notifications";
import { type Actor, announce, type Transaction, type Work } from "@convene/prisma";
import { toLocal } from "@convene/scheduling-core";
import { endedBefore } from "../domain/series-rule.ts";
import { lockSeries, type SeriesPart } from "../slots/lock-series.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { announcedSeries } from "./make-series.ts";

interface EndRequest extends SeriesPart {
  readonly by: Actor;
  readonly reason?: string | undefined;
}

export interface SeriesChangePorts {
  announceSeriesChange(tx: Transaction, changed: SeriesChange): Promise<void>;
}

/**
 * Ends a series: what is still to come of it is cancelled, from one occurrence on or all, and nothing
 * more is made. Everybody is told once.
 *
 * @returns how many occurrences were cancelled
 * @throws NotFoundError for an appointment that is part of no series
 * @throws SeriesOfOthersError
 */
export async function endSeries(
  work: Work,
  { by, reason, ...part }: EndRequest,
  ports: SeriesChangePorts,
): Promise<number> {
  const { tx, tenantId, now } = work;
  const { series, appointments, from } = await lockSeries(tx, part, now);
  await withoutNotices(async () => {
    for (const { id } of appointments) {
      await cancelAppointment(work, { appointmentId: id, by, reason });
    }
  });
  await tx.appointmentSeries.update({
    where: { tenantId_id: { tenantId, id: series.id } },
    data: { rule: endedBefore(series.rule, toLocal(from, series.timezone).local), endedAt: now },
  });
  await tx.seriesClash.updateMany({
    where: { seriesId: series.id, resolvedAt: null, occurrenceAt: { gte: from } },
    data: { resolvedAt: now, resolution: "skipped" },
  });
  const [first] = appointments;
  if (first) {
    const row = await tx.appointment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: first.id } },
    });
    await ports.announceSeriesChange(tx, {
      event: { kind: "appointment", row },
      series: announcedSeries(series, appointments),
      change: "cancelled",
      reason,
    });
  }
  await announce(tx, { subject: "series", id: series.id, change: "changed" });
  return appointments.length;
}
