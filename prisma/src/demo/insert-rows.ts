import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";

/** The demo's long tables. */
type LongTable =
  | "appointment"
  | "payment"
  | "refund"
  | "ledger_entry"
  | "reservation"
  | "application_change"
  | "event_change";

/**
 * Inserts many rows with one statement and one parameter. `createMany` sends a parameter for each value
 * of each row, and takes several times as long: every first start waits for it.
 *
 * A column that some of the rows leave out must be one that can be null; one that all leave out has its
 * default. Rows without an id get one.
 */
export async function insertRows(
  tx: Prisma.TransactionClient,
  table: LongTable,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const fields = [...new Set(["id", ...rows.flatMap((row) => Object.keys(row))])];
  const values = rows.map((row) => columnsOf({ id: uuidv7(), ...row }));
  const columns = fields.map(columnOf).join(", ");
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
    JSON.stringify(values),
  );
}

function columnsOf(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value]));
}

/** As the schema maps every field: `startsAt` is `starts_at`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
