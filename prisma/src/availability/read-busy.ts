import type { Interval } from "@convene/scheduling-core";
import { Prisma } from "../../generated/client.ts";
import type { Transaction } from "../client.ts";
import type { ReservationPurpose } from "../reservation/reservation-purpose.ts";
import { busyTimes } from "./busy-times.ts";

/** A time at which a resource, or one of its units, is taken. */
export interface BusyTime extends Interval {
  readonly resourceId: string;
  /** Of a resource with several units, the one that is taken; null: all of them. */
  readonly seat: number | null;
}

/**
 * When each resource is taken within a range, as `busyTimes` says. Of a resource with several units
 * every time counts at which one of them is taken: ask `readBusyTimes` for those.
 *
 * @param except An event being moved, or the caller's own hold: it does not stand in its own way.
 */
export async function readBusy(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except?: ReservationPurpose,
): Promise<ReadonlyMap<string, readonly Interval[]>> {
  const busy = new Map<string, Interval[]>(resourceIds.map((id) => [id, []]));
  for (const { resourceId, start, end } of await readBusyTimes(tx, resourceIds, range, except)) {
    busy.get(resourceId)?.push({ start, end });
  }
  return busy;
}

/** As `readBusy`, unit by unit. */
export async function readBusyTimes(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except?: ReservationPurpose,
): Promise<BusyTime[]> {
  return await tx.$queryRaw<BusyTime[]>`
    SELECT times.resource_id AS "resourceId", times.seat, times.starts_at AS start,
           times.ends_at AS end
    FROM unnest(${[...resourceIds]}::uuid[]) AS wanted (id),
         LATERAL (${busyTimes(Prisma.sql`wanted.id`, range, except)}) AS times`;
}
