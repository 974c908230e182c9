import type { Service, Transaction, WantedHost } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { bookableHost } from "./bookable-host.ts";

/** A service that can be booked, and who gives it. */
interface BookableService {
  readonly service: Service;
  /** In the order of their names. */
  readonly hosts: readonly WantedHost[];
}

/**
 * Reads a service and those who give it.
 *
 * @param hostId One of them; left out: anyone.
 * @throws NotFoundError for a service that is not offered (any more), or a host who does not give it
 */
export async function loadBookableService(
  tx: Transaction,
  serviceId: string,
  hostId?: string,
): Promise<BookableService> {
  const found = await tx.service.findFirst({
    where: { id: serviceId, active: true },
    include: {
      hosts: {
        where: { resource: bookableHost, ...(hostId !== undefined && { resourceId: hostId }) },
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        select: { resourceId: true, scheduleId: true },
      },
    },
  });
  if (!found) throw new NotFoundError("service");
  const { hosts, ...service } = found;
  if (hostId !== undefined && hosts.length === 0) throw new NotFoundError("host of this service");
  return { service, hosts };
}
