import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { InUseError } from "../domain/in-use-error.ts";
import { announceHours } from "./save-schedule.ts";

/**
 * Removes a schedule that nothing is given on.
 *
 * @throws NotFoundError
 * @throws InUseError for the default one, and for one on which a service is given
 */
export async function removeSchedule({ tx }: Work, id: string): Promise<void> {
  const schedule = await tx.schedule.findFirst({
    where: { id },
    select: {
      resourceId: true,
      isDefault: true,
      services: { select: { service: { select: { name: true } } } },
    },
  });
  if (!schedule) throw new NotFoundError("schedule");
  const usedBy = schedule.services.map(({ service }) => service.name);
  if (schedule.isDefault || usedBy.length > 0) {
    throw new InUseError("SCHEDULE_IN_USE", "schedule", usedBy);
  }
  await tx.schedule.deleteMany({ where: { id } });
  await announceHours(tx, schedule.resourceId);
}
