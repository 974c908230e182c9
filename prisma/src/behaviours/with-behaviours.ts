import {
  type CancelChange,
  cancellable,
  type RescheduleChange,
  remindable,
  reschedulable,
  restartReminders,
  schedulable,
} from "@convene/scheduling-core/prisma";
import type { Prisma, PrismaClient } from "../../generated/client.ts";
import type { Transaction } from "../client.ts";
import type { EventEffects } from "../events/event-effects.ts";
import type { ScheduledEvent } from "../events/event-kind.ts";

/** What the behaviours need of the unit of work. */
export interface BehaviourPorts {
  /** The transaction of the unit of work in force. */
  current(): Transaction | undefined;
  /** Opens a unit of work for a write outside of any. */
  transaction<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** What follows from cancelling or moving an event, in this order. */
  readonly effects: readonly EventEffects[];
  /** The clock of methods that are called without `now`. */
  readonly now?: () => Date;
}

/** A client whose interviews and appointments are schedulable, cancellable, reschedulable, remindable. */
export type ConveneClient = ReturnType<typeof applyBehaviours>;

/** Gives a client's interviews and appointments the four behaviours of a scheduled event. */
export function withBehaviours(client: PrismaClient, ports: BehaviourPorts): ConveneClient {
  // The type of a transaction with the behaviours follows from applyBehaviours, which therefore
  // speaks of the bare one. At run time both are what the unit of work opened on the client below.
  const bare = (tx: Transaction) => tx as unknown as BareTransaction;
  const full = (tx: BareTransaction) => tx as unknown as Transaction;
  return applyBehaviours(client, {
    current() {
      const tx = ports.current();
      return tx && bare(tx);
    },
    transaction: (work, { tenantId }) => ports.transaction(tenantId, (tx) => work(bare(tx))),
    ...(ports.now && { now: ports.now }),
    async cancelled(tx, event, change) {
      for (const effect of ports.effects) await effect.cancelled(full(tx), event, change);
    },
    async rescheduled(tx, event, change) {
      for (const effect of ports.effects) await effect.rescheduled(full(tx), event, change);
    },
  });
}

type BareTransaction = Prisma.TransactionClient;

interface BarePorts {
  current(): BareTransaction | undefined;
  transaction<T>(
    work: (tx: BareTransaction) => Promise<T>,
    key: { readonly tenantId: string },
  ): Promise<T>;
  readonly now?: () => Date;
  cancelled(tx: BareTransaction, event: ScheduledEvent, change: CancelChange): Promise<void>;
  rescheduled(tx: BareTransaction, event: ScheduledEvent, change: RescheduleChange): Promise<void>;
}

const closed = { status: ["completed", "cancelled", "no_show"] } as const;

function applyBehaviours(client: PrismaClient, ports: BarePorts) {
  const { current, transaction, now } = ports;
  const shared = {
    current,
    transaction,
    ...(now && { now }),
    key: ["tenantId", "id"],
    final: closed,
  } as const;
  const cancelled = () =>
    ({ status: "cancelled", version: { increment: 1 }, nextReminderAt: null }) as const;

  return client
    .$extends(schedulable("interview", shared))
    .$extends(
      cancellable("interview", {
        ...shared,
        data: cancelled,
        onCancelled: (tx, row, change) => ports.cancelled(tx, { kind: "interview", row }, change),
      }),
    )
    .$extends(
      reschedulable("interview", {
        ...shared,
        dataReads: ["reminderEnabled", "reminderOffsets"],
        data: ({ after, at }, before) => ({
          status: "scheduled",
          version: { increment: 1 },
          ...restartReminders(before, { start: after.start, at }),
        }),
        onRescheduled: (tx, row, change) =>
          ports.rescheduled(tx, { kind: "interview", row }, change),
      }),
    )
    .$extends(remindable("interview", shared))
    .$extends(schedulable("appointment", shared))
    .$extends(
      cancellable("appointment", {
        ...shared,
        data: () => ({ ...cancelled(), payBy: null }),
        onCancelled: (tx, row, change) => ports.cancelled(tx, { kind: "appointment", row }, change),
      }),
    )
    .$extends(
      reschedulable("appointment", {
        ...shared,
        dataReads: ["status", "reminderEnabled", "reminderOffsets"],
        data: ({ after, at }, before) => ({
          // What waits for its payment or its confirmation still does at another time.
          status: before.status === "pending" ? "pending" : "confirmed",
          version: { increment: 1 },
          ...restartReminders(before, { start: after.start, at }),
        }),
        onRescheduled: (tx, row, change) =>
          ports.rescheduled(tx, { kind: "appointment", row }, change),
      }),
    )
    .$extends(remindable("appointment", shared));
}
