import type { Appointment, Client, Payment, Refund, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

export interface Receipt {
  readonly payment: Payment;
  /** When it was paid. */
  readonly paidAt: Date;
  readonly number: number;
  readonly appointment: Appointment;
  readonly client: Client;
  readonly hostName: string;
  /** Those that were made, oldest first. */
  readonly refunds: readonly Refund[];
}

/**
 * The receipt of a payment.
 *
 * @throws NotFoundError also for a payment that was not made
 */
export async function viewReceipt({ tx, tenantId }: Work, paymentId: string): Promise<Receipt> {
  const found = await tx.payment.findUnique({
    where: { tenantId_id: { tenantId, id: paymentId } },
    include: {
      client: true,
      appointment: { include: { host: { select: { name: true } } } },
      refunds: { where: { state: "succeeded" }, orderBy: { settledAt: "asc" } },
    },
  });
  if (!found || found.succeededAt === null || found.receiptNumber === null) {
    throw new NotFoundError("receipt");
  }
  const { client, appointment: booked, refunds, ...payment } = found;
  const { host, ...appointment } = booked;
  return {
    payment,
    paidAt: found.succeededAt,
    number: found.receiptNumber,
    appointment,
    client,
    hostName: host.name,
    refunds,
  };
}
