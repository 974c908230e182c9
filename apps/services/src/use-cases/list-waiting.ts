import type { WaitingEntry, Work } from "@convene/prisma";

export interface WaitingView {
  readonly entry: WaitingEntry;
  readonly serviceName: string;
  readonly clientName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Null: anyone. */
  readonly hostName: string | null;
}

const shown = {
  service: { select: { name: true } },
  client: { select: { name: true, email: true, phone: true } },
  host: { select: { name: true } },
} as const;

/** Who waits, by service and in the order in which they came. */
export async function listWaiting(
  { tx }: Work,
  scope: { readonly hostId?: string | undefined } = {},
): Promise<WaitingView[]> {
  const entries = await tx.waitingEntry.findMany({
    where: {
      state: { in: ["waiting", "offered"] },
      // Whoever waits for anyone is everybody's.
      ...(scope.hostId !== undefined && {
        OR: [{ hostResourceId: scope.hostId }, { hostResourceId: null }],
      }),
    },
    orderBy: [{ service: { position: "asc" } }, { createdAt: "asc" }, { id: "asc" }],
    include: shown,
  });
  return entries.map(({ service, client, host, ...entry }) => ({
    entry,
    serviceName: service.name,
    clientName: client.name,
    email: client.email,
    phone: client.phone,
    hostName: host?.name ?? null,
  }));
}
