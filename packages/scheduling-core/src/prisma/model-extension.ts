import { Prisma } from "@prisma/client/extension";

/**
 * A row as the extensions handle it. That the columns are there, and of these types, is checked
 * where an extension is made for a model, by `ModelWith`.
 */
export interface EventRow {
  readonly [column: string]: unknown;
  readonly scheduledStart: Date;
  readonly scheduledEnd: Date;
  readonly timezone: string;
  readonly actualStart?: Date | null;
  readonly actualEnd?: Date | null;
  readonly cancelledAt?: Date | null;
  readonly rescheduleCount: number;
  readonly rescheduleLimit?: number | null;
  readonly lastRescheduledAt?: Date | null;
  readonly reminderEnabled: boolean;
  readonly reminderOffsets: readonly number[];
  readonly remindersSent: readonly number[];
  readonly createdAt?: Date | null;
}

/** What the extensions call on a model of a client or transaction. */
export interface EventDelegate {
  /** One reference per column. */
  readonly fields: Readonly<Record<string, unknown>>;
  findFirst(args: { where: object }): PromiseLike<EventRow | null>;
  findMany(args: object): PromiseLike<unknown>;
  updateManyAndReturn(args: { where: object; data: object }): PromiseLike<EventRow[]>;
}

export interface EventClient {
  $transaction<T>(work: (tx: object) => Promise<T>): Promise<T>;
}

interface Definition {
  readonly computed: Readonly<
    Record<string, { readonly needs: readonly string[]; compute(row: EventRow): unknown }>
  >;
  /** Called on the model's delegate, which is their `this`. */
  readonly methods: Readonly<Record<string, (this: object, args: never) => unknown>>;
}

/** An extension of one model, defined once the client is known that it extends. */
export function modelExtension(
  name: string,
  model: string,
  define: (client: EventClient, delegate: EventDelegate) => Definition,
) {
  return Prisma.defineExtension((client) => {
    const { computed, methods } = define(client, delegateOf(client, model));
    const result = Object.fromEntries(
      Object.entries(computed).map(([field, { needs, compute }]) => [
        field,
        { needs: Object.fromEntries(needs.map((column) => [column, true])), compute },
      ]),
    );
    return client.$extends({ name, result: { [model]: result }, model: { [model]: methods } });
  });
}

/** The model on a client or transaction. */
export function delegateOf(client: object, model: string): EventDelegate {
  const delegate: unknown = Reflect.get(client, model);
  if (!isDelegate(delegate)) throw new TypeError(`The Prisma client has no model ${model}`);
  return delegate;
}

function isDelegate(candidate: unknown): candidate is EventDelegate {
  return typeof candidate === "object" && candidate !== null && "updateManyAndReturn" in candidate;
}
