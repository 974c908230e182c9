import { Prisma } from "@prisma/client/extension";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import {
  delegateOf,
  type EventClient,
  type EventDelegate,
  type EventRow,
} from "./model-extension.ts";

/** `WritePorts`, whatever the model. */
export interface TablePorts {
  readonly key: readonly string[];
  current(): object | undefined;
  transaction?<T>(work: (tx: object) => Promise<T>, key: object): Promise<T>;
  readonly now?: () => Date;
}

/** The key columns of a row, as a `where`. */
export type Key = Readonly<Record<string, unknown>>;

/** The events of one model, as the extensions write them. */
export interface EventTable {
  readonly model: string;
  /** Whether the model has the column. */
  has(column: string): boolean;
  /** A reference to the column, to compare another one with. */
  field(column: string): unknown;
  now(): Date;
  /** @throws InvalidInputError where a column of the key is missing, or is no single value */
  key(from: Readonly<Record<string, unknown>>): Key;
  /**
   * Runs `work` in the transaction of the delegate that was called, else in the one in force, else
   * in one of its own.
   *
   * @param delegate What a method of the model was called on; undefined for a method of a row.
   */
  inTransaction<T>(
    delegate: object | undefined,
    key: Key,
    work: (tx: EventTransaction) => Promise<T>,
  ): Promise<T>;
}

export interface EventTransaction {
  /** For hooks. */
  readonly client: object;
  find(key: Key): Promise<EventRow | null>;
  /** One `UPDATE … WHERE … RETURNING`; null where no row meets the conditions. */
  update(key: Key, conditions: readonly object[], data: object): Promise<EventRow | null>;
}

export function eventTable(
  client: EventClient,
  model: string,
  fields: EventDelegate["fields"],
  ports: TablePorts,
): EventTable {
  if (ports.key.length === 0) throw new InvalidInputError("key", "must name a column");
  return {
    model,
    has: (column) => column in fields,
    field: (column) => fields[column],
    now: () => ports.now?.() ?? new Date(),

    key(from) {
      const key: Record<string, unknown> = {};
      for (const column of ports.key) {
        const value = from[column];
        // Prisma takes undefined for "any", and an object for a filter: either would hit other rows.
        if (value === undefined || value === null || isFilter(value)) {
          throw new InvalidInputError(`where.${column}`, "must be the value of a key column");
        }
        key[column] = value;
      }
      return key;
    },

    async inTransaction(delegate, key, work) {
      const run = (tx: object) => work(eventTransaction(tx, model));
      const tx = transactionOf(delegate) ?? inForce(ports);
      if (tx) return await run(tx);
      if (ports.transaction) return await ports.transaction(run, key);
      return await client.$transaction(run);
    },
  };
}

function eventTransaction(client: object, model: string): EventTransaction {
  const delegate = delegateOf(client, model);
  return {
    client,
    find: async (key) => await delegate.findFirst({ where: key }),
    async update(key, conditions, data) {
      const rows = await delegate.updateManyAndReturn({ where: { ...key, AND: conditions }, data });
      return rows[0] ?? null;
    },
  };
}

/** The delegate on which a method of a model reads: of its own transaction, else of the one in force. */
export function readingDelegate(
  delegate: object,
  model: string,
  ports: Pick<TablePorts, "current">,
): EventDelegate {
  const tx = transactionOf(delegate) ?? inForce(ports);
  return tx ? delegateOf(tx, model) : Prisma.getExtensionContext(delegate as EventDelegate);
}

function inForce(ports: Pick<TablePorts, "current">): object | undefined {
  const current = ports.current();
  return current && isTransaction(current) ? current : undefined;
}

function transactionOf(delegate: object | undefined): object | undefined {
  if (!delegate) return undefined;
  const { $parent } = Prisma.getExtensionContext(delegate) as { $parent?: object };
  return $parent && isTransaction($parent) ? $parent : undefined;
}

/** A client can be extended; the transaction that `$transaction` hands out cannot. */
function isTransaction(client: object): boolean {
  return !("$extends" in client);
}

function isFilter(value: unknown): boolean {
  return typeof value === "object" && !(value instanceof Date || value instanceof Uint8Array);
}
