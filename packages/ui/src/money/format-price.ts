import { minorUnits } from "./minor-units.ts";

/**
 * An amount of money in words, without decimals where there are none.
 *
 * @param amount Minor units of `currency` (ISO 4217).
 * @example formatPrice(6_500, "CAD", "en") // "CA$65"
 */
export function formatPrice(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  }).format(amount / minorUnits(currency));
}
