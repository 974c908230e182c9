import type { z } from "@hono/zod-openapi";
import type { OpenMoney } from "../use-cases/list-open-money.ts";
import type { CancellationRefund } from "../use-cases/refund-on-cancelling.ts";
import type { OrganisationEntry } from "../use-cases/view-organisation.ts";
import type { PaymentStatus } from "../use-cases/view-payment-status.ts";
import type { AppointmentPayments } from "../use-cases/view-payments.ts";
import type { Receipt } from "../use-cases/view-receipt.ts";
import type {
  appointmentPaymentsSchema,
  cancellationRefundSchema,
  openMoneySchema,
  paymentStatusSchema,
  receiptSchema,
} from "./payment-schemas.ts";
import { toOrganisation } from "./views.ts";

/** @param receiptUrls Of the payments that were made, by their ids. */
export function toAppointmentPayments(
  { appointment, totals, payments }: AppointmentPayments,
  receiptUrls: ReadonlyMap<string, string>,
): z.infer<typeof appointmentPaymentsSchema> {
  return {
    appointmentId: appointment.id,
    status: appointment.status,
    currency: appointment.currency,
    price: appointment.price,
    dueAtBooking: appointment.dueAtBooking,
    payBy: appointment.payBy?.toISOString() ?? null,
    ...totals,
    payments: payments.map(({ payment, refunds, recordedBy }) => ({
      id: payment.id,
      amount: payment.amount,
      currency: payment.currency,
      method: payment.method,
      provider: payment.provider,
      state: payment.state,
      refunded: payment.refunded,
      receiptNumber: payment.receiptNumber,
      receiptUrl: receiptUrls.get(payment.id) ?? null,
      recordedBy,
      note: payment.note,
      createdAt: payment.createdAt.toISOString(),
      succeededAt: payment.succeededAt?.toISOString() ?? null,
      refunds: refunds.map((refund) => ({
        id: refund.id,
        amount: refund.amount,
        state: refund.state,
        reason: refund.reason,
        failure: refund.lastError,
        createdAt: refund.createdAt.toISOString(),
        settledAt: refund.settledAt?.toISOString() ?? null,
      })),
    })),
  };
}

export function toCancellationRefund(
  { amount, percent, paid, refunded }: CancellationRefund,
  currency: string,
): z.infer<typeof cancellationRefundSchema> {
  return { amount, currency, percent, paid, refunded };
}

export function toOpenMoney({ unpaid, refunds }: OpenMoney): z.infer<typeof openMoneySchema> {
  return {
    unpaid: unpaid.map((entry) => ({ ...entry, start: entry.start.toISOString() })),
    refunds: refunds.map((entry) => ({ ...entry, createdAt: entry.createdAt.toISOString() })),
  };
}

export function toPaymentStatus(
  { appointment, state, due, paid, hasFailed }: PaymentStatus,
  organisation: OrganisationEntry,
  { now, rebookedToken }: { readonly now: Date; readonly rebookedToken: string | null },
): z.infer<typeof paymentStatusSchema> {
  return {
    state,
    due,
    paid,
    price: appointment.price,
    currency: appointment.currency,
    payBy: appointment.payBy?.toISOString() ?? null,
    now: now.toISOString(),
    hasFailed,
    rebookedToken,
    title: appointment.title,
    start: appointment.scheduledStart.toISOString(),
    end: appointment.scheduledEnd.toISOString(),
    organisation: toOrganisation(organisation),
  };
}

export function toReceipt(
  { payment, paidAt, number, appointment, client, hostName, refunds }: Receipt,
  organisation: OrganisationEntry,
): z.infer<typeof receiptSchema> {
  return {
    number,
    paidAt: paidAt.toISOString(),
    amount: payment.amount,
    currency: payment.currency,
    method: payment.method,
    refunds: refunds.map(({ amount, settledAt, createdAt }) => ({
      amount,
      at: (settledAt ?? createdAt).toISOString(),
    })),
    title: appointment.title,
    start: appointment.scheduledStart.toISOString(),
    end: appointment.scheduledEnd.toISOString(),
    timeZone: appointment.timezone,
    price: appointment.price,
    hostName,
    clientName: client.name,
    organisation: toOrganisation(organisation),
  };
}
