import type { Appointment } from "@convene/prisma";
import {
  type Kit,
  linkExpiry,
  linkProblem,
  MANAGE_APPOINTMENT,
  MANAGE_BOOKING,
  ProblemError,
} from "@convene/server-kit";

/** What a client's signed link opens. */
export interface ManagedAppointment {
  readonly tenantId: string;
  readonly appointmentId: string;
  /** Whether it opens what is known of the client, too: it came by mail, or made the client. */
  readonly opensClient: boolean;
}

/**
 * The token for whoever has just booked.
 *
 * @param isClient Whether they are the client; otherwise it opens the appointment and nothing else.
 */
export async function signBookingToken(
  { links }: Pick<Kit, "links">,
  appointment: Appointment,
  isClient: boolean,
): Promise<string> {
  return await links.sign({
    purpose: isClient ? MANAGE_APPOINTMENT : MANAGE_BOOKING,
    tenantId: appointment.tenantId,
    subjectId: appointment.id,
    expiresAt: linkExpiry(appointment),
  });
}

/**
 * Verifies the token of a client's link.
 *
 * @throws ProblemError as `openLink`
 */
export async function openManageLink(
  { links }: Pick<Kit, "links">,
  token: string,
): Promise<ManagedAppointment> {
  let isExpired = false;
  for (const purpose of [MANAGE_APPOINTMENT, MANAGE_BOOKING]) {
    const link = await links.verify(token, purpose);
    if (link.ok) {
      const { tenantId, subjectId: appointmentId } = link.value;
      return { tenantId, appointmentId, opensClient: purpose === MANAGE_APPOINTMENT };
    }
    isExpired ||= link.error.reason === "expired";
  }
  throw linkProblem({ reason: isExpired ? "expired" : "invalid" });
}

/**
 * The appointment whose client may be looked at by the link.
 *
 * @throws ProblemError FORBIDDEN (403) for whoever only named the client's address; else as
 *   `openManageLink`
 */
export async function openClientLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<ManagedAppointment> {
  const link = await openManageLink(kit, token);
  if (link.opensClient) return link;
  throw new ProblemError(403, "FORBIDDEN", "The link in the client's mail opens this");
}

/** Where the calendar file of a managed appointment can be had. */
export function inviteUrl({ env }: Pick<Kit, "env">, token: string): string {
  return `${env.SERVICES_URL}/api/manage/${token}/invite.ics`;
}
