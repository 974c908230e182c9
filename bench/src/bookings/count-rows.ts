import type pg from "pg";

/** How many rows there are of all that a booking leaves, by table. */
export type RowCounts = Readonly<Record<string, number>>;

const TABLES = [
  "appointment",
  "reservation",
  "event_change",
  "notification",
  "queue.job_common",
  "announcement",
  "client",
];

/** Counts them over all organisations. */
export async function countRows(owner: pg.Client): Promise<RowCounts> {
  const counts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS "${table}"`);
  const { rows } = await owner.query<RowCounts>(`SELECT ${counts.join(", ")}`);
  return rows[0] ?? {};
}

/** What came between two counts, for each of so many bookings. */
export function rowsOfEach(before: RowCounts, after: RowCounts, bookings: number): RowCounts {
  return Object.fromEntries(
    Object.entries(after).map(([table, count]) => [
      table,
      (count - (before[table] ?? 0)) / bookings,
    ]),
  );
}
