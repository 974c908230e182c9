import { err, ok } from "@convene/scheduling-core";
import Stripe from "stripe";
import {
  type CardPayments,
  CardProviderError,
  type CardRefusal,
  type CardWebhook,
  type PaymentRef,
} from "../card-payments.ts";
import { paymentRef, toCardRefund, toCheckout, toRefundParams, toSessionParams } from "./map.ts";
import { UnpayableAmountError } from "./minor-units.ts";

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Left out: Stripe's own. */
  readonly baseUrl?: string | undefined;
}

const ANSWER_TIMEOUT_MS = 10_000;
const WEBHOOK_TOLERANCE_S = 300;
/** More refunds of one payment than anybody makes. */
const MOST_REFUNDS = 100;

/** Payments by card through Stripe's own pages. */
export function stripePayments({
  secretKey,
  webhookSecret,
  baseUrl,
}: StripeSettings): CardPayments {
  const stripe = new Stripe(secretKey, {
    ...(baseUrl !== undefined && addressOf(baseUrl)),
    timeout: ANSWER_TIMEOUT_MS,
    // Jobs come back by themselves, and know what a repetition costs.
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const expand = ["payment_intent"];

  return {
    async openCheckout(request) {
      return await refusable(async () => {
        const params = toSessionParams(request);
        // A payment has one checkout, whoever asks how often.
        const options = { idempotencyKey: `checkout-${request.paymentId}` };
        return toCheckout(await stripe.checkout.sessions.create(params, options));
      });
    },

    async readCheckout(checkoutId) {
      return toCheckout(await asked(stripe.checkout.sessions.retrieve(checkoutId, { expand })));
    },

    async closeCheckout(checkoutId) {
      const closed = await refusable(async () =>
        toCheckout(await stripe.checkout.sessions.expire(checkoutId, { expand })),
      );
      // Only what is open can be closed: somebody was faster.
      return closed.ok ? closed.value : await this.readCheckout(checkoutId);
    },

    async refund(request) {
      return await refusable(async () => {
        const options = { idempotencyKey: `refund-${request.refundId}` };
        return toCardRefund(await stripe.refunds.create(toRefundParams(request), options));
      });
    },

    async listRefunds({ providerId }) {
      const page = await asked(
        stripe.refunds.list({ payment_intent: providerId, limit: MOST_REFUNDS }),
      );
      return page.data.map(toCardRefund);
    },

    async readWebhook(webhook, at) {
      const event = await signedEvent(stripe, webhook, { secret: webhookSecret, at });
      return event === null ? err("signature") : ok(await refOf(stripe, event));
    },
  };
}

/** @returns null where the signature is not right, or too old */
async function signedEvent(
  stripe: Stripe,
  { body, signature }: CardWebhook,
  { secret, at }: { readonly secret: string; readonly at: Date },
): Promise<Stripe.Event | null> {
  try {
    return await stripe.webhooks.constructEventAsync(
      body,
      signature,
      secret,
      WEBHOOK_TOLERANCE_S,
      undefined,
      at.getTime(),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
    throw error;
  }
}

async function refOf(stripe: Stripe, event: Stripe.Event): Promise<PaymentRef | null> {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired": {
      const { id: checkoutId, metadata } = event.data.object;
      const ref = paymentRef(metadata);
      return ref && { ...ref, checkoutId };
    }
    case "charge.refunded":
    case "refund.created":
    case "refund.updated":
    case "refund.failed": {
      const { metadata, payment_intent: payment } = event.data.object;
      const known = paymentRef(metadata);
      if (known || !payment) return known;
      // Given back at Stripe, without a word of ours: its payment has one.
      const id = typeof payment === "string" ? payment : payment.id;
      return paymentRef((await asked(stripe.paymentIntents.retrieve(id))).metadata);
    }
    default:
      return null;
  }
}

function addressOf(baseUrl: string) {
  const { hostname, port, protocol } = new URL(baseUrl);
  const isPlain = protocol === "http:";
  return {
    host: hostname,
    port: port === "" ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? ("http" as const) : ("https" as const),
  };
}

/** Tells a refusal, which comes again, from an answer that did not come. */
async function refusable<T>(ask: () => Promise<T>) {
  try {
    return ok(await asked(ask()));
  } catch (error) {
    if (error instanceof RefusedError) return err(error.refusal);
    throw error;
  }
}

/** Carries a refusal to whoever expects one. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: CardRefusal;

  constructor(refusal: CardRefusal, options?: ErrorOptions) {
    super(`The card provider refuses: ${refusal.code}`, options);
    this.refusal = refusal;
  }
}

/** Our words for the library's errors: theirs may hold what the client entered. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnpayableAmountError) throw new RefusedError({ code: "unpayable_amount" });
    const { StripeInvalidRequestError, StripeCardError, StripeError } = Stripe.errors;
    if (error instanceof StripeInvalidRequestError || error instanceof StripeCardError) {
      throw new RefusedError({ code: error.code ?? "invalid_request" });
    }
    if (error instanceof StripeError) {
      const { type, statusCode, code } = error;
      throw new CardProviderError(
        `Stripe did not do it: ${[type, statusCode, code].filter(Boolean).join(", ")}`,
      );
    }
    throw error;
  }
}
