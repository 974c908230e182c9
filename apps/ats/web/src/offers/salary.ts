import type { Offer } from "./offer-queries.ts";

/**
 * How many minor units a unit of a currency has: 100 for most, 1 for the yen.
 *
 * @param currency ISO 4217
 */
export function minorUnits(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

/**
 * An amount of money in words, without decimals where there are none.
 *
 * @param amount Minor units of `currency` (ISO 4217).
 */
export function formatAmount(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  }).format(amount / minorUnits(currency));
}

export const PAY_PERIODS = [
  "year",
  "month",
  "hour",
] as const satisfies readonly Offer["payPeriod"][];
