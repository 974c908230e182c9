/**
 * A row under the names that its columns have in the database, as `jsonb_populate_record` reads it.
 *
 * @example
 * rowAsColumns({ tenantId: "…", nextReminderAt: null }) // { tenant_id: "…", next_reminder_at: null }
 */
export function rowAsColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));
}

const columns = new Map<string, string>();

function columnOf(name: string): string {
  const known = columns.get(name);
  if (known !== undefined) return known;
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(name, column);
  return column;
}
