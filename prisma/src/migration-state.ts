import { readdirSync } from "node:fs";
import { z } from "zod";

/** How a database stands to the migrations that this build was made with. */
export interface MigrationState {
  /** By name, oldest first: not begun. */
  readonly pending: readonly string[];
  /** Begun, and neither finished nor resolved. */
  readonly failed: readonly string[];
}

const rowsSchema = z.array(z.object({ name: z.string(), is_applied: z.boolean() }));

/** Whatever asks the database and gives the rows: a Prisma client's, a driver's. */
type Ask = (sql: string) => Promise<unknown>;

/**
 * Which of this build's migrations a database lacks. Those of a newer build are no concern of this one:
 * servers of both run side by side while one takes over from the other.
 *
 * @param ask As the `app` role, or as the owner.
 */
export async function readMigrationState(ask: Ask): Promise<MigrationState> {
  const rows = rowsSchema.parse(await ask("SELECT name, is_applied FROM applied_migrations()"));
  const known = new Map(rows.map((row) => [row.name, row.is_applied]));
  const names = migrationNames();
  return {
    pending: names.filter((name) => !known.has(name)),
    failed: names.filter((name) => known.get(name) === false),
  };
}

/** Of this build, in the order in which they apply. */
export function migrationNames(): readonly string[] {
  return readdirSync(new URL("../migrations/", import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
