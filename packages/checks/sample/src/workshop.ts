import { AsyncLocalStorage } from "node:async_hooks";
import {
  cancellable,
  remindable,
  reschedulable,
  restartReminders,
  schedulable,
} from "@convene/scheduling-core/prisma";
import type { Prisma, PrismaClient } from "./generated/client.ts";

type Tx = Prisma.TransactionClient;
export type Workshop = ReturnType<typeof openWorkshop>;

/** The workshop's database, whose repairs can be moved, called off and reminded of. */
export function openWorkshop(client: PrismaClient, now: () => Date) {
  const inForce = new AsyncLocalStorage<Tx>();
  const shared = {
    current: () => inForce.getStore(),
    transaction: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      client.$transaction((tx) => inForce.run(tx, () => work(tx))),
    key: ["branch", "number"],
    final: { state: ["done"] },
    now,
  } as const;

  return client
    .$extends(schedulable("repair", shared))
    .$extends(
      cancellable("repair", {
        ...shared,
        data: () => ({ state: "called_off", nextReminderAt: null }),
        onCancelled: async (tx, { branch, number }, { reason }) => {
          await tx.logLine.create({ data: { branch, number, text: `off: ${reason}` } });
        },
      }),
    )
    .$extends(
      reschedulable("repair", {
        ...shared,
        dataReads: ["reminderEnabled", "reminderOffsets"],
        data: ({ after, at }, repair) => restartReminders(repair, { start: after.start, at }),
        onRescheduled: async (tx, { branch, number }, { after }) => {
          const text = `moved to ${after.start.toISOString()}`;
          await tx.logLine.create({ data: { branch, number, text } });
        },
      }),
    )
    .$extends(remindable("repair", shared));
}
