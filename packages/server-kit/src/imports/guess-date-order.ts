import type { ImportSettings } from "./import-setup.ts";
import type { Table } from "./read-table.ts";

const NUMERIC_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b/;

/**
 * How the dates of a file are written, day or month first: by one that can be read in one way only,
 * else as files of its kind usually are. Full stops and semicolons are European.
 *
 * @param fallback Where nothing tells.
 */
export function guessDateOrder(
  { rows, delimiter }: Table,
  fallback: ImportSettings["dateOrder"],
): ImportSettings["dateOrder"] {
  let hasDots = false;
  for (const { cells } of rows) {
    for (const cell of cells) {
      const found = NUMERIC_DATE.exec(cell);
      if (!found) continue;
      if (Number(found[1]) > 12) return "dmy";
      if (Number(found[2]) > 12) return "mdy";
      hasDots ||= found[0].includes(".");
    }
  }
  return hasDots || delimiter === ";" ? "dmy" : fallback;
}
