import type { Client, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** Whose clients somebody may look at. */
export interface ClientScope {
  /** Only who has or had an appointment with them; left out: everybody's. */
  readonly hostId?: string | undefined;
}

/**
 * A client of the organisation.
 *
 * @throws NotFoundError also for who was erased, turned out to be somebody else, or is none of the
 *   viewer's clients
 */
export async function findClient(
  { tx }: Work,
  clientId: string,
  { hostId }: ClientScope = {},
): Promise<Client> {
  const client = await tx.client.findFirst({
    where: { id: clientId, ...knownClient, ...scopeOfClients({ hostId }) },
  });
  if (!client) throw new NotFoundError("client");
  return client;
}

/** Neither erased nor merged into another one. */
export const knownClient = { erasedAt: null, mergedIntoId: null } as const;

export function scopeOfClients({ hostId }: ClientScope) {
  return hostId === undefined ? {} : { appointments: { some: { hostResourceId: hostId } } };
}
