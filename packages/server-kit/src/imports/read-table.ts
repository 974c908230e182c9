import { type CastingContext, CsvError, type Options, parse } from "csv-parse/sync";
import { ImportFileError } from "./import-file-error.ts";
import { MOST_LINES } from "./import-limits.ts";

export type Delimiter = "," | ";" | "\t";

/** A line of the file below its header. */
export interface TableRow {
  /** In which line of the file it begins, counted from 1: fields may hold several. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file as a table. */
export interface Table {
  readonly delimiter: Delimiter;
  /** No two alike, none empty. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

interface InfoRecord {
  readonly record: string[];
  /** `lines`: up to its end. */
  readonly info: { readonly lines: number };
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];
const PROBED_RECORDS = 25;
const MOST_COLUMNS = 200;
/** Lines with nothing in them are not counted as lines, but a file of them is not read to its end. */
const MOST_RECORDS = 5 * MOST_LINES;
/** Beyond it, a quote was opened by mistake. */
const MOST_RECORD_BYTES = 100_000;

/** A quote within a field that has none around it is a letter like others: `Room 5" left`. */
const OPTIONS = {
  bom: true,
  info: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  // What is too wide or too long is left at once: a file can hold nothing but commas.
  cast: withinColumns,
  max_record_size: MOST_RECORD_BYTES,
} as const satisfies Options;

function withinColumns(cell: string, { index }: CastingContext): string {
  if (index >= MOST_COLUMNS) throw tooManyColumns();
  return cell;
}

/**
 * Reads a CSV file whose first line names its columns. What parts the fields is found out: comma,
 * semicolon or tab. Lines without anything in them are passed over.
 *
 * @throws ImportFileError FILE_EMPTY, FILE_UNREADABLE (a quote that is never closed, with its line),
 *   TOO_MANY_LINES, TOO_MANY_COLUMNS
 * @example
 * readTable("Name;E-mail\nAna Costa;ana@example.com")
 * // { delimiter: ";", header: ["Name", "E-mail"], rows: [{ line: 2, cells: ["Ana Costa", …] }] }
 */
export function readTable(text: string): Table {
  const delimiter = findDelimiter(text);
  const [first, ...rest] = records(text, delimiter);
  if (!first) throw new ImportFileError("FILE_EMPTY", "There is nothing in the file");
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) {
    throw new ImportFileError("FILE_EMPTY", "There is no line below the columns' names");
  }
  if (rows.length > MOST_LINES || rest.length >= MOST_RECORDS) {
    throw new ImportFileError("TOO_MANY_LINES", `The file has more than ${MOST_LINES} lines`);
  }
  return { delimiter, header: named(first.cells), rows };
}

/** What parts the columns' names, and most of the first lines into as many fields. */
function findDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = probe(text, delimiter).map(({ length }) => length);
    const width = widths[0] ?? 0;
    const alike = widths.filter((one) => one === width).length;
    const score = width > 1 ? (alike / widths.length) * 1_000 + width : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function probe(text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, { ...OPTIONS, info: false, delimiter, to: PROBED_RECORDS });
  } catch {
    return []; // With another one it may be readable.
  }
}

function records(text: string, delimiter: Delimiter): TableRow[] {
  try {
    // What it gives with `info`, its types do not say.
    const parsed: unknown = parse(text, { ...OPTIONS, delimiter, to: MOST_RECORDS + 1 });
    return (parsed as InfoRecord[]).map(({ record, info }) => ({
      line: info.lines - inner(record),
      cells: record,
    }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ImportFileError("FILE_UNREADABLE", "A quote is opened and never closed", {
      cause,
      ...(typeof cause.lines === "number" && { line: cause.lines }),
    });
  }
}

function tooManyColumns(): ImportFileError {
  return new ImportFileError("TOO_MANY_COLUMNS", `The file has more than ${MOST_COLUMNS} columns`);
}

/** How many line ends there are within the fields of a record. */
function inner(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** Each column by a name of its own: the file's, numbered where it comes again. */
function named(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, at) => {
    const name = cell.trim() || `#${at + 1}`;
    let own = name;
    for (let again = 2; taken.has(own); again++) own = `${name} (${again})`;
    taken.add(own);
    return own;
  });
}
