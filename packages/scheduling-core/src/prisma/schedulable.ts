import type { Prisma } from "@prisma/client/extension";
import { actualDuration } from "../event/actual-duration.ts";
import { isInProgress } from "../event/is-in-progress.ts";
import { isPast } from "../event/is-past.ts";
import { isUpcoming } from "../event/is-upcoming.ts";
import { scheduledDuration } from "../event/scheduled-duration.ts";
import { timeUntilStart } from "../event/time-until-start.ts";
import { toLocal } from "../zone/to-local.ts";
import type { ZonedTime } from "../zone/zoned-time.ts";
import type { ReadPorts } from "./behaviour-options.ts";
import { readingDelegate } from "./event-table.ts";
import { modelExtension } from "./model-extension.ts";
import type { ModelExtension, ModelWith } from "./model-types.ts";

/** The columns of the schedulable behaviour. */
export interface SchedulableColumns {
  readonly required: {
    readonly scheduledStart: Date;
    readonly scheduledEnd: Date;
    readonly timezone: string;
  };
  readonly optional: {
    readonly actualStart?: Date | null;
    readonly actualEnd?: Date | null;
    readonly cancelledAt?: Date | null;
  };
}

export interface SchedulableRow {
  /** Minutes from the planned start to the planned end. */
  readonly scheduledDuration: number;
  /** Minutes that it really took; null until start and end are both recorded. */
  readonly actualDuration: number | null;
  /** Whether the planned start is still ahead. By the times alone: a cancelled event is too. */
  readonly isUpcoming: (now?: Date) => boolean;
  /** Whether the planned end has come. */
  readonly isPast: (now?: Date) => boolean;
  readonly isInProgress: (now?: Date) => boolean;
  /** Milliseconds until the planned start; null once it has come. */
  readonly timeUntilStart: (now?: Date) => number | null;
  /**
   * What the clocks of a zone show at the planned start and end.
   *
   * @param zone IANA identifier; the event's own where it is left out.
   * @throws UnknownTimeZoneError
   */
  readonly convertToTimezone: (zone?: string) => { start: ZonedTime; end: ZonedTime };
}

export interface SchedulableMethods {
  /**
   * `findMany` of the events that have not started and are not cancelled, by start. Takes what
   * findMany takes, and `now`.
   */
  readonly findUpcoming: <T, Args extends Prisma.Args<T, "findMany">>(
    this: T,
    args?: Prisma.Exact<Args, Prisma.Args<T, "findMany"> & { now?: Date }>,
  ) => Promise<Prisma.Result<T, Args, "findMany">>;
}

/**
 * Prisma client extension: what the times of the model's events mean.
 *
 * @param model The model's name on the client, e.g. `lesson`.
 * @example
 * const db = client.$extends(schedulable("lesson", { current }));
 * const [next] = await db.lesson.findUpcoming({ take: 1 });
 * next?.convertToTimezone("Asia/Tokyo").start.local // "2026-01-21T04:00:00"
 */
export function schedulable<
  Tx extends object,
  const Model extends ModelWith<Tx, SchedulableColumns>,
>(
  model: Model,
  options: ReadPorts<Tx>,
): ModelExtension<Tx, Model, SchedulableRow, SchedulableMethods>;
export function schedulable(model: string, options: ReadPorts<object>): unknown {
  return modelExtension("schedulable", model, (_client, { fields }) => {
    const clock = () => options.now?.() ?? new Date();
    const columns = (...names: readonly string[]) => names.filter((name) => name in fields);
    return {
      computed: {
        scheduledDuration: {
          needs: ["scheduledStart", "scheduledEnd"],
          compute: (row) => scheduledDuration(row),
        },
        actualDuration: {
          needs: columns("actualStart", "actualEnd"),
          compute: (row) => actualDuration(row),
        },
        isUpcoming: {
          needs: ["scheduledStart"],
          compute:
            (row) =>
            (now = clock()) =>
              isUpcoming(row, now),
        },
        isPast: {
          needs: ["scheduledEnd"],
          compute:
            (row) =>
            (now = clock()) =>
              isPast(row, now),
        },
        isInProgress: {
          needs: ["scheduledStart", "scheduledEnd"],
          compute:
            (row) =>
            (now = clock()) =>
              isInProgress(row, now),
        },
        timeUntilStart: {
          needs: ["scheduledStart"],
          compute:
            (row) =>
            (now = clock()) =>
              timeUntilStart(row, now),
        },
        convertToTimezone: {
          needs: ["scheduledStart", "scheduledEnd", "timezone"],
          compute:
            (row) =>
            (zone = row.timezone) => ({
              start: toLocal(row.scheduledStart, zone),
              end: toLocal(row.scheduledEnd, zone),
            }),
        },
      },
      methods: {
        async findUpcoming(args: { readonly where?: object; readonly now?: Date } = {}) {
          const { where, now = clock(), ...rest } = args;
          const upcoming = {
            scheduledStart: { gt: now },
            ...("cancelledAt" in fields && { cancelledAt: null }),
          };
          return await readingDelegate(this, model, options).findMany({
            orderBy: { scheduledStart: "asc" },
            ...rest,
            where: { AND: [where ?? {}, upcoming] },
          });
        },
      },
    };
  });
}
