import { AsyncLocalStorage } from "node:async_hooks";
import { SchedulingError } from "@convene/scheduling-core";
import {
  cancellable,
  remindable,
  reschedulable,
  restartReminders,
  schedulable,
} from "@convene/scheduling-core/prisma";
import { addHours } from "date-fns";
import type { Prisma, PrismaClient } from "./generated/client.ts";

type Tx = Prisma.TransactionClient;

/** Less than two hours ahead, only the gym itself may still call a lesson off. */
export class TooLateError extends SchedulingError {
  override readonly name = "TooLateError";
  readonly code = "TOO_LATE";
}

const NOTICE_HOURS = 2;

export function openGym(client: PrismaClient, now?: () => Date) {
  const inForce = new AsyncLocalStorage<Tx>();
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    client.$transaction((tx) => inForce.run(tx, () => work(tx)));

  const shared = {
    current: () => inForce.getStore(),
    transaction: inTransaction,
    key: ["id"],
    final: { state: ["given", "abandoned"] },
    ...(now && { now }),
  } as const;

  const gym = client
    .$extends(schedulable("lesson", shared))
    .$extends(
      cancellable("lesson", {
        ...shared,
        guard: {
          reads: ["scheduledStart"],
          where: ({ at, by }) =>
            by?.kind === "gym" ? {} : { scheduledStart: { gte: addHours(at, NOTICE_HOURS) } },
          refuse: (lesson, { at, by }) =>
            by?.kind === "gym" || lesson.scheduledStart >= addHours(at, NOTICE_HOURS)
              ? null
              : new TooLateError(`Lessons are called off ${NOTICE_HOURS} hours ahead`),
        },
        data: () => ({ state: "called_off", nextReminderAt: null }),
        onCancelled: async (tx, lesson, { reason }) => {
          const text = `${lesson.name} is off: ${reason ?? "sorry"}`;
          await tx.notice.create({ data: { lessonId: lesson.id, text } });
        },
      }),
    )
    .$extends(
      reschedulable("lesson", {
        ...shared,
        dataReads: ["reminderEnabled", "reminderOffsets"],
        data: ({ after, at }, lesson) => restartReminders(lesson, { start: after.start, at }),
        onRescheduled: async (tx, lesson, { before, after }) => {
          const text = `${before.start.toISOString()} → ${after.start.toISOString()}`;
          await tx.notice.create({ data: { lessonId: lesson.id, text } });
        },
      }),
    )
    .$extends(remindable("lesson", shared));

  return Object.assign(gym, { inTransaction });
}
