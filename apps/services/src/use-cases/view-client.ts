import type { Appointment, Client, ClientNote, WaitingEntry, Work } from "@convene/prisma";
import { type ClientScope, findClient } from "./find-client.ts";
import { waitingWithin } from "./waiting-within.ts";

/** So many of the latest appointments are shown; the calendar has the others. */
const MOST_APPOINTMENTS = 200;

export interface ClientAppointment {
  readonly appointment: Appointment;
  readonly hostName: string;
}

export interface WrittenNote {
  readonly note: ClientNote;
  readonly authorName: string;
}

export interface ClientView {
  readonly client: Client;
  /** Latest start first. */
  readonly appointments: readonly ClientAppointment[];
  /** By status, of all of them. */
  readonly counts: Readonly<Partial<Record<Appointment["status"], number>>>;
  /** Newest first. */
  readonly notes: readonly WrittenNote[];
  /** What they still wait for, with somebody whom the viewer sees or with anyone. */
  readonly waiting: readonly (WaitingEntry & { readonly serviceName: string })[];
}

/**
 * A client with their history. Staff see the appointments that were with them.
 *
 * @throws NotFoundError
 */
export async function viewClient(
  work: Work,
  clientId: string,
  scope: ClientScope = {},
): Promise<ClientView> {
  const { tx } = work;
  const client = await findClient(work, clientId, scope);
  const own = { clientId, ...(scope.hostId !== undefined && { hostResourceId: scope.hostId }) };
  const appointments = await tx.appointment.findMany({
    where: own,
    orderBy: [{ scheduledStart: "desc" }, { id: "desc" }],
    take: MOST_APPOINTMENTS,
    include: { host: { select: { name: true } } },
  });
  const counts = await tx.appointment.groupBy({ by: ["status"], where: own, _count: true });
  const notes = await tx.clientNote.findMany({
    where: { clientId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { member: { select: { name: true } } },
  });
  const waiting = await tx.waitingEntry.findMany({
    where: { clientId, state: { in: ["waiting", "offered"] }, ...waitingWithin(scope) },
    orderBy: { createdAt: "asc" },
    include: { service: { select: { name: true } } },
  });
  return {
    client,
    appointments: appointments.map(({ host, ...appointment }) => ({
      appointment,
      hostName: host.name,
    })),
    counts: Object.fromEntries(counts.map(({ status, _count }) => [status, _count])),
    notes: notes.map(({ member, ...note }) => ({ note, authorName: member.name })),
    waiting: waiting.map(({ service, ...entry }) => ({ ...entry, serviceName: service.name })),
  };
}
