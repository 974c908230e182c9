import type { WaitingEntry, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

export interface WaitingEntryView {
  readonly entry: WaitingEntry;
  readonly serviceName: string;
  /** Minutes. */
  readonly durationMinutes: number;
  /** Whom they want; null: anyone. */
  readonly hostName: string | null;
  /** Who gives what is held for them; null where nothing is. */
  readonly offerHostName: string | null;
  /** How many wait for the same service since before. */
  readonly ahead: number;
}

/** A place on a waiting list as the client sees it. @throws NotFoundError */
export async function viewWaitingEntry(
  { tx, tenantId }: Work,
  entryId: string,
): Promise<WaitingEntryView> {
  const found = await tx.waitingEntry.findUnique({
    where: { tenantId_id: { tenantId, id: entryId } },
    include: {
      service: { select: { name: true, durationMinutes: true } },
      host: { select: { name: true } },
    },
  });
  if (!found) throw new NotFoundError("waiting entry");
  const { service, host, ...entry } = found;
  const offerHost =
    entry.offerHostId === null
      ? null
      : await tx.resource.findFirst({ where: { id: entry.offerHostId }, select: { name: true } });
  const ahead = await tx.waitingEntry.count({
    where: {
      serviceId: entry.serviceId,
      state: "waiting",
      OR: [
        { createdAt: { lt: entry.createdAt } },
        { createdAt: entry.createdAt, id: { lt: entry.id } },
      ],
    },
  });
  return {
    entry,
    serviceName: service.name,
    durationMinutes: service.durationMinutes,
    hostName: host?.name ?? null,
    offerHostName: offerHost?.name ?? null,
    ahead,
  };
}
