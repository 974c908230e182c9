import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { organisationSchema, statusSchema } from "./schemas.ts";

const minorUnits = z.int().min(0).openapi({ description: "Minor units", example: 2_000 });
const currency = z.string().length(3).openapi({ description: "ISO 4217", example: "CAD" });

const methodSchema = z.enum(["card", "cash", "bank_transfer", "other"]);

const LARGEST_AMOUNT = 100_000_000;
const amountInput = z.int().min(1).max(LARGEST_AMOUNT).openapi({ description: "Minor units" });

export const paymentInput = z
  .object({
    amount: amountInput,
    method: methodSchema.openapi({ description: "`card`: at a terminal" }),
    note: z.string().trim().max(500).optional(),
  })
  .openapi("PaymentRecord");

export const refundInput = z
  .object({
    amount: amountInput,
    reason: z.string().trim().max(500).optional(),
    paidBack: z
      .boolean()
      .default(false)
      .openapi({ description: "What was paid by hand: the client has it back already" }),
  })
  .openapi("RefundRequest");

const refundSchema = z
  .object({
    id: z.uuid(),
    amount: minorUnits,
    state: z.enum(["pending", "succeeded", "failed"]),
    reason: z.string().nullable().openapi({
      description: "Staff's words, or CANCELLED, PAID_TOO_LATE, PAID_TWICE, MADE_AT_PROVIDER",
    }),
    failure: z.string().nullable().openapi({ description: "The provider's code" }),
    createdAt: timeSchema,
    settledAt: timeSchema.nullable(),
  })
  .openapi("Refund");

const paymentSchema = z
  .object({
    id: z.uuid(),
    amount: minorUnits,
    currency,
    method: methodSchema,
    provider: z.enum(["stripe", "manual"]),
    state: z.enum(["pending", "succeeded", "failed", "cancelled"]),
    refunded: minorUnits.openapi({ description: "What went back, or is about to" }),
    receiptNumber: z.int().nullable(),
    receiptUrl: z.string().nullable().openapi({ description: "A page to print or to pass on" }),
    recordedBy: z.string().nullable(),
    note: z.string().nullable(),
    createdAt: timeSchema,
    succeededAt: timeSchema.nullable(),
    refunds: z.array(refundSchema),
  })
  .openapi("Payment");

export const appointmentPaymentsSchema = z
  .object({
    appointmentId: z.uuid(),
    status: statusSchema,
    currency,
    price: minorUnits,
    dueAtBooking: minorUnits,
    payBy: timeSchema.nullable(),
    paid: minorUnits,
    refunded: minorUnits,
    due: minorUnits.openapi({ description: "What is still to be paid" }),
    payments: z.array(paymentSchema).openapi({ description: "The latest first" }),
  })
  .openapi("AppointmentPayments");

export const cancellationRefundSchema = z
  .object({
    amount: minorUnits.openapi({ description: "What goes back" }),
    currency,
    percent: z.int().openapi({ description: "Of what was paid" }),
    paid: minorUnits,
    refunded: minorUnits.openapi({ description: "What went back before" }),
  })
  .openapi("CancellationRefund");

export const openMoneySchema = z
  .object({
    unpaid: z.array(
      z.object({
        appointmentId: z.uuid(),
        title: z.string(),
        clientName: z.string(),
        start: timeSchema,
        due: minorUnits,
        currency,
      }),
    ),
    refunds: z.array(
      z.object({
        refundId: z.uuid(),
        appointmentId: z.uuid(),
        title: z.string(),
        clientName: z.string(),
        amount: minorUnits,
        currency,
        state: z
          .enum(["pending", "failed"])
          .openapi({ description: "`pending`: somebody has to pay it back by hand" }),
        failure: z.string().nullable(),
        createdAt: timeSchema,
      }),
    ),
  })
  .openapi("OpenMoney");

export const paymentStatusSchema = z
  .object({
    state: z.enum(["waiting", "confirmed", "rebooked", "refunded", "givenUp"]).openapi({
      description:
        "`rebooked`: paid late, and the time was still free: see `rebookedToken`. `refunded`: paid late, and it was gone.",
    }),
    due: minorUnits.openapi({ description: "What is to be paid now" }),
    paid: minorUnits,
    price: minorUnits,
    currency,
    payBy: timeSchema.nullable(),
    now: timeSchema.openapi({ description: "The server's clock, for a countdown" }),
    hasFailed: z.boolean().openapi({ description: "The last attempt by card came to nothing" }),
    rebookedToken: z.string().nullable(),
    title: z.string(),
    start: timeSchema,
    end: timeSchema,
    organisation: organisationSchema,
  })
  .openapi("PaymentStatus");

export const checkoutSchema = z
  .object({ url: z.url().openapi({ description: "The provider's page" }) })
  .openapi("Checkout");

export const receiptSchema = z
  .object({
    number: z.int(),
    paidAt: timeSchema,
    amount: minorUnits,
    currency,
    method: methodSchema,
    refunds: z.array(z.object({ amount: minorUnits, at: timeSchema })),
    title: z.string(),
    start: timeSchema,
    end: timeSchema,
    timeZone: z.string(),
    price: minorUnits,
    hostName: z.string(),
    clientName: z.string(),
    organisation: organisationSchema,
  })
  .openapi("Receipt");
