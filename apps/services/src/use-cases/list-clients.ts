import type { Client, Work } from "@convene/prisma";
import { type ClientScope, knownClient, scopeOfClients } from "./find-client.ts";

export interface ClientEntry {
  readonly client: Client;
  readonly appointments: number;
  readonly noShows: number;
  /** Of the last one that has begun, and of the first one still to come; without cancelled ones. */
  readonly lastStart: Date | null;
  readonly nextStart: Date | null;
}

interface ClientPage {
  readonly items: readonly ClientEntry[];
  /** Where the next page begins; null after the last one. */
  readonly nextCursor: string | null;
}

interface ListClientsRequest extends ClientScope {
  /** Part of the name, the address or the phone number. */
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The organisation's clients, latest first; those who were erased or merged are left out. */
export async function listClients(
  { tx, tenantId, now }: Work,
  { search, cursor, limit, hostId }: ListClientsRequest,
): Promise<ClientPage> {
  const contains = search && { contains: search, mode: "insensitive" as const };
  // Ids are UUIDs of version 7: they ascend in the order in which the clients came.
  const clients = await tx.client.findMany({
    where: {
      tenantId,
      ...knownClient,
      ...scopeOfClients({ hostId }),
      ...(contains && { OR: [{ name: contains }, { email: contains }, { phone: contains }] }),
      ...(cursor !== undefined && { id: { lt: cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = clients.slice(0, limit);
  const ofPage = { tenantId, clientId: { in: page.map((client) => client.id) } };
  const counts = await tx.appointment.groupBy({
    by: ["clientId", "status"],
    where: ofPage,
    _count: true,
  });
  const takesPlace = { ...ofPage, status: { not: "cancelled" as const } };
  const last = await tx.appointment.groupBy({
    by: ["clientId"],
    where: { ...takesPlace, scheduledStart: { lte: now } },
    _max: { scheduledStart: true },
  });
  const next = await tx.appointment.groupBy({
    by: ["clientId"],
    where: { ...takesPlace, scheduledStart: { gt: now } },
    _min: { scheduledStart: true },
  });
  return {
    items: page.map((client) => {
      const isOwn = ({ clientId }: { readonly clientId: string }) => clientId === client.id;
      const own = counts.filter(isOwn);
      return {
        client,
        appointments: own.reduce((sum, group) => sum + group._count, 0),
        noShows: own.find((group) => group.status === "no_show")?._count ?? 0,
        lastStart: last.find(isOwn)?._max.scheduledStart ?? null,
        nextStart: next.find(isOwn)?._min.scheduledStart ?? null,
      };
    }),
    nextCursor: clients.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
