import { addDays, addHours } from "date-fns";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import type { Column, ForeignKey, Table } from "./read-catalogue.ts";

/** A row as JSON; what is missing takes its default. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows that were written, by their table. */
export type RowsOf = ReadonlyMap<string, readonly Row[]>;

/** So that what refers to two different rows finds them. */
const FEWEST = 3;

const FIRST = new Date("2026-03-02T09:00:00Z");

/**
 * What a table's own checks ask for and its columns do not say. A new table needs a line here only if
 * no row can be made up without it.
 */
const ALSO: Readonly<Record<string, (row: Row) => Row>> = {
  appointment: ({ series_id }) => (series_id ? { occurrence_at: FIRST } : {}),
  interview: ({ loop_id }) => (loop_id ? { loop_position: 0 } : {}),
  meeting_room: () => ({ join_url: "https://meet.example" }),
  notification: ({ interview_id, appointment_id }) =>
    interview_id || appointment_id ? {} : { subject_id: uuidv7() },
  payment: () => ({ provider: "manual", method: "cash" }),
  published_time: () => ({ ends_at: addDays(FIRST, 30) }),
  reservation: ({ interview_id, appointment_id, session_id }) =>
    interview_id || appointment_id || session_id
      ? {}
      : { hold_id: uuidv7(), expires_at: addDays(FIRST, 1) },
  group_session: () => ({ capacity: FEWEST }),
  scheduling_request: ({ interview_id, loop_id }) =>
    interview_id || loop_id ? { state: "booked" } : {},
  session_place: ({ appointment_id }) => ({
    capacity: FEWEST,
    ...(!appointment_id && { hold_id: uuidv7(), expires_at: addDays(FIRST, 1) }),
  }),
  waiting_entry: ({ appointment_id }) =>
    appointment_id ? { state: "booked", closed_at: FIRST } : {},
};

/**
 * Writes rows into every table that has a tenant, made up from the catalogue: of each table one with
 * as few references as may be, and one for each reference that can be left out.
 *
 * @throws Error that names the table for which no row could be made up, or the reference that no row has
 */
export async function fillTables(
  owner: pg.Client,
  tables: readonly Table[],
  tenantId: string,
): Promise<RowsOf> {
  const written = new Map<string, Row[]>();
  // What the rows say together, such as a ledger's sums, is of no concern here.
  for (const { name } of tables) await owner.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
  const missing: string[] = [];
  for (const table of inOrder(tables.filter(({ hasTenant }) => hasTenant))) {
    const optional = table.foreignKeys.filter((key) => !isRequired(table, key));
    const rows: Row[] = [];
    written.set(table.name, rows);
    const refusals: string[] = [];
    for (const index of Array.from({ length: Math.max(optional.length + 1, FEWEST) }).keys()) {
      const chosen = optional[index - 1];
      const row = makeUp(table, { tenantId, index, chosen, written });
      const refusal = await insertOneOf(owner, table, row);
      if (typeof refusal === "string") refusals.push(refusal);
      else rows.push(refusal);
    }
    const uncovered = table.foreignKeys.filter(
      ({ columns }) => !rows.some((row) => columns.every((column) => row[column] != null)),
    );
    if (rows.length === 0 || uncovered.length > 0) {
      const what = uncovered.map(({ name }) => name).join(", ") || "any";
      missing.push(`${table.name} (${what}): ${refusals.join("; ")}`);
    }
  }
  if (missing.length > 0) {
    throw new Error(
      `No row could be made up for these tables and references. Add to ALSO in fill-tables.ts what their checks ask for:\n${missing.join("\n")}`,
    );
  }
  return written;
}

/** Adds a row from JSON, in the columns that it has. */
export async function insertRow(client: pg.Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  await client.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::"${table}", $1)`,
    [JSON.stringify(row)],
  );
}

const isRequired = (table: Table, { columns }: ForeignKey) =>
  columns.every((name) => table.columns.find((column) => column.name === name)?.required);

/** What is referred to goes first. */
function inOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const rest = new Set(tables);
  while (rest.size > 0) {
    const ready = [...rest].filter((table) =>
      table.foreignKeys.every(
        (key) => key.table === table.name || ![...rest].some(({ name }) => name === key.table),
      ),
    );
    if (ready.length === 0) {
      throw new Error(`Refer to each other: ${[...rest].map(({ name }) => name)}`);
    }
    for (const table of ready) {
      ordered.push(table);
      rest.delete(table);
    }
  }
  return ordered;
}

interface Making {
  readonly tenantId: string;
  /** Of the table's rows; no two of them have the same time or position. */
  readonly index: number;
  /** The one reference that is there though it could be left out. */
  readonly chosen: ForeignKey | undefined;
  readonly written: ReadonlyMap<string, readonly Row[]>;
}

function makeUp(table: Table, { tenantId, index, chosen, written }: Making): Row {
  const row: Record<string, unknown> = { tenant_id: tenantId };
  const keys = table.foreignKeys
    .filter((key) => key === chosen || isRequired(table, key))
    .sort((one, other) => other.columns.length - one.columns.length);
  for (const { columns, table: target, tableColumns } of keys) {
    const pairs = columns.map((column, at) => [column, tableColumns[at] ?? ""] as const);
    const fitting = (written.get(target) ?? []).filter((other) =>
      pairs.every(([column, its]) => row[column] === undefined || row[column] === other[its]),
    );
    const found = fitting[index % fitting.length];
    for (const [column, its] of pairs) row[column] ??= found?.[its];
  }
  for (const [at, column] of table.columns.entries()) {
    const isKey = table.primaryKey.includes(column.name);
    if (column.name in row || !(column.required && (isKey || !column.hasDefault))) continue;
    row[column.name] = valueFor(column, at, index);
  }
  return { ...row, ...ALSO[table.name]?.(row) };
}

function valueFor({ name, type, labels }: Column, at: number, index: number): unknown {
  if (labels) return labels[0];
  if (type === "uuid") return uuidv7();
  if (/^(small|big)?int/.test(type)) return index + 1;
  if (type === "boolean") return false;
  if (type === "jsonb") return {};
  if (type === "bytea") return `\\x${"61".repeat(index + 1)}`;
  if (type === "date") return "2026-03-02";
  if (type.startsWith("timestamp")) return addHours(addDays(FIRST, index), at / 10);
  if (type.startsWith("character(")) return "USD";
  return `${name} ${index} ${uuidv7()}`;
}

/** Objects may be lists. @returns what was written, or why nothing was */
async function insertOneOf(owner: pg.Client, table: Table, row: Row): Promise<Row | string> {
  const lists = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, JSON.stringify(value) === "{}" ? [] : value]),
  );
  let refusal = "";
  for (const attempt of [row, lists]) {
    try {
      await insertRow(owner, table.name, attempt);
      return attempt;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      refusal = error.message;
    }
  }
  return refusal;
}
