import { ImportFileError } from "./import-file-error.ts";
import { readTable } from "./read-table.ts";

const SAMPLE_LINES = 3;
const LONGEST_CELL = 60;

/**
 * The first lines of a file, to see what its columns hold.
 *
 * @param head The beginning of the file; it may end anywhere, so its last line is left out.
 */
export function readSample(head: string): string[][] {
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r"));
  for (const text of [head, head.slice(0, end + 1)]) {
    try {
      return readTable(text)
        .rows.slice(0, SAMPLE_LINES)
        .map(({ cells }) => cells.map((cell) => cell.trim().slice(0, LONGEST_CELL)));
    } catch (error) {
      if (!(error instanceof ImportFileError)) throw error;
    }
  }
  return []; // A field is longer than that.
}
