import { announce, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** What became of it: gone, or hidden because appointments, sessions or series are kept with it. */
export type RemovedService = "deleted" | "archived";

/**
 * Deletes a service that was never used; hides one that was.
 *
 * @throws NotFoundError
 */
export async function removeService({ tx }: Work, id: string): Promise<RemovedService> {
  // Whoever books it reads the row first: none comes between the counting and the deleting.
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM service WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new NotFoundError("service");
  const where = { serviceId: id };
  const used =
    (await tx.appointment.count({ where })) +
    (await tx.groupSession.count({ where })) +
    (await tx.appointmentSeries.count({ where })) +
    (await tx.waitingEntry.count({ where }));
  if (used > 0) await tx.service.updateMany({ where: { id }, data: { active: false } });
  else await tx.service.deleteMany({ where: { id } });
  await announce(tx, { subject: "setup", id, change: used > 0 ? "changed" : "removed" });
  return used > 0 ? "archived" : "deleted";
}
