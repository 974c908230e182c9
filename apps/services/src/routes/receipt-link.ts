import type { Payment } from "@convene/prisma";
import { type Kit, type LinkTarget, ProblemError } from "@convene/server-kit";
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
 * @throws ProblemError LINK_EXPIRED (410), or NOT_FOUND (404) for one that never was a link
 */
export async function openReceiptLink(
  { links }: Pick<Kit, "links">,
  token: string,
): Promise<LinkTarget> {
  const link = await links.verify(token, VIEW_RECEIPT);
  if (link.ok) return link.value;
  throw link.error.reason === "expired"
    ? new ProblemError(410, "LINK_EXPIRED", "This link has expired")
    : new ProblemError(404, "NOT_FOUND", "This link leads nowhere");
}
