import type { Resource, Service, Work } from "@convene/prisma";
import { plainName } from "@convene/server-kit/imports";
import { bookableHost } from "../slots/bookable-host.ts";
import { type Needs, needsOf, readsNeeds } from "../slots/needs-of.ts";

export type HostInFile = Pick<Resource, "id" | "name"> & { readonly isBookable: boolean };

export interface ServiceInFile {
  readonly service: Service;
  /** Who gives it, and on which of their schedules. */
  readonly scheduleIds: ReadonlyMap<string, string | null>;
  readonly needs: Needs;
}

/** What lines name: services and people by their names, and how this organisation counts time. */
export interface SalonDirectory {
  /** IANA: of the local times in the file. */
  readonly timeZone: string;
  readonly locale: string;
  readonly service: (name: string) => ServiceInFile | undefined;
  readonly host: (name: string) => HostInFile | undefined;
  readonly hostById: ReadonlyMap<string, HostInFile>;
}

/** Names are compared without case and accents; of two alike, who or what is in use is meant. */
export async function readDirectory({ tx, tenantId }: Work): Promise<SalonDirectory> {
  const { timeZone, locale } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { timeZone: true, locale: true },
  });
  const people = await tx.resource.findMany({
    where: { kind: "person" },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  const bookable = await tx.resource.findMany({
    where: { kind: "person", ...bookableHost },
    select: { id: true },
  });
  const bookableIds = new Set(bookable.map(({ id }) => id));
  const found = await tx.service.findMany({
    orderBy: [{ active: "asc" }, { id: "asc" }],
    include: { hosts: { select: { resourceId: true, scheduleId: true } }, needs: readsNeeds },
  });

  const services = new Map<string, ServiceInFile>();
  for (const { hosts, needs, ...service } of found) {
    services.set(plainName(service.name), {
      service,
      scheduleIds: new Map(hosts.map((host) => [host.resourceId, host.scheduleId])),
      needs: needsOf(needs),
    });
  }
  const all = people
    .map((host) => ({ ...host, isBookable: bookableIds.has(host.id) }))
    .sort((a, b) => Number(a.isBookable) - Number(b.isBookable));
  const hosts = new Map(all.map((host) => [plainName(host.name), host]));
  return {
    timeZone,
    locale,
    service: (name) => services.get(plainName(name)),
    host: (name) => hosts.get(plainName(name)),
    hostById: new Map(all.map((host) => [host.id, host])),
  };
}
