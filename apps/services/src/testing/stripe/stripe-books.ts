import type Stripe from "stripe";
import type { z } from "zod";
import type { Form } from "./read-form.ts";
import {
  isPublishedParam,
  isPublishedRefundParam,
  refundParams,
  sessionParams,
} from "./session-params.ts";

/** A refusal in Stripe's own shape. */
export class StripeRefusal extends Error {
  override readonly name = "StripeRefusal";
  readonly status: number;
  readonly error: { type: string; code?: string; message: string; param?: string };

  constructor(
    status: number,
    error: { type: string; code?: string; message: string; param?: string },
  ) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

/** What the stand-in knows, in the fields of Stripe's objects that ours reads. */
export interface StoredSession {
  readonly id: string;
  readonly params: z.infer<typeof sessionParams>;
  status: "open" | "complete" | "expired";
  paymentStatus: "unpaid" | "paid";
  intentId: string | null;
}

interface StoredIntent {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  status: "processing" | "requires_payment_method" | "succeeded";
}

interface StoredRefund {
  readonly id: string;
  readonly intentId: string;
  readonly amount: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: "pending" | "succeeded" | "failed";
  failureReason: string | null;
}

/** Something happened: what a webhook tells. */
export type Happening = { readonly type: Stripe.Event["type"]; readonly object: object };

const SHORTEST_S = 30 * 60;
const LONGEST_S = 24 * 60 * 60;
const LEAST_AMOUNT = 50;

/** Stripe's books: sessions, payments and refunds, with the rules that ours meets. */
export class StripeBooks {
  readonly sessions = new Map<string, StoredSession>();
  readonly intents = new Map<string, StoredIntent>();
  readonly refunds = new Map<string, StoredRefund>();
  /** How the next refunds turn out, by themselves. */
  refundsBecome: StoredRefund["status"] = "succeeded";
  readonly #origin: () => string;
  readonly #now: () => Date;
  readonly #tell: (happening: Happening) => void;
  #count = 0;

  constructor(options: {
    readonly origin: () => string;
    readonly now: () => Date;
    readonly tell: (happening: Happening) => void;
  }) {
    this.#origin = options.origin;
    this.#now = options.now;
    this.#tell = options.tell;
  }

  createSession(form: Form): StoredSession {
    requirePublished(form, isPublishedParam);
    const params = parse(sessionParams, form);
    const now = Math.floor(this.#now().getTime() / 1_000);
    if (params.expires_at < now + SHORTEST_S || params.expires_at > now + LONGEST_S) {
      throw invalid("The `expires_at` timestamp must be 30 minutes to 24 hours ahead", {
        param: "expires_at",
      });
    }
    if (params.line_items[0].price_data.unit_amount < LEAST_AMOUNT) {
      throw invalid("The Checkout Session's total amount due is too small", {
        code: "amount_too_small",
      });
    }
    const session: StoredSession = {
      id: this.#id("cs_test"),
      params,
      status: "open",
      paymentStatus: "unpaid",
      intentId: null,
    };
    this.sessions.set(session.id, session);
    return session;
  }

  session(id: string): StoredSession {
    const session = this.sessions.get(id);
    if (!session) throw missing("checkout.session", id);
    const isOver = session.params.expires_at * 1_000 <= this.#now().getTime();
    if (session.status === "open" && isOver) session.status = "expired";
    return session;
  }

  expireSession(id: string): StoredSession {
    const session = this.session(id);
    if (session.status !== "open") {
      throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired`);
    }
    session.status = "expired";
    this.#tell({ type: "checkout.session.expired", object: this.viewSession(session) });
    return session;
  }

  /** The client pays; `processing`: the money is on its way, until `settle`. */
  pay(sessionId: string, outcome: "paid" | "processing" = "paid"): StoredSession {
    const session = this.session(sessionId);
    if (session.status !== "open") throw invalid("This Checkout Session is not open");
    const { price_data: price } = session.params.line_items[0];
    const intent: StoredIntent = {
      id: this.#id("pi"),
      amount: price.unit_amount,
      currency: price.currency,
      metadata: session.params.payment_intent_data.metadata,
      status: outcome === "paid" ? "succeeded" : "processing",
    };
    this.intents.set(intent.id, intent);
    session.intentId = intent.id;
    session.status = "complete";
    session.paymentStatus = outcome === "paid" ? "paid" : "unpaid";
    this.#tell({ type: "checkout.session.completed", object: this.viewSession(session) });
    return session;
  }

  /** What was on its way came, or did not. */
  settle(sessionId: string, outcome: "succeeded" | "failed"): void {
    const session = this.session(sessionId);
    const intent = this.intent(session.intentId ?? "");
    intent.status = outcome === "succeeded" ? "succeeded" : "requires_payment_method";
    session.paymentStatus = outcome === "succeeded" ? "paid" : "unpaid";
    this.#tell({
      type: `checkout.session.async_payment_${outcome}`,
      object: this.viewSession(session),
    });
  }

  intent(id: string): StoredIntent {
    const intent = this.intents.get(id);
    if (!intent) throw missing("payment_intent", id);
    return intent;
  }

  createRefund(form: Form): StoredRefund {
    requirePublished(form, isPublishedRefundParam);
    const { payment_intent: intentId, amount, metadata } = parse(refundParams, form);
    const left = this.leftOf(intentId);
    if (left === 0) {
      throw invalid("Charge has already been refunded.", { code: "charge_already_refunded" });
    }
    const wanted = amount ?? left;
    if (wanted > left) {
      throw invalid("Refund amount is greater than unrefunded amount on charge", {
        param: "amount",
      });
    }
    const refund: StoredRefund = {
      id: this.#id("re"),
      intentId,
      amount: wanted,
      metadata,
      status: this.refundsBecome,
      failureReason: this.refundsBecome === "failed" ? "expired_or_canceled_card" : null,
    };
    this.refunds.set(refund.id, refund);
    this.#tell({ type: "refund.created", object: this.viewRefund(refund) });
    this.#tell({ type: "charge.refunded", object: this.#viewCharge(intentId) });
    return refund;
  }

  /** What became of a refund after a while. */
  settleRefund(id: string, status: StoredRefund["status"]): void {
    const refund = this.refunds.get(id);
    if (!refund) throw missing("refund", id);
    refund.status = status;
    refund.failureReason = status === "failed" ? "expired_or_canceled_card" : null;
    const type = status === "failed" ? "refund.failed" : "refund.updated";
    this.#tell({ type, object: this.viewRefund(refund) });
  }

  refundsOf(intentId: string): readonly StoredRefund[] {
    return [...this.refunds.values()].filter((refund) => refund.intentId === intentId).reverse();
  }

  /** What can still be given back of a payment. */
  leftOf(intentId: string): number {
    const gone = this.refundsOf(intentId)
      .filter(({ status }) => status !== "failed")
      .reduce((sum, { amount }) => sum + amount, 0);
    return this.intent(intentId).amount - gone;
  }

  viewSession(session: StoredSession, expanded = false) {
    const { price_data: price } = session.params.line_items[0];
    const intent = session.intentId === null ? null : this.intent(session.intentId);
    return {
      id: session.id,
      object: "checkout.session",
      amount_total: price.unit_amount,
      currency: price.currency,
      client_reference_id: session.params.client_reference_id,
      metadata: session.params.metadata,
      expires_at: session.params.expires_at,
      mode: "payment",
      status: session.status,
      payment_status: session.paymentStatus,
      payment_intent: expanded && intent ? this.viewIntent(intent) : session.intentId,
      url: session.status === "open" ? `${this.#origin()}/c/pay/${session.id}` : null,
    } satisfies Partial<Record<keyof Stripe.Checkout.Session, unknown>>;
  }

  viewIntent(intent: StoredIntent) {
    return {
      id: intent.id,
      object: "payment_intent",
      amount: intent.amount,
      currency: intent.currency,
      metadata: intent.metadata,
      status: intent.status,
    } satisfies Partial<Record<keyof Stripe.PaymentIntent, unknown>>;
  }

  viewRefund(refund: StoredRefund) {
    return {
      id: refund.id,
      object: "refund",
      amount: refund.amount,
      currency: this.intent(refund.intentId).currency,
      metadata: refund.metadata,
      payment_intent: refund.intentId,
      status: refund.status,
      ...(refund.failureReason !== null && { failure_reason: refund.failureReason }),
    } satisfies Partial<Record<keyof Stripe.Refund, unknown>>;
  }

  #viewCharge(intentId: string) {
    const { amount, currency, metadata } = this.intent(intentId);
    const refunded = amount - this.leftOf(intentId);
    return {
      id: intentId.replace("pi", "ch"),
      object: "charge",
      amount,
      amount_refunded: refunded,
      currency,
      metadata,
      payment_intent: intentId,
      refunded: refunded === amount,
    } satisfies Partial<Record<keyof Stripe.Charge, unknown>>;
  }

  #id(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${String(this.#count).padStart(24, "0")}`;
  }
}

function parse<S extends z.ZodType>(schema: S, form: Form): z.output<S> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(issue?.message ?? "", { param: issue?.path.join(".") ?? "" });
}

function requirePublished(form: Form, isPublished: (name: string) => boolean): void {
  const unknown = Object.keys(form).find((name) => !isPublished(name));
  if (unknown === undefined) return;
  throw invalid(`Received unknown parameter: ${unknown}`, {
    code: "parameter_unknown",
    param: unknown,
  });
}

function invalid(
  message: string,
  more: { readonly code?: string; readonly param?: string } = {},
): StripeRefusal {
  return new StripeRefusal(400, { type: "invalid_request_error", message, ...more });
}

function missing(what: string, id: string): StripeRefusal {
  const message = `No such ${what}: '${id}'`;
  return new StripeRefusal(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message,
  });
}
