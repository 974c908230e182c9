import type { ServerEnv } from "@convene/server-kit";
import type { CardPayments } from "./card-payments.ts";
import { stripePayments } from "./stripe/stripe-payments.ts";

/** The card provider that the environment sets up; null: payments are recorded by hand. */
export function cardPaymentsOf(
  env: Pick<ServerEnv, "STRIPE_BASE_URL" | "STRIPE_SECRET_KEY" | "STRIPE_WEBHOOK_SECRET">,
): CardPayments | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
  if (!secretKey || !webhookSecret) return null;
  return stripePayments({ secretKey, webhookSecret, baseUrl: env.STRIPE_BASE_URL });
}
