import type { SchedulingError } from "../errors/scheduling-error.ts";
import type { ActorOf, ColumnName, Columns, Where } from "./model-types.ts";

/** Where an extension finds the transaction, and the clock. */
export interface ReadPorts<Tx> {
  /**
   * The transaction in force where this is called, kept in an AsyncLocalStorage: a row does not know
   * the transaction in which it was read. Undefined outside of any.
   */
  current(): Tx | undefined;
  /** The clock of methods that are called without `now`; the machine's own where it is left out. */
  readonly now?: () => Date;
}

/** How an extension finds a row again, and where it writes. */
export interface WritePorts<Tx, Model, Key extends ColumnName<Tx, Model>> extends ReadPorts<Tx> {
  /** The columns that name a row: its primary key, all of them where it is composite. */
  readonly key: readonly Key[];
  /**
   * Opens a transaction for a write outside of any. The client's own `$transaction` where it is left
   * out.
   *
   * @param key What is written, e.g. to bind the transaction to the row's tenant.
   */
  transaction?<T>(work: (tx: Tx) => Promise<T>, key: Pick<Columns<Tx, Model>, Key>): Promise<T>;
}

/** Somebody is about to change an event. */
export interface Attempt<By> {
  readonly at: Date;
  /** Undefined where a row is only asked whether it could be done. */
  readonly by: By | undefined;
}

/**
 * A policy of the app's own. Its two halves say the same: `where` to the database, which judges, and
 * `refuse` to whoever wants to know beforehand, or why not.
 */
export interface Guard<Tx, Model, Reads extends ColumnName<Tx, Model>, Refusal> {
  /** The columns that `refuse` looks at. */
  readonly reads: readonly Reads[];
  /** What must hold of the row for the change to go through. */
  where(attempt: Attempt<ActorOf<Tx, Model>>): Where<Tx, Model>;
  /** The refusal that the change meets; null where nothing stands against it. */
  refuse(
    row: Pick<Columns<Tx, Model>, Reads>,
    attempt: Attempt<ActorOf<Tx, Model>>,
  ): Refusal | null;
}

/** What keeps an event from being cancelled or moved. */
export interface ClosingOptions<
  Tx,
  Model,
  Key extends ColumnName<Tx, Model>,
  Reads extends ColumnName<Tx, Model>,
  Refusal extends SchedulingError,
> extends WritePorts<Tx, Model, Key> {
  /**
   * Values that close an event for good, by column, e.g. `{ status: ["completed", "no_show"] }`. Only
   * columns that are never null: SQL's NOT IN is not true of a null.
   */
  readonly final?: {
    readonly [Column in ColumnName<Tx, Model> as null extends Columns<Tx, Model>[Column]
      ? never
      : Column]?: readonly Columns<Tx, Model>[Column][];
  };
  readonly guard?: Guard<Tx, Model, Reads, Refusal>;
}
