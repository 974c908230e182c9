import { ConcurrentChangeError } from "../errors/concurrent-change-error.ts";
import type { EventClosedError } from "../errors/event-closed-error.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import type { RescheduleLimitError } from "../errors/reschedule-limit-error.ts";
import type { SchedulingError } from "../errors/scheduling-error.ts";
import type { Interval } from "../interval/interval.ts";
import { remainingReschedules } from "../policy/remaining-reschedules.ts";
import { whyNotReschedulable } from "../policy/why-not-reschedulable.ts";
import { err, ok, type Result } from "../result.ts";
import type { Actor, ActorKind } from "./actor.ts";
import type { Attempt, ClosingOptions } from "./behaviour-options.ts";
import { closingRules, type TableClosingOptions } from "./closing-rules.ts";
import { compareAndSet } from "./compare-and-set.ts";
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

/** The columns of the reschedulable behaviour. */
export interface ReschedulableColumns {
  readonly required: {
    readonly scheduledStart: Date;
    readonly scheduledEnd: Date;
    readonly rescheduleCount: number;
  };
  readonly optional: {
    readonly rescheduleLimit?: number | null;
    readonly lastRescheduledAt?: Date | null;
    readonly cancelledAt?: Date | null;
  };
}

export interface RescheduleRequest<Kind extends string = ActorKind> {
  readonly start: Date;
  readonly end: Date;
  readonly by: Actor<Kind>;
  readonly reason?: string | undefined;
  /** Default: now, by the clock of the ports. */
  readonly at?: Date | undefined;
}

/** A move that went through. */
export interface RescheduleChange<Kind extends string = ActorKind> {
  readonly before: Interval;
  readonly after: Interval;
  readonly by: Actor<Kind>;
  readonly reason: string | undefined;
  readonly at: Date;
}

export interface ReschedulableOptions<
  Tx,
  Model,
  Key extends ColumnName<Tx, Model>,
  Reads extends ColumnName<Tx, Model>,
  Refusal extends SchedulingError,
  DataReads extends ColumnName<Tx, Model>,
  Written extends Data<Tx, Model>,
> extends ClosingOptions<Tx, Model, Key, Reads, Refusal> {
  /** The columns that `data` looks at: the move goes through only while they are as it saw them. */
  readonly dataReads?: readonly DataReads[];
  /** What a move writes besides its own columns, in the same statement. */
  data?(
    change: RescheduleChange<KindOf<Tx, Model>>,
    before: Pick<Columns<Tx, Model>, DataReads>,
  ): Only<Written, Tx, Model>;
  /** What follows from it, in the same transaction. */
  onRescheduled?(
    tx: Tx,
    row: Columns<Tx, Model>,
    change: RescheduleChange<KindOf<Tx, Model>>,
  ): Promise<void>;
}

export type RescheduleRefusal =
  | EventClosedError
  | RescheduleLimitError
  | EventNotFoundError
  | ConcurrentChangeError;

type RescheduleOutcome<Tx, Model, Refusal> = Promise<
  Result<Columns<Tx, Model>, RescheduleRefusal | Refusal>
>;

export interface ReschedulableRow<Tx, Model, Refusal> {
  /** How often the event may still be moved; null where there is no limit. */
  readonly remainingReschedules: number | null;
  /** Whether this row, as it was read, could be moved: open, limit not reached, guard content. */
  readonly canBeRescheduled: (attempt?: Partial<Attempt<ActorOf<Tx, Model>>>) => boolean;
  /** As `reschedule` on the model, for this row. */
  readonly reschedule: (
    request: RescheduleRequest<KindOf<Tx, Model>>,
  ) => RescheduleOutcome<Tx, Model, Refusal>;
  /** As `incrementRescheduleCount` on the model, for this row. */
  readonly incrementRescheduleCount: () => RescheduleOutcome<Tx, Model, Refusal>;
}

export interface ReschedulableMethods<Tx, Model, Key extends keyof Columns<Tx, Model>, Refusal> {
  /**
   * Moves an event that is open and whose limit is not reached. The statement that writes checks it
   * all again, so that of many at once no more go through than the limit allows.
   *
   * @returns the columns as they are now, or why it was refused; then nothing was written
   * @throws InvalidInputError for times that are no dates, or an end that is not after the start
   */
  readonly reschedule: (
    request: RescheduleRequest<KindOf<Tx, Model>> & {
      readonly where: Pick<Columns<Tx, Model>, Key>;
    },
  ) => RescheduleOutcome<Tx, Model, Refusal>;
  /** Counts a move that was made elsewhere, up to the limit: one guarded statement, and no hook. */
  readonly incrementRescheduleCount: (request: {
    readonly where: Pick<Columns<Tx, Model>, Key>;
  }) => RescheduleOutcome<Tx, Model, Refusal>;
}

interface TableOptions extends TableClosingOptions {
  readonly dataReads?: readonly string[];
  data?(change: RescheduleChange<string>, before: EventRow): object;
  onRescheduled?(tx: object, row: EventRow, change: RescheduleChange<string>): Promise<void>;
}

/**
 * Prisma client extension: the model's events can be moved, as often as their limit says.
 *
 * @param model The model's name on the client, e.g. `lesson`.
 * @example
 * const db = client.$extends(reschedulable("lesson", { current, key: ["id"] }));
 * await db.lesson.reschedule({ where: { id }, start, end, by: { kind: "coach", id: "ada" } });
 */
export function reschedulable<
  Tx extends object,
  const Model extends ModelWith<Tx, ReschedulableColumns>,
  const Key extends ColumnName<Tx, Model>,
  const Reads extends ColumnName<Tx, Model> = never,
  Refusal extends SchedulingError = never,
  const DataReads extends ColumnName<Tx, Model> = never,
  const Written extends Data<Tx, Model> = Data<Tx, Model>,
>(
  model: Model,
  options: ReschedulableOptions<Tx, Model, Key, Reads, Refusal, DataReads, Written>,
): ModelExtension<
  Tx,
  Model,
  ReschedulableRow<Tx, Model, Refusal>,
  ReschedulableMethods<Tx, Model, Key, Refusal>
>;
export function reschedulable(model: string, options: TableOptions): unknown {
  return modelExtension("reschedulable", model, (client, { fields }) => {
    const table = eventTable(client, model, fields, options);
    const rules = closingRules(table, options);
    const hasLimit = table.has("rescheduleLimit");
    const belowLimit = hasLimit
      ? [
          {
            OR: [
              { rescheduleLimit: null },
              { rescheduleCount: { lt: table.field("rescheduleLimit") } },
            ],
          },
        ]
      : [];
    const countColumns = ["rescheduleCount", ...(hasLimit ? ["rescheduleLimit"] : [])];

    const conditions = (attempt: Attempt<unknown>) => [...rules.conditions(attempt), ...belowLimit];
    const counted = (at: Date) => ({
      rescheduleCount: { increment: 1 },
      ...(table.has("lastRescheduledAt") && { lastRescheduledAt: at }),
    });

    function whyNot(row: EventRow, attempt: Attempt<unknown>): SchedulingError | null {
      const isFinal = rules.isFinal(row);
      return (
        whyNotReschedulable({
          isFinal,
          cancelledAt: row.cancelledAt ?? null,
          rescheduleCount: row.rescheduleCount,
          rescheduleLimit: row.rescheduleLimit ?? null,
        }) ?? rules.refusal(row, attempt)
      );
    }

    async function reschedule(
      delegate: object | undefined,
      key: Key,
      request: RescheduleRequest<string>,
    ) {
      const { start, end, by, reason, at = table.now() } = request;
      requireInstant(at, "at");
      if (requireInstant(end, "end") <= requireInstant(start, "start")) {
        throw new InvalidInputError("end", "must come after start");
      }
      const attempt = { at, by };
      const changeOf = (before: EventRow): RescheduleChange<string> => ({
        before: { start: before.scheduledStart, end: before.scheduledEnd },
        after: { start, end },
        by,
        reason,
        at,
      });
      return await table.inTransaction(delegate, key, async (tx) => {
        const outcome = await compareAndSet(table, tx, key, (before) => {
          const refusal = whyNot(before, attempt);
          if (refusal) return err(refusal);
          return ok({
            // Every move raises the count, so that it stands for the times too.
            decidedOn: ["rescheduleCount", ...(options.dataReads ?? [])],
            conditions: conditions(attempt),
            data: {
              ...options.data?.(changeOf(before), before),
              scheduledStart: start,
              scheduledEnd: end,
              ...counted(at),
            },
          });
        });
        if (!outcome.ok) return outcome;
        const { before, row } = outcome.value;
        await options.onRescheduled?.(tx.client, row, changeOf(before));
        return ok(row);
      });
    }

    async function incrementRescheduleCount(delegate: object | undefined, key: Key) {
      const attempt = { at: table.now(), by: undefined };
      return await table.inTransaction(delegate, key, async (tx) => {
        const row = await tx.update(key, conditions(attempt), counted(attempt.at));
        if (row) return ok(row);
        const found = await tx.find(key);
        return err(
          found
            ? (whyNot(found, attempt) ?? new ConcurrentChangeError(`The ${model}`))
            : new EventNotFoundError(model),
        );
      });
    }

    return {
      computed: {
        remainingReschedules: {
          needs: countColumns,
          compute: (row) => remainingReschedules(row),
        },
        canBeRescheduled: {
          needs: [...rules.columns, ...countColumns],
          compute:
            (row) =>
            ({ by, at = table.now() }: Partial<Attempt<unknown>> = {}) =>
              whyNot(row, { by, at }) === null,
        },
        reschedule: {
          needs: options.key,
          compute: (row) => async (request: RescheduleRequest<string>) =>
            await reschedule(undefined, table.key(row), request),
        },
        incrementRescheduleCount: {
          needs: options.key,
          compute: (row) => async () => await incrementRescheduleCount(undefined, table.key(row)),
        },
      },
      methods: {
        async reschedule(request: RescheduleRequest<string> & { readonly where: Key }) {
          return await reschedule(this, table.key(request.where), request);
        },
        async incrementRescheduleCount(request: { readonly where: Key }) {
          return await incrementRescheduleCount(this, table.key(request.where));
        },
      },
    };
  });
}
