const TIME = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*h?\s*(a\.?m\.?|p\.?m\.?)?$/i;

/**
 * A time of day.
 *
 * @returns `HH:mm`; null for what is none
 * @example
 * readTime("2:30 PM") // "14:30"
 * readTime("14h30") // "14:30"
 */
export function readTime(text: string): string | null {
  const found = TIME.exec(text.trim().replace(/h$/i, "h00"));
  if (!found) return null;
  const half = found[3]?.charAt(0).toLowerCase();
  if (found[2] === undefined && half === undefined) return null; // a bare number may be anything
  const said = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (minute > 59 || said > 23 || (half && (said < 1 || said > 12))) return null;
  const hour = half ? (said % 12) + (half === "p" ? 12 : 0) : said;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
