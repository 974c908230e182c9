import type { Appointment, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { z } from "zod";
import { paymentTotals } from "../domain/payment-totals.ts";

/**
 * How the payment of an appointment stands for its client. `waiting`: it is to be paid until `payBy`.
 * `confirmed`: nothing is to be paid online (any more). `rebooked`: it was paid late, and the time was
 * still free: there is another appointment. `refunded`: it was paid late, and the time was gone.
 * `givenUp`: it was not paid in time, or cancelled.
 */
export type PaymentStatusState = "waiting" | "confirmed" | "rebooked" | "refunded" | "givenUp";

export interface PaymentStatus {
  readonly appointment: Appointment;
  readonly state: PaymentStatusState;
  /** What is to be paid now. Minor units. */
  readonly due: number;
  /** What was paid. Minor units. */
  readonly paid: number;
  /** Whether the last attempt to pay by card came to nothing. */
  readonly hasFailed: boolean;
  /** The appointment that was booked instead. */
  readonly rebookedAs: Appointment | null;
}

const rebookedSchema = z.object({ rebookedAs: z.uuid() });

/**
 * What a client who pays is told of it.
 *
 * @throws NotFoundError
 */
export async function viewPaymentStatus(
  { tx, tenantId }: Work,
  appointmentId: string,
): Promise<PaymentStatus> {
  const found = await tx.appointment.findUnique({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: {
      payments: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      changes: { where: { kind: "edited" }, select: { details: true } },
    },
  });
  if (!found) throw new NotFoundError("appointment");
  const { payments, changes, ...appointment } = found;
  const { paid, refunded } = paymentTotals(appointment.price, payments);
  const again = changes
    .map(({ details }) => rebookedSchema.safeParse(details))
    .find((one) => one.success);
  const rebookedAs = again?.data
    ? await tx.appointment.findUnique({
        where: { tenantId_id: { tenantId, id: again.data.rebookedAs } },
      })
    : null;
  const isWaiting = appointment.status === "pending" && appointment.payBy !== null;
  return {
    appointment,
    state: isWaiting
      ? "waiting"
      : appointment.status !== "cancelled"
        ? "confirmed"
        : rebookedAs
          ? "rebooked"
          : refunded > 0
            ? "refunded"
            : "givenUp",
    due: isWaiting ? Math.max(0, appointment.dueAtBooking - paid + refunded) : 0,
    paid,
    hasFailed: payments.at(-1)?.state === "failed",
    rebookedAs,
  };
}
