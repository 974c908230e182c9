import type { Client, Work } from "@convene/prisma";
import { type ClientScope, knownClient, scopeOfClients } from "./find-client.ts";

export interface ClientEntry {
  readonly client: Client;
  readonly appointments: number;
  readonly noShows: number;
  readonly lastStart: Date | null;
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
  { tx, tenantId }: Work,
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
  const counts = await tx.appointment.groupBy({
    by: ["clientId", "status"],
    where: { tenantId, clientId: { in: page.map((client) => client.id) } },
    _count: true,
    _max: { scheduledStart: true },
  });
  return {
    items: page.map((client) => {
      const own = counts.filter((group) => group.clientId === client.id);
      const starts = own.flatMap((group) => group._max.scheduledStart?.getTime() ?? []);
      return {
        client,
        appointments: own.reduce((sum, group) => sum + group._count, 0),
        noShows: own.find((group) => group.status === "no_show")?._count ?? 0,
        lastStart: starts.length > 0 ? new Date(Math.max(...starts)) : null,
      };
    }),
    nextCursor: clients.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
