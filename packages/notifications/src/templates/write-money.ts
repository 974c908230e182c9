import type { Texts } from "../locales/texts-in.ts";
import { boundedCache } from "./bounded-cache.ts";

/**
 * Digits of the minor unit where they are not two. Formats of dates and numbers come from a list that
 * leaves out digits which nobody uses in shops (the filler of Hungary, the fils of Iraq), but an amount
 * is kept in the units of ISO 4217.
 *
 * @see ISO 4217:2015, list one
 */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digits(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...digits(4, "CLF UYW"),
};

function digits(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(" ").map((currency) => [currency, count]));
}

const formats = boundedCache<Intl.NumberFormat>(200);

/**
 * An amount with its currency, as the reader's language writes it.
 *
 * @param amount Minor units, whole and not negative.
 * @param currency ISO 4217. What is none is written after the bare number of its units.
 * @example
 * writeMoney(4500, "CAD", textsIn("en")) // "CA$45.00"
 * writeMoney(4500, "JPY", textsIn("en")) // "¥4,500"
 */
export function writeMoney(amount: number, currency: string, { locale }: Texts): string {
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${amount} ${currency}`;
  const code = currency.toUpperCase();
  const minorDigits = MINOR_DIGITS[code] ?? 2;
  const format = formats.get(
    `${locale}|${code}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: code,
        minimumFractionDigits: minorDigits,
        maximumFractionDigits: minorDigits,
      }),
  );
  // As text, since a quotient of two numbers is not always the decimal that it looks like.
  const units = String(amount).padStart(minorDigits + 1, "0");
  const whole = units.slice(0, units.length - minorDigits);
  const decimal = minorDigits === 0 ? whole : `${whole}.${units.slice(-minorDigits)}`;
  return format.format(decimal as `${number}`);
}
