import { ConcurrentChangeError } from "../errors/concurrent-change-error.ts";
import type { SchedulingError } from "../errors/scheduling-error.ts";
import { err, ok, type Result } from "../result.ts";
import { EventNotFoundError } from "./event-not-found-error.ts";
import type { EventTable, EventTransaction, Key } from "./event-table.ts";
import type { EventRow } from "./model-extension.ts";

/** A change that was decided on a row as it was read. */
export interface DecidedChange {
  /** The columns that it was decided on, besides the key. */
  readonly decidedOn: readonly string[];
  /** What must hold of the row besides. */
  readonly conditions: readonly object[];
  readonly data: object;
}

/** Every failed attempt means that another one went through, so this is a queue, not a hope. */
const MOST_ATTEMPTS = 100;

/**
 * Reads a row, decides, and writes in one statement that only goes through while the row is still as
 * it was read; else reads and decides again.
 *
 * For changes that depend on the row in ways that SQL's SET cannot say. Those that do not are one
 * statement without a read.
 */
export async function compareAndSet(
  table: EventTable,
  tx: EventTransaction,
  key: Key,
  decide: (row: EventRow) => Result<DecidedChange, SchedulingError>,
): Promise<Result<{ readonly before: EventRow; readonly row: EventRow }, SchedulingError>> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const before = await tx.find(key);
    if (!before) return err(new EventNotFoundError(table.model));
    const decided = decide(before);
    if (!decided.ok) return decided;
    const { decidedOn, conditions, data } = decided.value;
    const unchanged = decidedOn.map((column) => ({ [column]: sameAs(before[column]) }));
    const row = await tx.update(key, [...unchanged, ...conditions], data);
    if (row) return ok({ before, row });
  }
  return err(new ConcurrentChangeError(`The ${table.model}`));
}

/** A condition that holds of a column which still has the value that was read. */
function sameAs(value: unknown): unknown {
  if (!(value instanceof Date)) return value === null ? null : { equals: value };
  // A column can be finer than a Date, whose millisecond is what was read of it.
  return { gte: value, lt: new Date(value.getTime() + 1) };
}
