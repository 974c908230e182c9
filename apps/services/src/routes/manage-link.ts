import { type Kit, MANAGE_APPOINTMENT, ProblemError } from "@convene/server-kit";

/** What a client's signed link opens. */
interface ManagedAppointment {
  readonly tenantId: string;
  readonly appointmentId: string;
}

/**
 * Verifies the token of a client's link.
 *
 * @throws ProblemError LINK_EXPIRED (410), or NOT_FOUND (404) for one that never was a link
 */
export async function openManageLink(
  kit: Pick<Kit, "links">,
  token: string,
): Promise<ManagedAppointment> {
  const link = await kit.links.verify(token, MANAGE_APPOINTMENT);
  if (link.ok) return { tenantId: link.value.tenantId, appointmentId: link.value.subjectId };
  throw link.error.reason === "expired"
    ? new ProblemError(410, "LINK_EXPIRED", "This link has expired")
    : new ProblemError(404, "NOT_FOUND", "This link leads nowhere");
}

/** Where the calendar file of a managed appointment can be had. */
export function inviteUrl({ env }: Pick<Kit, "env">, token: string): string {
  return `${env.SERVICES_URL}/api/manage/${token}/invite.ics`;
}
