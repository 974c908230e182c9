import type { Work } from "@convene/prisma";
import { type Interval, NotFoundError, requireInterval } from "@convene/scheduling-core";
import { readUpcoming, type Upcoming } from "./read-upcoming.ts";

/**
 * What would be touched if a person, room or device were not there (any more): all that is still to
 * come, or what overlaps a range.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `range` for one that is reversed
 */
export async function listUpcoming(
  { tx, now }: Work,
  { resourceId, range }: { readonly resourceId: string; readonly range?: Interval | undefined },
): Promise<Upcoming> {
  if (range) requireInterval(range, "range");
  const resource = await tx.resource.findFirst({
    where: { id: resourceId },
    select: { id: true },
  });
  if (!resource) throw new NotFoundError("resource");
  return await readUpcoming(tx, resourceId, now, range);
}
