import type { Prisma, WaitingEntry, Work } from "@convene/prisma";
import { subDays } from "date-fns";
import { type WaitingScope, waitingWithin } from "./waiting-within.ts";

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

/** How long those who wait no more are still shown, and how many. */
const SHOWN_DAYS = 30;
const MOST_CLOSED = 100;

/** Who waits, by service and in the order in which they came. */
export async function listWaiting({ tx }: Work, scope: WaitingScope = {}): Promise<WaitingView[]> {
  const entries = await tx.waitingEntry.findMany({
    where: { state: { in: ["waiting", "offered"] }, ...waitingWithin(scope) },
    orderBy: [{ service: { position: "asc" } }, { createdAt: "asc" }, { id: "asc" }],
    include: shown,
  });
  return entries.map(toView);
}

/** Who waited in the last month and does not any more, the latest first. */
export async function listWaited(
  { tx, now }: Work,
  scope: WaitingScope = {},
): Promise<WaitingView[]> {
  const entries = await tx.waitingEntry.findMany({
    where: { closedAt: { gt: subDays(now, SHOWN_DAYS) }, ...waitingWithin(scope) },
    orderBy: [{ closedAt: "desc" }, { id: "asc" }],
    take: MOST_CLOSED,
    include: shown,
  });
  return entries.map(toView);
}

type ShownEntry = Prisma.WaitingEntryGetPayload<{ include: typeof shown }>;

function toView({ service, client, host, ...entry }: ShownEntry): WaitingView {
  return {
    entry,
    serviceName: service.name,
    clientName: client.name,
    email: client.email,
    phone: client.phone,
    hostName: host?.name ?? null,
  };
}
