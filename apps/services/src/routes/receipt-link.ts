import type { Payment } from "@convene/prisma";
import { type Kit, type LinkTarget, openLink } from "@convene/server-kit";
import { addYears } from "date-fns";

/** Lets whoever paid see the receipt, and nothing else. */
const VIEW_RECEIPT = "payment.receipt";
/** As long as receipts are asked for, in most countries. */
const KEPT_YEARS = 10;

/** The page that shows the receipt of a payment. */
export async function receiptUrl(
  { env, links }: Pick<Kit, "env" | "links">,
  { tenantId, id, createdAt }: Pick<Payment, "tenantId" | "id" | "createdAt">,
): Promise<string> {
  const token = await links.sign({
    purpose: VIEW_RECEIPT,
    tenantId,
    subjectId: id,
    expiresAt: addYears(createdAt, KEPT_YEARS),
  });
  return `${env.SERVICES_URL}/receipt/${token}`;
}

/**
 * Verifies the token of a receipt's link.
 *
 * @throws ProblemError as `openLink`
 */
export async function openReceiptLink(kit: Pick<Kit, "links">, token: string): Promise<LinkTarget> {
  return await openLink(kit, token, VIEW_RECEIPT);
}
