import { ConcurrentChangeError } from "../errors/concurrent-change-error.ts";
import { EventClosedError } from "../errors/event-closed-error.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import { requireMinutes } from "../errors/require-minutes.ts";
import type { SchedulingError } from "../errors/scheduling-error.ts";
import { dueReminder, type ReminderPlan } from "../policy/due-reminder.ts";
import { nextReminderAt } from "../policy/next-reminder-at.ts";
import { err, ok, type Result } from "../result.ts";
import type { WritePorts } from "./behaviour-options.ts";
import { compareAndSet } from "./compare-and-set.ts";
import type { EventNotFoundError } from "./event-not-found-error.ts";
import { eventTable, type Key, type TablePorts } from "./event-table.ts";
import { type EventRow, modelExtension } from "./model-extension.ts";
import type { ColumnName, Columns, ModelExtension, ModelWith } from "./model-types.ts";
import { ReminderAlreadySentError } from "./reminder-already-sent-error.ts";

/** The columns of the remindable behaviour. */
export interface RemindableColumns {
  readonly required: {
    readonly scheduledStart: Date;
    readonly reminderEnabled: boolean;
    /** Minutes before the start. */
    readonly reminderOffsets: number[];
    /** Those of them that went out or were passed over. */
    readonly remindersSent: number[];
    /** When a worker has to look next; null: never. */
    readonly nextReminderAt: Date | null;
  };
  readonly optional: {
    readonly cancelledAt?: Date | null;
    /** The later of these two is when its confirmation went out. */
    readonly lastRescheduledAt?: Date | null;
    readonly createdAt?: Date;
  };
}

/** The standard reminders, in minutes before the start. */
export const STANDARD_REMINDERS = { "1day": 1440, "1hour": 60, "15min": 15 } as const;

/** A standard reminder by name, any other by its minutes before the start. */
export type ReminderType = keyof typeof STANDARD_REMINDERS | number;

export type RemindableOptions<Tx, Model, Key extends ColumnName<Tx, Model>> = WritePorts<
  Tx,
  Model,
  Key
>;

export type ReminderRefusal = EventClosedError | EventNotFoundError | ConcurrentChangeError;

type MarkOutcome<Tx, Model> = Promise<
  Result<Columns<Tx, Model>, ReminderRefusal | ReminderAlreadySentError>
>;
type ResetOutcome<Tx, Model> = Promise<Result<Columns<Tx, Model>, ReminderRefusal>>;

export interface RemindableRow<Tx, Model> {
  /** Whether the reminder went out, or was passed over, for the present time of the event. */
  readonly reminderSent1day: boolean;
  readonly reminderSent1hour: boolean;
  readonly reminderSent15min: boolean;
  /** Whether the reminder is among the event's own and the one to send now; see `dueReminder`. */
  readonly shouldSend1dayReminder: (now?: Date) => boolean;
  readonly shouldSend1hourReminder: (now?: Date) => boolean;
  readonly shouldSend15minReminder: (now?: Date) => boolean;
  /**
   * As `markReminderSent` on the model, for this row: refused with ConcurrentChangeError when the
   * event was moved since the row was read, as the reminder then spoke of another time.
   */
  readonly markReminderSent: (type: ReminderType, at?: Date) => MarkOutcome<Tx, Model>;
  /** As `resetReminders` on the model, for this row. */
  readonly resetReminders: (at?: Date) => ResetOutcome<Tx, Model>;
}

export interface RemindableMethods<Tx, Model, Key extends keyof Columns<Tx, Model>> {
  /**
   * Records that a reminder went out, and with it the earlier ones as passed over; plans the next.
   * Of many at once one goes through, the others learn that it is sent already.
   *
   * @param request.scheduledStart The start that the reminder spoke of: if the event was moved since,
   *   it is refused with ConcurrentChangeError.
   */
  readonly markReminderSent: (request: {
    readonly where: Pick<Columns<Tx, Model>, Key>;
    readonly type: ReminderType;
    readonly scheduledStart?: Date | undefined;
    readonly at?: Date | undefined;
  }) => MarkOutcome<Tx, Model>;
  /** Forgets which reminders went out and plans the next; refused for a cancelled event. */
  readonly resetReminders: (request: {
    readonly where: Pick<Columns<Tx, Model>, Key>;
    readonly at?: Date | undefined;
  }) => ResetOutcome<Tx, Model>;
}

/** What a move or a booking at `at` writes to the columns of an event's reminders. */
export function restartReminders(
  event: Pick<ReminderPlan, "reminderEnabled" | "reminderOffsets">,
  { start, at }: { readonly start: Date; readonly at: Date },
): { remindersSent: number[]; nextReminderAt: Date | null } {
  const plan = { ...event, scheduledStart: start, remindersSent: [], bookedAt: at };
  return { remindersSent: [], nextReminderAt: nextReminderAt(plan, at) };
}

/** Where nothing says when an event was booked, no reminder is made pointless by its confirmation. */
const LONG_AGO = new Date(0);

/**
 * Prisma client extension: which reminder of the model's events is due, and which went out.
 *
 * @param model The model's name on the client, e.g. `lesson`.
 * @example
 * const db = client.$extends(remindable("lesson", { current, key: ["id"] }));
 * if (lesson.shouldSend1hourReminder()) await lesson.markReminderSent("1hour");
 */
export function remindable<
  Tx extends object,
  const Model extends ModelWith<Tx, RemindableColumns>,
  const Key extends ColumnName<Tx, Model>,
>(
  model: Model,
  options: RemindableOptions<Tx, Model, Key>,
): ModelExtension<Tx, Model, RemindableRow<Tx, Model>, RemindableMethods<Tx, Model, Key>>;
export function remindable(model: string, options: TablePorts): unknown {
  return modelExtension("remindable", model, (client, { fields }) => {
    const table = eventTable(client, model, fields, options);
    const present = ["cancelledAt", "lastRescheduledAt", "createdAt"].filter(table.has);
    const planColumns = [
      "scheduledStart",
      "reminderEnabled",
      "reminderOffsets",
      "remindersSent",
      ...present,
    ];
    // Every column that the plan is made of, but the one that never changes.
    const decidedOn = planColumns.filter((column) => column !== "createdAt");

    const planOf = (row: EventRow): ReminderPlan => ({
      scheduledStart: row.scheduledStart,
      reminderEnabled: row.reminderEnabled,
      reminderOffsets: row.reminderOffsets,
      remindersSent: row.remindersSent,
      cancelledAt: row.cancelledAt ?? null,
      bookedAt: row.lastRescheduledAt ?? row.createdAt ?? LONG_AGO,
    });

    async function writePlan(
      delegate: object | undefined,
      key: Key,
      at: Date,
      sentAfter: (row: EventRow) => Result<readonly number[], SchedulingError>,
    ) {
      requireInstant(at, "at");
      return await table.inTransaction(delegate, key, async (tx) => {
        const outcome = await compareAndSet(table, tx, key, (row) => {
          if (row.cancelledAt) return err(new EventClosedError("cancelled"));
          const sent = sentAfter(row);
          if (!sent.ok) return sent;
          const remindersSent = [...sent.value];
          const data = {
            remindersSent,
            nextReminderAt: nextReminderAt({ ...planOf(row), remindersSent }, at),
          };
          return ok({ decidedOn, conditions: [], data });
        });
        return outcome.ok ? ok(outcome.value.row) : outcome;
      });
    }

    async function markReminderSent(
      delegate: object | undefined,
      key: Key,
      type: ReminderType,
      scheduledStart: Date | undefined,
      at: Date = table.now(),
    ) {
      const offset = requireMinutes(offsetOf(type), "type", 1);
      return await writePlan(delegate, key, at, (row) => {
        if (scheduledStart && scheduledStart.getTime() !== row.scheduledStart.getTime()) {
          return err(new ConcurrentChangeError(`The ${model}`));
        }
        if (row.remindersSent.includes(offset)) return err(new ReminderAlreadySentError(offset));
        const passedOver = row.reminderOffsets.filter((earlier) => earlier > offset);
        return ok([...new Set([...row.remindersSent, ...passedOver, offset])]);
      });
    }

    async function resetReminders(delegate: object | undefined, key: Key, at: Date = table.now()) {
      return await writePlan(delegate, key, at, () => ok([]));
    }

    const reminderSent = (offset: number) => ({
      needs: ["remindersSent"],
      compute: (row: EventRow) => row.remindersSent.includes(offset),
    });
    const shouldSendReminder = (offset: number) => ({
      needs: planColumns,
      compute:
        (row: EventRow) =>
        (now: Date = table.now()) =>
          dueReminder(planOf(row), now).due === offset,
    });

    return {
      computed: {
        reminderSent1day: reminderSent(STANDARD_REMINDERS["1day"]),
        reminderSent1hour: reminderSent(STANDARD_REMINDERS["1hour"]),
        reminderSent15min: reminderSent(STANDARD_REMINDERS["15min"]),
        shouldSend1dayReminder: shouldSendReminder(STANDARD_REMINDERS["1day"]),
        shouldSend1hourReminder: shouldSendReminder(STANDARD_REMINDERS["1hour"]),
        shouldSend15minReminder: shouldSendReminder(STANDARD_REMINDERS["15min"]),
        markReminderSent: {
          needs: [...options.key, "scheduledStart"],
          compute: (row) => async (type: ReminderType, at?: Date) =>
            await markReminderSent(undefined, table.key(row), type, row.scheduledStart, at),
        },
        resetReminders: {
          needs: options.key,
          compute: (row) => async (at?: Date) =>
            await resetReminders(undefined, table.key(row), at),
        },
      },
      methods: {
        async markReminderSent(request: {
          readonly where: Key;
          readonly type: ReminderType;
          readonly scheduledStart?: Date;
          readonly at?: Date;
        }) {
          const { where, type, scheduledStart, at } = request;
          return await markReminderSent(this, table.key(where), type, scheduledStart, at);
        },
        async resetReminders(request: { readonly where: Key; readonly at?: Date }) {
          return await resetReminders(this, table.key(request.where), request.at);
        },
      },
    };
  });
}

function offsetOf(type: ReminderType): number {
  if (typeof type === "number") return type;
  const offset = STANDARD_REMINDERS[type];
  // Only reached by callers without types.
  if (offset === undefined) throw new InvalidInputError("type", "is no reminder");
  return offset;
}
