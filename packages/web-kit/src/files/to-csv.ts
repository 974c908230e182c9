/** A cell: text, or a number that the spreadsheet can reckon with. */
export type Cell = string | number | null;

/**
 * A table as a file that spreadsheets open with a double click: UTF-8 with a mark that says so, lines
 * ended as RFC 4180 has it, numbers and separators as the language writes them.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe before it: names of people and
 * services come from others.
 *
 * @param locale BCP 47; where it has a decimal comma, cells are parted by semicolons.
 */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  locale: string,
): string {
  const hasComma = new Intl.NumberFormat(locale).format(0.5).includes(",");
  const separator = hasComma ? ";" : ",";
  const line = (cells: readonly Cell[]) =>
    cells.map((cell) => written(cell, separator, hasComma)).join(separator);
  return `\uFEFF${[header, ...rows].map(line).join("\r\n")}\r\n`;
}

function written(cell: Cell, separator: string, hasComma: boolean): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    const number = String(cell);
    return hasComma ? number.replace(".", ",") : number;
  }
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  const needsQuotes = safe.includes(separator) || /["\r\n]/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}
