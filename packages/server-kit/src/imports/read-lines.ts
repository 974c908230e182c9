import type { ImportProblem } from "./import-problem.ts";
import type { ImportSetup } from "./import-setup.ts";
import type { ImportCells, LineRemark, PreparedImport } from "./importer.ts";
import type { Table } from "./read-table.ts";

/** A line of the file, understood or not. */
export interface ReadLine<Row> {
  readonly line: number;
  readonly cells: ImportCells;
  /** Null where it stays out. */
  readonly row: Row | null;
  readonly problems: readonly ImportProblem[];
}

const LONGEST_VALUE = 100;
/** What exports put before a text that a spreadsheet would take for a formula, such as a phone number. */
const GUARD = /^'(?=[=+\-@])/;

/**
 * Understands all lines of a file. One that is about whom or what an earlier readable line is about is
 * a repetition, and stays out.
 */
export function readLines<Row, Plan>(
  table: Pick<Table, "header" | "rows">,
  { fields }: Pick<ImportSetup, "fields">,
  prepared: Pick<PreparedImport<Row, Plan>, "read">,
): ReadLine<Row>[] {
  const places = Object.entries(fields).flatMap(([field, name]) => {
    const at = table.header.indexOf(name);
    return at < 0 ? [] : [[field, at] as const];
  });
  const firstWith = new Map<string, number>();
  return table.rows.map(({ line, cells: all }) => {
    const cells = cellsAt(all, places);
    const { row, keys, remarks } = prepared.read(cells);
    const problems = remarks.map((remark) => problemOf(line, remark, cells));
    if (row === null) return { line, cells, row, problems };
    const earlier = keys.map((key) => firstWith.get(key)).find((first) => first !== undefined);
    if (earlier !== undefined) {
      const repetition = problemOf(
        line,
        { level: "error", code: "REPEATED_LINE", details: { other: earlier } },
        cells,
      );
      return { line, cells, row: null, problems: [...problems, repetition] };
    }
    for (const key of keys) firstWith.set(key, line);
    return { line, cells, row, problems };
  });
}

/** A remark with its place and what stands there. */
export function problemOf(line: number, remark: LineRemark, cells: ImportCells): ImportProblem {
  const value = remark.field === undefined ? undefined : cells[remark.field];
  return {
    line,
    ...remark,
    ...(value !== undefined && { value: value.slice(0, LONGEST_VALUE) }),
  };
}

function cellsAt(
  all: readonly string[],
  places: readonly (readonly [string, number])[],
): ImportCells {
  return Object.fromEntries(
    places.flatMap(([field, at]) => {
      const text = all[at]?.trim().replace(GUARD, "") ?? "";
      return text === "" ? [] : [[field, text]];
    }),
  );
}
