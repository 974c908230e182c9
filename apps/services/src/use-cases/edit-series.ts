import { withoutNotices } from "@convene/notifications";
import type { Actor, Work } from "@convene/prisma";
import { lockSeries, type SeriesPart } from "../slots/lock-series.ts";
import { type EditPorts, editAppointment } from "./edit-appointment.ts";

interface EditSeriesRequest extends SeriesPart {
  readonly notes?: string | null | undefined;
  /** Minor units of their currency. */
  readonly price?: number | undefined;
  readonly by: Actor;
}

/**
 * Changes what concerns staff only, notes and price, of what is still to come of a series, from one
 * occurrence on or all, those that are made later included. Nobody is told.
 *
 * @returns how many occurrences it concerns
 * @throws NotFoundError for an appointment that is part of no series
 * @throws SeriesOfOthersError
 */
export async function editSeries(
  work: Work,
  { notes, price, by, ...part }: EditSeriesRequest,
  ports: EditPorts,
): Promise<number> {
  const { tx, tenantId, now } = work;
  const { series, appointments } = await lockSeries(tx, part, now);
  await withoutNotices(async () => {
    for (const { id } of appointments) {
      await editAppointment(work, { appointmentId: id, notes, price, by }, ports);
    }
  });
  // Those that are made later come after the ones that were chosen.
  await tx.appointmentSeries.update({
    where: { tenantId_id: { tenantId, id: series.id } },
    data: { ...(notes !== undefined && { notes }), ...(price !== undefined && { price }) },
    select: { id: true },
  });
  return appointments.length;
}
