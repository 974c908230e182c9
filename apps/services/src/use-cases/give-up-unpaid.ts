import { lockEvent, type Work } from "@convene/prisma";
import { addMinutes } from "date-fns";
import { CardProviderError } from "../payments/card-payments.ts";
import { type CheckPorts, checkPayment } from "./check-payment.ts";

/** An appointment that waits for its payment. */
export interface UnpaidAppointment {
  readonly tenantId: string;
  readonly appointmentId: string;
}

/** What is needed where cards were set up once, and are not any more. */
export type UnpaidPorts = Omit<CheckPorts, "cards"> & {
  readonly cards: CheckPorts["cards"] | null;
};

/** How long a provider that does not answer keeps others from the time. */
const GRACE_MINUTES = 15;

/**
 * Gives up an appointment that was not paid in time: its checkout is closed first, so that nobody pays
 * for it any more, and if it was paid meanwhile that counts. Its time is free again.
 *
 * @throws CardProviderError where the provider does not answer, and there is time to ask again
 */
export async function giveUpUnpaid(
  ports: UnpaidPorts,
  { tenantId, appointmentId }: UnpaidAppointment,
): Promise<void> {
  await checkOpenPayments(ports, { tenantId, appointmentId });
  await ports.db.unit(tenantId, (tx) => giveUp({ tx, tenantId, now: ports.now() }, appointmentId));
}

/** Asks the provider about all payments that were begun for an appointment. */
export async function checkOpenPayments(
  ports: UnpaidPorts,
  { tenantId, appointmentId }: UnpaidAppointment,
): Promise<void> {
  const { cards } = ports;
  if (!cards) return;
  const { open, payBy } = await ports.db.unit(tenantId, async (tx) => ({
    open: await tx.payment.findMany({
      where: { appointmentId, provider: "stripe", state: "pending" },
      select: { id: true },
    }),
    payBy: (
      await tx.appointment.findUnique({
        where: { tenantId_id: { tenantId, id: appointmentId } },
        select: { payBy: true },
      })
    )?.payBy,
  }));
  try {
    for (const { id } of open) await checkPayment({ ...ports, cards }, { tenantId, paymentId: id });
  } catch (error) {
    const isOverdue = payBy && addMinutes(payBy, GRACE_MINUTES) <= ports.now();
    // What is paid after that is a late payment, and never lost.
    if (!(error instanceof CardProviderError && isOverdue)) throw error;
  }
}

async function giveUp(work: Work, appointmentId: string): Promise<void> {
  const { tx, tenantId, now } = work;
  await lockEvent(tx, "appointment", appointmentId);
  const appointment = await tx.appointment.findUnique({
    where: { tenantId_id: { tenantId, id: appointmentId } },
  });
  if (appointment?.status !== "pending") return;
  if (appointment.payBy === null || appointment.payBy > now) return;
  // Nobody was told of it, and nobody is told of its end.
  const cancelled = await appointment.cancel({ by: { kind: "system" }, at: now });
  if (!cancelled.ok) throw cancelled.error;
}
