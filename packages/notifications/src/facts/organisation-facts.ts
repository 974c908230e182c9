import type { Transaction } from "@convene/prisma";
import type { StoredFacts } from "./message-facts.ts";

/** What every message says of the organisation that sends it. */
export type OrganisationFacts = StoredFacts["organisation"] & {
  readonly senderName: string | null;
};

/** Reads them for messages that are about no event; `loadEventParties` has them already. */
export async function loadOrganisationFacts(
  tx: Transaction,
  tenantId: string,
): Promise<OrganisationFacts> {
  return await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: {
      name: true,
      locale: true,
      accentColour: true,
      logoUrl: true,
      replyTo: true,
      senderName: true,
    },
  });
}
