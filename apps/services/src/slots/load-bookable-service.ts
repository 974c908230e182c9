import type { Service, Transaction } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { bookableHost } from "./bookable-host.ts";
import { findHold } from "./find-hold.ts";
import { needsOf, readsNeeds } from "./needs-of.ts";
import type { SlotSubject } from "./slot-subject.ts";

/** A service that can be booked, and what its times must suit. */
interface BookableService extends SlotSubject {
  readonly service: Service;
}

/**
 * Reads a service, those who give it by name, and what it needs besides.
 *
 * @param hostId One of them; left out: anyone.
 * @param holdId The caller's own hold.
 * @throws NotFoundError for a service that is not offered (any more), or a host who does not give it
 */
export async function loadBookableService(
  tx: Transaction,
  serviceId: string,
  hostId?: string,
  holdId?: string,
): Promise<BookableService> {
  const found = await tx.service.findFirst({
    where: { id: serviceId, active: true },
    include: {
      hosts: {
        where: { resource: bookableHost, ...(hostId !== undefined && { resourceId: hostId }) },
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        select: { resourceId: true, scheduleId: true },
      },
      needs: readsNeeds,
    },
  });
  if (!found) throw new NotFoundError("service");
  const { hosts, needs, ...service } = found;
  if (hostId !== undefined && hosts.length === 0) throw new NotFoundError("host of this service");
  const hold = await findHold(tx, holdId);
  const { capacity, plannedOnly } = service;
  const hostIds = hosts.map((host) => host.resourceId);
  return {
    service,
    rules: service,
    hosts,
    needs: needsOf(needs),
    ...(capacity > 1 && { group: { serviceId, hostIds, capacity, plannedOnly, own: { holdId } } }),
    ...(holdId !== undefined && { except: { holdId } }),
    ...(hold && { hold }),
    held: hold?.resourceIds ?? [],
  };
}
