import type { Product, Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { type Deed, deedInForce } from "./deed.ts";

interface Recording {
  readonly tenantId: string;
  readonly product: Product;
  readonly now: Date;
}

/**
 * The last thing in each unit of work: where a member's request changed something, or takes personal
 * data out, it is written down in the same transaction. A transaction that wrote or locked nothing has
 * no number of its own, which is how a search that is sent as POST leaves no trace.
 */
export async function recordDeed(
  tx: Transaction,
  { tenantId, ...recording }: Recording,
): Promise<void> {
  const deed = deedInForce.getStore();
  if (deed?.tenantId !== tenantId) return;
  deed.isJudged = true;
  await writeDeed(tx, deed, recording);
}

/** Writes down what changed something that no unit of work sees: what the sign-in library keeps. */
export async function recordForeignDeed(
  tx: Transaction,
  deed: Deed,
  recording: Omit<Recording, "tenantId">,
): Promise<void> {
  await writeDeed(tx, { ...deed, takesOut: true }, recording);
}

async function writeDeed(
  tx: Transaction,
  { memberId, operation, subject, requestId, takesOut }: Deed,
  { product, now }: Omit<Recording, "tenantId">,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (tenant_id, id, at, member_id, product, operation, subject, request_id)
    SELECT current_tenant(), ${uuidv7()}::uuid, ${now}, ${memberId}::uuid, ${product}::product,
           ${operation}, ${JSON.stringify(subject)}::jsonb, ${requestId}
    WHERE ${takesOut} OR pg_current_xact_id_if_assigned() IS NOT NULL`;
}
