import type Stripe from "stripe";
import { z } from "zod";
import type {
  CardRefund,
  CardRefundRequest,
  Checkout,
  CheckoutRequest,
  CheckoutState,
  PaymentRef,
} from "../card-payments.ts";
import { fromStripeAmount, toStripeAmount } from "./minor-units.ts";

/** The languages of Stripe's pages that ours have, too. */
const LOCALES: readonly Stripe.Checkout.SessionCreateParams.Locale[] = [
  "de",
  "en",
  "en-GB",
  "es",
  "fr",
  "fr-CA",
];

/** The same for the same payment: Stripe takes a repeated request only where it is the same. */
export function toSessionParams(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const { tenantId, paymentId, amount, currency, title, email } = request;
  const metadata = { tenantId, paymentId };
  return {
    mode: "payment",
    client_reference_id: paymentId,
    // The payment and its charge have it, too: refunds are told of those.
    metadata,
    payment_intent_data: { metadata },
    allowed_payment_method_types: ["card"],
    // What is given back is what was paid: in our currency.
    adaptive_pricing: { enabled: false },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: toStripeAmount(amount, currency),
          product_data: { name: title },
        },
      },
    ],
    submit_type: "book",
    locale: localeOf(request.locale),
    ...(email !== null && { customer_email: email }),
    expires_at: Math.ceil(request.until.getTime() / 1_000),
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    expand: ["payment_intent"],
  };
}

function localeOf(locale: string): Stripe.Checkout.SessionCreateParams.Locale {
  const language = locale.split("-")[0] ?? "";
  return LOCALES.find((one) => one === locale) ?? LOCALES.find((one) => one === language) ?? "auto";
}

/** @param session With its payment expanded. */
export function toCheckout(session: Stripe.Checkout.Session): Checkout {
  const payment = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const currency = (session.currency ?? "").toUpperCase();
  return {
    checkoutId: session.id,
    state: checkoutState(session, payment),
    url: session.url,
    providerId: payment?.id ?? null,
    amount: fromStripeAmount(session.amount_total ?? 0, currency),
    currency,
  };
}

function checkoutState(
  session: Stripe.Checkout.Session,
  payment: Stripe.PaymentIntent | null,
): CheckoutState {
  if (session.payment_status === "paid") return "paid";
  if (session.status === "open") return "open";
  if (session.status !== "complete") return "expired";
  return payment?.status === "processing" ? "processing" : "failed";
}

export function toRefundParams(request: CardRefundRequest): Stripe.RefundCreateParams {
  const { tenantId, paymentId, refundId, providerId, amount, currency } = request;
  return {
    payment_intent: providerId,
    amount: toStripeAmount(amount, currency),
    metadata: { tenantId, paymentId, refundId },
  };
}

export function toCardRefund(refund: Stripe.Refund): CardRefund {
  const ours = z.uuid().safeParse(refund.metadata?.refundId);
  return {
    providerId: refund.id,
    refundId: ours.data ?? null,
    state: refundState(refund.status),
    amount: fromStripeAmount(refund.amount, refund.currency.toUpperCase()),
    failure: refund.failure_reason ?? (refund.status === "canceled" ? "canceled" : null),
  };
}

function refundState(status: string | null): CardRefund["state"] {
  switch (status) {
    case "succeeded":
      return "succeeded";
    case "failed":
    case "canceled":
      return "failed";
    default:
      return "pending";
  }
}

const refSchema = z.object({ tenantId: z.uuid(), paymentId: z.uuid() });

/** The payment of ours that Stripe was told to remember; null: none. */
export function paymentRef(metadata: Stripe.Metadata | null | undefined): PaymentRef | null {
  return refSchema.safeParse(metadata).data ?? null;
}
