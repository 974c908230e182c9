/**
 * The size of a file as people say it.
 *
 * @param bytes At least 0.
 * @param locale BCP 47
 * @example fileSize(1_540_000, "en") // "1.5 MB"
 */
export function fileSize(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    unitDisplay: "short",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}
