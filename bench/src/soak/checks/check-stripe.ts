import type { StripeStandIn } from "@convene/services/stripe-stand-in";
import type { Client } from "pg";

/** Our payments by card are Stripe's, one by one, and so are the refunds. */
export async function checkStripe(
  owner: Client,
  { books }: StripeStandIn,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { rows: payments } = await owner.query<{ intent: string; amount: number; id: string }>(
    `SELECT provider_id AS intent, amount, id FROM payment
     WHERE provider = 'stripe' AND state = 'succeeded'`,
  );
  const paid = new Map(payments.map((payment) => [payment.intent, payment]));
  if (paid.size !== payments.length) wrong.push("A payment of Stripe's is there twice");
  for (const { id, amount, status } of books.intents.values()) {
    const ours = paid.get(id);
    if (status === "succeeded" && ours?.amount !== amount) {
      wrong.push(`Stripe has ${amount} by ${id}, we have ${ours?.amount ?? "nothing"}`);
    }
    if (status !== "succeeded" && ours) wrong.push(`We count ${id}, which was not paid`);
    paid.delete(id);
  }
  for (const { id } of paid.values()) wrong.push(`Stripe knows nothing of payment ${id}`);

  const { rows: refunds } = await owner.query<{
    refund: string | null;
    amount: number;
    id: string;
  }>(
    `SELECT refund.provider_id AS refund, refund.amount, refund.id FROM refund
     JOIN payment ON payment.id = payment_id WHERE provider = 'stripe' AND refund.state = 'succeeded'`,
  );
  const given = new Map(refunds.map((refund) => [refund.refund, refund]));
  for (const { id, amount, status } of books.refunds.values()) {
    const ours = given.get(id);
    if (status === "succeeded" && ours?.amount !== amount) {
      wrong.push(`Stripe gave back ${amount} by ${id}, we have ${ours?.amount ?? "nothing"}`);
    }
    given.delete(id);
  }
  for (const { id } of given.values()) wrong.push(`Stripe knows nothing of refund ${id}`);
  return wrong;
}
