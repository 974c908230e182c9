import type { Service, Transaction, WantedHost } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { isBookableHost } from "./bookable-host.ts";
import { findHold } from "./find-hold.ts";
import { needsOf, type StoredNeed } from "./needs-of.ts";
import { serviceColumns } from "./service-columns.ts";
import type { SlotSubject } from "./slot-subject.ts";

/** A service that can be booked, and what its times must suit. */
interface BookableService extends SlotSubject {
  readonly service: Service;
  /** The organisation's. */
  readonly reminderOffsets: readonly number[];
}

interface BookableRow extends Service {
  readonly reminderOffsets: readonly number[];
  readonly hosts: readonly WantedHost[] | null;
  readonly needs: readonly StoredNeed[] | null;
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
  // One statement: pages of slots wait for it, and bookings do while others wait for their locks.
  const [found] = await tx.$queryRaw<BookableRow[]>`
    SELECT ${serviceColumns},
      (SELECT reminder_offsets FROM tenant WHERE tenant.tenant_id = service.tenant_id)
        AS "reminderOffsets",
      (SELECT json_agg(json_build_object('resourceId', host.resource_id, 'scheduleId', host.schedule_id)
                       ORDER BY resource.name, resource.id)
       FROM service_host AS host
       JOIN resource ON resource.tenant_id = host.tenant_id AND resource.id = host.resource_id
       WHERE host.tenant_id = service.tenant_id AND host.service_id = service.id
         AND (host.resource_id = ${hostId ?? null}::uuid) IS NOT FALSE AND ${isBookableHost}) AS hosts,
      (SELECT json_agg(json_build_object('position', need.position, 'resourceId', need.resource_id)
                       ORDER BY need.position, resource.name, resource.id)
       FROM service_need AS need
       JOIN resource ON resource.tenant_id = need.tenant_id AND resource.id = need.resource_id
       WHERE need.tenant_id = service.tenant_id AND need.service_id = service.id) AS needs
    FROM service
    WHERE service.tenant_id = current_tenant() AND service.id = ${serviceId}::uuid AND service.active`;
  if (!found) throw new NotFoundError("service");
  const { hosts: foundHosts, needs, reminderOffsets, ...service } = found;
  const hosts = foundHosts ?? [];
  if (hostId !== undefined && hosts.length === 0) throw new NotFoundError("host of this service");
  const hold = await findHold(tx, holdId);
  const { capacity, plannedOnly } = service;
  const hostIds = hosts.map((host) => host.resourceId);
  return {
    service,
    reminderOffsets,
    rules: service,
    hosts,
    needs: needsOf(needs ?? []),
    ...(capacity > 1 && { group: { serviceId, hostIds, capacity, plannedOnly, own: { holdId } } }),
    ...(holdId !== undefined && { except: { holdId } }),
    ...(hold && { hold }),
    held: hold?.resourceIds ?? [],
  };
}
