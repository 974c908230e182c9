import type { Appointment, Member, Payment, Refund, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { type PaymentTotals, paymentTotals } from "../domain/payment-totals.ts";

export interface PaymentEntry {
  readonly payment: Payment;
  /** Oldest first. */
  readonly refunds: readonly Refund[];
  /** Who recorded it by hand. */
  readonly recordedBy: string | null;
}

export interface AppointmentPayments {
  readonly appointment: Appointment;
  readonly totals: PaymentTotals;
  /** Latest first. */
  readonly payments: readonly PaymentEntry[];
}

/**
 * All that was paid for an appointment, and what went back.
 *
 * @param scope.hostId Only of their appointments; left out: everybody's.
 * @throws NotFoundError
 */
export async function viewPayments(
  { tx }: Work,
  appointmentId: string,
  { hostId }: { readonly hostId?: string | undefined } = {},
): Promise<AppointmentPayments> {
  const found = await tx.appointment.findFirst({
    where: { id: appointmentId, ...(hostId !== undefined && { hostResourceId: hostId }) },
    include: {
      payments: {
        include: { refunds: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      },
    },
  });
  if (!found) throw new NotFoundError("appointment");
  const { payments, ...appointment } = found;
  const names = await memberNames(tx, payments);
  const totals = paymentTotals(appointment.price, payments);
  return {
    appointment,
    totals: appointment.status === "cancelled" ? { ...totals, due: 0 } : totals,
    payments: payments.map(({ refunds, ...payment }) => ({
      payment,
      refunds,
      recordedBy: names.get(payment.memberId ?? "") ?? null,
    })),
  };
}

async function memberNames(
  tx: Work["tx"],
  payments: readonly Pick<Payment, "memberId">[],
): Promise<ReadonlyMap<Member["id"], string>> {
  const ids = payments.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
  if (ids.length === 0) return new Map();
  const members = await tx.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(members.map(({ id, name }) => [id, name]));
}
