import type { Actor, ImportKind, Work } from "@convene/prisma";
import type { ImportProblem } from "./import-problem.ts";
import type { ImportSettings } from "./import-setup.ts";

/** What a line can say. */
export interface ImportColumn {
  /** What it is called in the API, e.g. `email`. */
  readonly field: string;
  /** What files call it, in any language; compared as `plainName` has it. */
  readonly names: readonly string[];
}

/** A line's cells by field, trimmed; those that are empty or have no column are left out. */
export type ImportCells = Readonly<Partial<Record<string, string>>>;

/** Something about a line, before it is known which one that is. */
export type LineRemark = Omit<ImportProblem, "line" | "value">;

/** A line as it was understood. */
export interface ReadRow<Row> {
  /** Null where something stands against it; then one of `remarks` is an error. */
  readonly row: Row | null;
  /** Who or what it is about: of two lines that share one, the second is a repetition. */
  readonly keys: readonly string[];
  readonly remarks: readonly LineRemark[];
}

/** What a line would do. */
export interface Verdict<Plan> {
  readonly outcome: "create" | "update" | "nothing";
  /** What to write; null where there is nothing to, or an error among the remarks. */
  readonly plan: Plan | null;
  readonly remarks: readonly LineRemark[];
}

/** Holds lines against what is there. What it lets through counts for the lines that come after. */
export interface LineChecker<Row, Plan> {
  /** @returns a verdict for each, in their order */
  check(work: Work, rows: readonly Row[]): Promise<readonly Verdict<Plan>[]>;
}

/** An import with all read that its lines are understood by. */
export interface PreparedImport<Row, Plan> {
  /** Pure: the same cells are always the same row. */
  read(cells: ImportCells): ReadRow<Row>;
  /**
   * @param purpose For `writing`, what the lines need is locked until the end of the transaction: what is
   *   let through can be written in it.
   */
  createChecker(purpose: "looking" | "writing"): LineChecker<Row, Plan>;
  /** @throws SchedulingError where something came in between: its lines are then tried one by one */
  write(work: Work, plans: readonly Plan[]): Promise<void>;
}

/** What an import is done by and with. */
export interface ImportContext {
  readonly settings: ImportSettings;
  readonly by: Actor;
}

/** One kind of thing that an app can import: columns, how a line is checked, how it is written. */
export interface Importer<Row = unknown, Plan = unknown> {
  readonly kind: ImportKind;
  readonly columns: readonly ImportColumn[];
  /** Of each of these groups of fields, one has to have a column. */
  readonly needed: readonly (readonly string[])[];
  /** How many lines make one transaction. */
  readonly batchSize: number;
  prepare(work: Work, context: ImportContext): Promise<PreparedImport<Row, Plan>>;
}
