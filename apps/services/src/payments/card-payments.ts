import type { Result } from "@convene/scheduling-core";

/** What a client is to pay by card, on a page of the provider's. */
export interface CheckoutRequest {
  readonly tenantId: string;
  readonly paymentId: string;
  /** Minor units of `currency`. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** What it is for, in the words of the organisation. */
  readonly title: string;
  /** BCP 47. */
  readonly locale: string;
  readonly email: string | null;
  /** When the provider closes it: 30 minutes to 24 hours from now. The same each time it is asked. */
  readonly until: Date;
  /** Where the client comes back to. */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/**
 * How a checkout stands. `processing`: it was made, and the money is on its way. `failed`: it was made,
 * and the money did not come.
 */
export type CheckoutState = "open" | "processing" | "paid" | "failed" | "expired";

export interface Checkout {
  readonly checkoutId: string;
  readonly state: CheckoutState;
  /** The page on which it is paid, while it is open. */
  readonly url: string | null;
  /** The provider's name for the payment, once it was made. */
  readonly providerId: string | null;
  /** Minor units of `currency`. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface CardRefundRequest {
  readonly tenantId: string;
  readonly paymentId: string;
  /** Ours: it is made once, however often it is asked for. */
  readonly refundId: string;
  /** Of the payment. */
  readonly providerId: string;
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
}

export interface CardRefund {
  /** The provider's. */
  readonly providerId: string;
  /** Ours; null: it was made at the provider's. */
  readonly refundId: string | null;
  readonly state: "pending" | "succeeded" | "failed";
  /** Minor units of the payment's currency. */
  readonly amount: number;
  /** Why it failed, by the provider's code. */
  readonly failure: string | null;
}

/** Asked in vain: the same again would be refused again. */
export interface CardRefusal {
  /** The provider's, e.g. `charge_already_refunded`. */
  readonly code: string;
}

/** A payment of ours, as a provider was told to remember it. */
export interface PaymentRef {
  readonly tenantId: string;
  readonly paymentId: string;
  /** Its checkout, where that is what it is about. */
  readonly checkoutId?: string | undefined;
}

export interface CardWebhook {
  /** As it came, before anything read it: it is what was signed. */
  readonly body: string;
  readonly signature: string;
}

/** The provider did not answer, or not now. Nobody knows whether it did what it was asked. */
export class CardProviderError extends Error {
  override readonly name = "CardProviderError";
}

/**
 * A provider of payments by card. Whatever is asked of it twice is done once.
 *
 * Each method throws CardProviderError where there is no answer.
 */
export interface CardPayments {
  openCheckout(request: CheckoutRequest): Promise<Result<Checkout, CardRefusal>>;
  readCheckout(checkoutId: string): Promise<Checkout>;
  /** Closes a checkout that is open. @returns how it stands then: it may have been paid before. */
  closeCheckout(checkoutId: string): Promise<Checkout>;
  refund(request: CardRefundRequest): Promise<Result<CardRefund, CardRefusal>>;
  /** All that was given back of a payment, by whomever. */
  listRefunds(payment: {
    readonly providerId: string;
    readonly currency: string;
  }): Promise<readonly CardRefund[]>;
  /**
   * Which payment a webhook is about. What became of it is asked, not believed: webhooks come late,
   * twice, and in any order.
   *
   * @param now Webhooks that are too old are refused.
   * @returns null where it is about nothing of ours; `signature` where that is not right, or too old
   */
  readWebhook(webhook: CardWebhook, now: Date): Promise<Result<PaymentRef | null, "signature">>;
}
