import type { Service, Work } from "@convene/prisma";
import { bookableHost } from "../slots/bookable-host.ts";

interface ServiceHostEntry {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface ServiceEntry {
  readonly service: Service;
  /** Who gives it, by name. */
  readonly hosts: readonly ServiceHostEntry[];
}

/** The services that can be booked, in the organisation's own order; those that nobody gives are left out. */
export async function listServices({ tx }: Work): Promise<ServiceEntry[]> {
  const services = await tx.service.findMany({
    where: { active: true, hosts: { some: { resource: bookableHost } } },
    orderBy: [{ position: "asc" }, { name: "asc" }],
    include: {
      hosts: {
        where: { resource: bookableHost },
        orderBy: { resource: { name: "asc" } },
        select: { resource: { select: { id: true, name: true, timeZone: true } } },
      },
    },
  });
  return services.map(({ hosts, ...service }) => ({
    service,
    hosts: hosts.map(({ resource }) => resource),
  }));
}
