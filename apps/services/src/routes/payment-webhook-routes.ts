import {
  createRouter,
  inUnit,
  type Kit,
  type KitEnv,
  limitFailures,
  ProblemError,
  problem,
} from "@convene/server-kit";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { PAYMENT_QUEUE } from "../jobs/payment-jobs.ts";
import type { PaymentRef } from "../payments/card-payments.ts";
import { cardPaymentsOf } from "../payments/card-payments-of.ts";

/**
 * Where Stripe tells that something became of a payment. It is no more than a hint: a job asks Stripe
 * what it is, so that it does not matter how often and in what order hints come. What counts is the
 * signature. Without keys the route is not there, and it is not in the API's description.
 */
export function paymentWebhookRoutes(kit: Kit): OpenAPIHono<KitEnv> {
  const app = createRouter();
  const cards = cardPaymentsOf(kit.env);
  if (!cards) return app;
  app.use("/webhooks/stripe", limitFailures(kit));
  app.post("/webhooks/stripe", async (c) => {
    const signature = c.req.header("stripe-signature") ?? "";
    const read = await cards.readWebhook({ body: await c.req.text(), signature }, kit.now());
    if (!read.ok) return problem(c, signatureInvalid());
    if (read.value) await queueCheck(kit, read.value);
    return c.body(null, 204);
  });
  return app;
}

/** A payment that is not known is no fault of Stripe's: it would only tell us again. */
async function queueCheck(kit: Kit, ref: PaymentRef): Promise<void> {
  await inUnit(kit, ref.tenantId, async ({ tx }) => {
    const known = await tx.payment.count({ where: { id: ref.paymentId } });
    if (known > 0) await kit.jobs.enqueue(tx, PAYMENT_QUEUE, [ref]);
  });
}

function signatureInvalid(): ProblemError {
  return new ProblemError(401, "SIGNATURE_INVALID", "The signature is not right, or too old");
}
