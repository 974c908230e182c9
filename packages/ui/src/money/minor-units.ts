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
