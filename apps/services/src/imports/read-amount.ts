/**
 * An amount of money as files have it: with or without its currency, with a point or a comma.
 *
 * @returns in minor units; null for what is no amount, or has more decimals than the currency
 * @example
 * readAmount("1.234,50 €", "EUR") // 123450
 */
export function readAmount(text: string, currency: string): number | null {
  const plain = text.replace(/[^\d.,-]/g, "");
  const found = /^(\d[\d.,]*?)(?:[.,](\d{1,3}))?$/.exec(plain);
  if (!found) return null;
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  // Three digits behind a sign are thousands, but where the currency has as many.
  const isThousands = found[2]?.length === 3 && digits < 3;
  const whole = `${found[1]}${isThousands ? found[2] : ""}`.replace(/[.,]/g, "");
  const fraction = isThousands ? "" : (found[2] ?? "");
  if (fraction.length > digits) return null;
  const amount = Number(`${whole}${fraction.padEnd(digits, "0")}`);
  return amount <= MOST_AMOUNT ? amount : null;
}

/** Of the column. */
const MOST_AMOUNT = 2_147_483_647;
