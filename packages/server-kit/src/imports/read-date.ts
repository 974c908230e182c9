const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const LOCAL = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
/** Two digits mean this century. */
const CENTURY = 2000;

/**
 * A calendar date, however its parts are ordered and parted.
 *
 * @param order What comes first where the year does not.
 * @returns `YYYY-MM-DD`; null for what is no date, or one that there is not
 * @example
 * readDate("9.3.26", "dmy") // "2026-03-09"
 * readDate("30/02/2026", "dmy") // null
 */
export function readDate(text: string, order: "dmy" | "mdy"): string | null {
  const iso = ISO.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = LOCAL.exec(text);
  if (!local) return null;
  const [first, second, said] = [Number(local[1]), Number(local[2]), Number(local[3])];
  const year = said < 100 ? CENTURY + said : said;
  return order === "dmy" ? dateOf(year, second, first) : dateOf(year, first, second);
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null;
}
