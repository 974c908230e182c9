import type { AtsRole, ServicesRole } from "@convene/prisma";

/** Who asks, in the organisation that they have open. */
export interface SignedInMember {
  readonly tenantId: string;
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** Of their resource, else the organisation's. */
  readonly timeZone: string;
  readonly resourceId: string | null;
  readonly atsRole: AtsRole | null;
  readonly servicesRole: ServicesRole | null;
}
