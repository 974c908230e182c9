import type { TimeOff, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/**
 * When a resource is off, from now on, by start.
 *
 * @throws NotFoundError
 */
export async function listTimeOff({ tx, now }: Work, resourceId: string): Promise<TimeOff[]> {
  const resource = await tx.resource.findFirst({
    where: { id: resourceId },
    select: { id: true },
  });
  if (!resource) throw new NotFoundError("resource");
  return await tx.timeOff.findMany({
    where: { resourceId, endsAt: { gt: now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}
