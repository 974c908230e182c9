import type { Prisma, Service, Transaction, Work } from "@convene/prisma";
import { revisionOf } from "@convene/server-kit";
import { bookableHost } from "../slots/bookable-host.ts";

interface ServiceHostEntry {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Null: their default one. */
  readonly scheduleId: string | null;
}

export interface ServiceEntry {
  readonly service: Service;
  /** Who gives it, by name. */
  readonly hosts: readonly ServiceHostEntry[];
  /** Rooms and devices: of each list one is taken. */
  readonly needs: readonly (readonly string[])[];
}

/** The services that can be booked, in the organisation's own order; those that nobody gives are left out. */
export async function listServices({ tx }: Work): Promise<ServiceEntry[]> {
  return await readServices(tx, { active: true, hosts: { some: { resource: bookableHost } } });
}

/** All services in the organisation's own order, those that are hidden or that nobody gives too. */
export async function listAllServices({ tx }: Work): Promise<ServiceEntry[]> {
  return await readServices(tx, {});
}

/** A service, whether it can be booked or not. */
export async function findService(tx: Transaction, id: string): Promise<ServiceEntry | undefined> {
  return (await readServices(tx, { id }))[0];
}

/** What changes when somebody else edits the service; its place in the order does not count. */
export function serviceRevision({ service, hosts, needs }: ServiceEntry): string {
  const { position: _, ...details } = service;
  return revisionOf([details, hosts.map(({ id, scheduleId }) => [id, scheduleId]), needs]);
}

async function readServices(
  tx: Transaction,
  where: Prisma.ServiceWhereInput,
): Promise<ServiceEntry[]> {
  const services = await tx.service.findMany({
    where,
    orderBy: [{ position: "asc" }, { name: "asc" }],
    include: {
      hosts: {
        where: { resource: bookableHost },
        orderBy: [{ resource: { name: "asc" } }, { resourceId: "asc" }],
        select: {
          scheduleId: true,
          resource: { select: { id: true, name: true, timeZone: true } },
        },
      },
      needs: {
        orderBy: [{ position: "asc" }, { resourceId: "asc" }],
        select: { position: true, resourceId: true },
      },
    },
  });
  return services.map(({ hosts, needs, ...service }) => ({
    service,
    hosts: hosts.map(({ resource, scheduleId }) => ({ ...resource, scheduleId })),
    needs: [...Map.groupBy(needs, (need) => need.position).values()].map((choices) =>
      choices.map((need) => need.resourceId),
    ),
  }));
}
