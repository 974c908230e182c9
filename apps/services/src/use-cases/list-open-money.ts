import type { Work } from "@convene/prisma";
import { subDays } from "date-fns";
import { paymentTotals } from "../domain/payment-totals.ts";

/** Money about which somebody has to do something. Amounts in minor units of their currency. */
export interface OpenMoney {
  readonly unpaid: readonly UnpaidEntry[];
  readonly refunds: readonly OpenRefund[];
}

/** An appointment that is over, and not paid. */
export interface UnpaidEntry {
  readonly appointmentId: string;
  readonly title: string;
  readonly clientName: string;
  readonly start: Date;
  readonly due: number;
  readonly currency: string;
}

/** A refund that failed, or that waits to be paid back by hand. */
export interface OpenRefund {
  readonly refundId: string;
  readonly appointmentId: string;
  readonly title: string;
  readonly clientName: string;
  readonly amount: number;
  readonly currency: string;
  readonly state: "pending" | "failed";
  /** Why it failed, by the provider's code. */
  readonly failure: string | null;
  readonly createdAt: Date;
}

/** What was not paid for longer is a matter for the books, not for today. */
const LOOKED_BACK_DAYS = 60;
const MOST = 100;

/** What is not paid although it is over, and refunds that need somebody: the oldest first. */
export async function listOpenMoney({ tx, now }: Work): Promise<OpenMoney> {
  const over = await tx.appointment.findMany({
    where: {
      status: { in: ["confirmed", "in_progress", "completed"] },
      scheduledEnd: { gte: subDays(now, LOOKED_BACK_DAYS), lte: now },
      price: { gt: 0 },
    },
    include: { payments: true, client: { select: { name: true } } },
    orderBy: { scheduledStart: "asc" },
  });
  const unpaid = over
    .map((appointment) => ({
      appointmentId: appointment.id,
      title: appointment.title,
      clientName: appointment.client.name,
      start: appointment.scheduledStart,
      due: paymentTotals(appointment.price, appointment.payments).due,
      currency: appointment.currency,
    }))
    .filter(({ due }) => due > 0)
    .slice(0, MOST);

  const found = await tx.refund.findMany({
    where: {
      OR: [{ state: "failed" }, { state: "pending", payment: { provider: "manual" } }],
    },
    include: {
      payment: {
        include: {
          refunds: true,
          appointment: {
            select: { id: true, title: true, client: { select: { name: true } } },
          },
        },
      },
    },
    orderBy: { createdAt: "asc" },
  });
  const refunds = found
    .filter(({ payment, ...refund }) => refund.state === "pending" || isLeft(refund, payment))
    .map(({ payment: { appointment }, ...refund }) => ({
      refundId: refund.id,
      appointmentId: appointment.id,
      title: appointment.title,
      clientName: appointment.client.name,
      amount: refund.amount,
      currency: refund.currency,
      state: refund.state === "failed" ? ("failed" as const) : ("pending" as const),
      failure: refund.lastError,
      createdAt: refund.createdAt,
    }))
    .slice(0, MOST);
  return { unpaid, refunds };
}

/** Whether a refund that failed was left at that: nothing was given back of its payment since. */
function isLeft(
  failed: { readonly id: string; readonly amount: number; readonly settledAt: Date | null },
  payment: {
    readonly amount: number;
    readonly refunded: number;
    readonly refunds: readonly { readonly id: string; readonly createdAt: Date }[];
  },
): boolean {
  if (payment.amount - payment.refunded < failed.amount) return false;
  return !payment.refunds.some(
    ({ id, createdAt }) => id > failed.id && createdAt >= (failed.settledAt ?? createdAt),
  );
}
