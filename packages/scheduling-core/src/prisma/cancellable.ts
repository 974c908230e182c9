import { ConcurrentChangeError } from "../errors/concurrent-change-error.ts";
import type { EventClosedError } from "../errors/event-closed-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import type { SchedulingError } from "../errors/scheduling-error.ts";
import { whyNotCancellable } from "../policy/why-not-cancellable.ts";
import { err, ok, type Result } from "../result.ts";
import type { Actor, ActorKind } from "./actor.ts";
import type { Attempt, ClosingOptions } from "./behaviour-options.ts";
import { closingRules, type TableClosingOptions } from "./closing-rules.ts";
import { EventNotFoundError } from "./event-not-found-error.ts";
import { eventTable, type Key } from "./event-table.ts";
import { type EventRow, modelExtension } from "./model-extension.ts";
import type {
  ActorOf,
  ColumnName,
  Columns,
  Data,
  KindOf,
  ModelExtension,
  ModelWith,
  Only,
} from "./model-types.ts";

/** The columns of the cancellable behaviour. */
export interface CancellableColumns {
  readonly required: {
    readonly cancelledAt: Date | null;
    readonly cancellationReason: string | null;
  };
  readonly optional: {
    readonly cancelledById?: string | null;
    readonly cancelledByKind?: string | null;
  };
}

export interface CancelRequest<Kind extends string = ActorKind> {
  readonly by: Actor<Kind>;
  readonly reason?: string | undefined;
  /** Default: now, by the clock of the ports. */
  readonly at?: Date | undefined;
}

/** A cancellation that went through. */
export interface CancelChange<Kind extends string = ActorKind> {
  readonly by: Actor<Kind>;
  readonly reason: string | undefined;
  readonly at: Date;
}

export interface CancellableOptions<
  Tx,
  Model,
  Key extends ColumnName<Tx, Model>,
  Reads extends ColumnName<Tx, Model>,
  Refusal extends SchedulingError,
  Written extends Data<Tx, Model>,
> extends ClosingOptions<Tx, Model, Key, Reads, Refusal> {
  /** What the cancellation writes besides its own columns, in the same statement. */
  data?(change: CancelChange<KindOf<Tx, Model>>): Only<Written, Tx, Model>;
  /** What follows from it, in the same transaction. */
  onCancelled?(
    tx: Tx,
    row: Columns<Tx, Model>,
    change: CancelChange<KindOf<Tx, Model>>,
  ): Promise<void>;
}

export type CancelRefusal = EventClosedError | EventNotFoundError | ConcurrentChangeError;

type CancelOutcome<Tx, Model, Refusal> = Promise<
  Result<Columns<Tx, Model>, CancelRefusal | Refusal>
>;

export interface CancellableRow<Tx, Model, Refusal> {
  readonly isCancelled: boolean;
  /** As `cancel` on the model, for this row. */
  readonly cancel: (request: CancelRequest<KindOf<Tx, Model>>) => CancelOutcome<Tx, Model, Refusal>;
  /** Whether this row, as it was read, could be cancelled: open, and not refused by the guard. */
  readonly canBeCancelled: (attempt?: Partial<Attempt<ActorOf<Tx, Model>>>) => boolean;
}

export interface CancellableMethods<Tx, Model, Key extends keyof Columns<Tx, Model>, Refusal> {
  /**
   * Cancels an event that is open: one guarded statement, so that of many at once one goes through.
   *
   * @returns the columns as they are now, or why it was refused; then nothing was written
   */
  readonly cancel: (
    request: CancelRequest<KindOf<Tx, Model>> & {
      readonly where: Pick<Columns<Tx, Model>, Key>;
    },
  ) => CancelOutcome<Tx, Model, Refusal>;
}

interface TableOptions extends TableClosingOptions {
  data?(change: CancelChange<string>): object;
  onCancelled?(tx: object, row: EventRow, change: CancelChange<string>): Promise<void>;
}

/**
 * Prisma client extension: the model's events can be cancelled, once.
 *
 * @param model The model's name on the client, e.g. `lesson`.
 * @example
 * const db = client.$extends(cancellable("lesson", { current, key: ["id"] }));
 * await db.lesson.cancel({ where: { id }, by: { kind: "coach", id: "ada" }, reason: "Ill" });
 */
export function cancellable<
  Tx extends object,
  const Model extends ModelWith<Tx, CancellableColumns>,
  const Key extends ColumnName<Tx, Model>,
  const Reads extends ColumnName<Tx, Model> = never,
  Refusal extends SchedulingError = never,
  const Written extends Data<Tx, Model> = Data<Tx, Model>,
>(
  model: Model,
  options: CancellableOptions<Tx, Model, Key, Reads, Refusal, Written>,
): ModelExtension<
  Tx,
  Model,
  CancellableRow<Tx, Model, Refusal>,
  CancellableMethods<Tx, Model, Key, Refusal>
>;
export function cancellable(model: string, options: TableOptions): unknown {
  return modelExtension("cancellable", model, (client, { fields }) => {
    const table = eventTable(client, model, fields, options);
    const rules = closingRules(table, options);

    async function cancel(delegate: object | undefined, key: Key, request: CancelRequest<string>) {
      const { by, reason, at = table.now() } = request;
      requireInstant(at, "at");
      const change = { by, reason, at };
      const data = {
        ...options.data?.(change),
        cancelledAt: at,
        cancellationReason: reason ?? null,
        ...(table.has("cancelledById") && { cancelledById: by.id ?? null }),
        ...(table.has("cancelledByKind") && { cancelledByKind: by.kind }),
      };
      return await table.inTransaction(delegate, key, async (tx) => {
        const row = await tx.update(key, rules.conditions(change), data);
        if (row) {
          await options.onCancelled?.(tx.client, row, change);
          return ok(row);
        }
        const found = await tx.find(key);
        return err(
          found
            ? (whyNot(found, change) ?? new ConcurrentChangeError(`The ${model}`))
            : new EventNotFoundError(model),
        );
      });
    }

    function whyNot(row: EventRow, attempt: Attempt<unknown>): SchedulingError | null {
      return (
        whyNotCancellable({ cancelledAt: row.cancelledAt ?? null, isFinal: rules.isFinal(row) }) ??
        rules.refusal(row, attempt)
      );
    }

    return {
      computed: {
        isCancelled: {
          needs: ["cancelledAt"],
          compute: (row) => row.cancelledAt !== null,
        },
        cancel: {
          needs: options.key,
          compute: (row) => async (request: CancelRequest<string>) =>
            await cancel(undefined, table.key(row), request),
        },
        canBeCancelled: {
          needs: rules.columns,
          compute:
            (row) =>
            ({ by, at = table.now() }: Partial<Attempt<unknown>> = {}) =>
              whyNot(row, { by, at }) === null,
        },
      },
      methods: {
        async cancel(request: CancelRequest<string> & { readonly where: Key }) {
          return await cancel(this, table.key(request.where), request);
        },
      },
    };
  });
}
