import type { SignedInMember } from "@convene/server-kit";

/** No resource has it: of somebody without a time of their own there is nothing to see. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whose appointments and clients a member sees: owners and managers all, staff their own. */
export function hostScope({ servicesRole, resourceId }: SignedInMember): {
  readonly hostId?: string;
} {
  return servicesRole === "staff" ? { hostId: resourceId ?? NOBODY } : {};
}
