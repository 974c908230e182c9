/**
 * By how much Stripe's amounts differ from minor units of ISO 4217. It counts ISK and UGX in hundredths
 * that do not exist, and does without those of MGA.
 *
 * @see https://docs.stripe.com/currencies#special-cases
 */
const FACTORS: Readonly<Record<string, number>> = { ISK: 100, UGX: 100, MGA: 0.01 };

/** Currencies of three decimals, of which Stripe takes two. */
const THREE_DECIMALS: ReadonlySet<string> = new Set(["BHD", "JOD", "KWD", "OMR", "TND"]);

/** An amount that cards cannot pay: it has a finer part than Stripe takes. */
export class UnpayableAmountError extends Error {
  override readonly name = "UnpayableAmountError";
}

/**
 * An amount in minor units, as Stripe counts it.
 *
 * @param currency ISO 4217
 * @throws UnpayableAmountError
 */
export function toStripeAmount(amount: number, currency: string): number {
  const counted = amount * (FACTORS[currency] ?? 1);
  const isTooFine = THREE_DECIMALS.has(currency) && counted % 10 !== 0;
  if (!Number.isInteger(counted) || isTooFine) {
    throw new UnpayableAmountError(`${amount} minor units of ${currency} cannot be paid by card`);
  }
  return counted;
}

/** The inverse of `toStripeAmount`. */
export function fromStripeAmount(amount: number, currency: string): number {
  return Math.round(amount / (FACTORS[currency] ?? 1));
}
