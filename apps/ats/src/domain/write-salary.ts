import type { PayPeriod } from "@convene/prisma";

export interface Salary {
  /** Minor units of `currency`, for a `payPeriod`. */
  readonly salary: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly payPeriod: PayPeriod;
}

const PERIODS: Readonly<Record<"en" | "fr", Readonly<Record<PayPeriod, string>>>> = {
  en: { hour: "per hour", month: "per month", year: "per year" },
  fr: { hour: "par heure", month: "par mois", year: "par an" },
};

/**
 * A salary in words, without decimals where there are none.
 *
 * @param locale BCP 47; English where there are no words for its language.
 * @example writeSalary({ salary: 12_000_000, currency: "CAD", payPeriod: "year" }, "en")
 * // "CA$120,000 per year"
 */
export function writeSalary({ salary, currency, payPeriod }: Salary, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  const words = PERIODS[locale.toLowerCase().startsWith("fr") ? "fr" : "en"];
  return `${format.format(salary / 10 ** digits)} ${words[payPeriod]}`;
}
