import type { SchedulingError } from "../errors/scheduling-error.ts";
import type { EventTable, TablePorts } from "./event-table.ts";
import type { EventRow } from "./model-extension.ts";

interface AnyAttempt {
  readonly at: Date;
  readonly by: unknown;
}

/** `ClosingOptions`, whatever the model. */
export interface TableClosingOptions extends TablePorts {
  readonly final?: Readonly<Record<string, readonly unknown[] | undefined>>;
  readonly guard?: {
    readonly reads: readonly string[];
    where(attempt: AnyAttempt): object;
    refuse(row: EventRow, attempt: AnyAttempt): SchedulingError | null;
  };
}

/** When an event is closed to changes: the same rules for the database and for a row at hand. */
export interface ClosingRules {
  /** The columns that `isFinal` and `refusal` look at, and `cancelledAt`. */
  readonly columns: readonly string[];
  /** What the UPDATE demands of the row. */
  conditions(attempt: AnyAttempt): readonly object[];
  isFinal(row: EventRow): boolean;
  /** The app's own refusal. */
  refusal(row: EventRow, attempt: AnyAttempt): SchedulingError | null;
}

export function closingRules(table: EventTable, options: TableClosingOptions): ClosingRules {
  const { guard } = options;
  const final = Object.entries(options.final ?? {}).map(
    ([column, values]) => [column, values ?? []] as const,
  );
  const open: object[] = final.map(([column, values]) => ({ [column]: { notIn: values } }));
  if (table.has("cancelledAt")) open.push({ cancelledAt: null });
  return {
    columns: [
      ...(table.has("cancelledAt") ? ["cancelledAt"] : []),
      ...final.map(([column]) => column),
      ...(guard?.reads ?? []),
    ],
    conditions: (attempt) => (guard ? [...open, guard.where(attempt)] : open),
    isFinal: (row) => final.some(([column, values]) => values.includes(row[column])),
    refusal: (row, attempt) => guard?.refuse(row, attempt) ?? null,
  };
}
