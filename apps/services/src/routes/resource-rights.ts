import { ProblemError, type SignedInMember } from "@convene/server-kit";

/** Those who set up the organisation, and everybody's time. */
export const MANAGERS: readonly string[] = ["owner", "manager"];

/** Whether a member sets up everybody's time, not only their own. */
export function isManager({ servicesRole }: SignedInMember): boolean {
  return servicesRole !== null && MANAGERS.includes(servicesRole);
}

/** @throws ProblemError 403 */
export function requireManager(member: SignedInMember): void {
  if (isManager(member)) return;
  throw new ProblemError(403, "NOT_ALLOWED", "Your role does not allow this");
}

/**
 * Lets managers through to anybody's time, and everybody to their own.
 *
 * @throws ProblemError 403
 */
export function requireOwnTime(member: SignedInMember, resourceId: string): void {
  if (isManager(member) || member.resourceId === resourceId) return;
  throw new ProblemError(403, "NOT_ALLOWED", "Your role does not allow this");
}
