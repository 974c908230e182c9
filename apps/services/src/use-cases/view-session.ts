import type { AppointmentStatus, GroupSession, Prisma, Work } from "@convene/prisma";
import { findSession, type SessionScope } from "./find-session.ts";

/** Somebody in a session. */
export interface SessionClient {
  readonly appointmentId: string;
  readonly clientId: string;
  readonly name: string;
  readonly status: AppointmentStatus;
}

export interface SessionEntry {
  readonly session: GroupSession;
  readonly title: string;
  readonly colour: string;
  readonly hostName: string;
  /** By name; who cancelled is left out. */
  readonly clients: readonly SessionClient[];
  /** Held ones included. */
  readonly placesTaken: number;
}

/** How a session is read for `toSessionEntry`. */
export const readsSession = {
  service: { select: { name: true, colour: true } },
  host: { select: { name: true } },
  places: { select: { place: true, expiresAt: true } },
  appointments: {
    where: { status: { not: "cancelled" } },
    orderBy: [{ client: { name: "asc" } }, { id: "asc" }],
    select: { id: true, status: true, client: { select: { id: true, name: true } } },
  },
} satisfies Prisma.GroupSessionInclude;

type ReadSession = GroupSession & {
  readonly service: { readonly name: string; readonly colour: string };
  readonly host: { readonly name: string };
  readonly places: readonly { readonly expiresAt: Date | null }[];
  readonly appointments: readonly {
    readonly id: string;
    readonly status: AppointmentStatus;
    readonly client: { readonly id: string; readonly name: string };
  }[];
};

/**
 * A session with who is in it.
 *
 * @throws NotFoundError also for somebody else's
 */
export async function viewSession(
  { tx, tenantId, now }: Work,
  sessionId: string,
  scope: SessionScope = {},
): Promise<SessionEntry> {
  const { id } = await findSession(tx, sessionId, scope);
  const found = await tx.groupSession.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: readsSession,
  });
  return toSessionEntry(found, now);
}

export function toSessionEntry(found: ReadSession, now: Date): SessionEntry {
  const { service, host, places, appointments, ...session } = found;
  return {
    session,
    title: service.name,
    colour: service.colour,
    hostName: host.name,
    clients: appointments.map(({ id, status, client }) => ({
      appointmentId: id,
      clientId: client.id,
      name: client.name,
      status,
    })),
    // By this clock, not the database's: a place that shows a second too long as held harms nobody.
    placesTaken: places.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).length,
  };
}
