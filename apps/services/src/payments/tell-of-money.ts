import { type Recipient, recipientsOf } from "@convene/notifications";
import type { Appointment, Payment, Refund, ScheduledEvent, Work } from "@convene/prisma";
import { paymentTotals } from "../domain/payment-totals.ts";
import type { PaymentPorts } from "./payment-ports.ts";

/** Sends the client the receipt of a payment that was made. */
export async function tellOfPayment(
  work: Work,
  ports: PaymentPorts,
  { payment, appointment }: { readonly payment: Payment; readonly appointment: Appointment },
): Promise<void> {
  const event = { kind: "appointment", row: appointment } as const;
  const client = await clientOf(work, event);
  if (!client || payment.receiptNumber === null) return;
  const payments = await work.tx.payment.findMany({ where: { appointmentId: appointment.id } });
  const { id, amount, currency, method, receiptNumber: number } = payment;
  const isOver = appointment.status === "cancelled";
  await ports.notifier(work).sendReceipt(event, client, {
    id,
    amount,
    currency,
    method,
    number,
    due: isOver ? 0 : paymentTotals(appointment.price, payments).due,
    receiptUrl: await ports.receiptUrl(payment),
  });
}

/** Tells the client that money went back. */
export async function tellOfRefund(
  work: Work,
  ports: PaymentPorts,
  {
    refund,
    payment,
    appointment,
  }: { readonly refund: Refund; readonly payment: Payment; readonly appointment: Appointment },
): Promise<void> {
  const event = { kind: "appointment", row: appointment } as const;
  const client = await clientOf(work, event);
  if (!client) return;
  await ports.notifier(work).sendRefundMade(event, client, {
    id: refund.id,
    amount: refund.amount,
    currency: refund.currency,
    paid: payment.amount,
    receiptUrl: await ports.receiptUrl(payment),
  });
}

/** The client, where there is an address to write to. */
export async function clientOf(work: Work, event: ScheduledEvent): Promise<Recipient | undefined> {
  return (await recipientsOf(work.tx, event)).find(({ kind }) => kind === "client");
}
