import type { Appointment, Work } from "@convene/prisma";
import { lockAppointment } from "../payments/lock-payment.ts";
import type { PaymentPorts } from "../payments/payment-ports.ts";
import { clientOf } from "../payments/tell-of-money.ts";
import { checkOpenPayments, type UnpaidAppointment, type UnpaidPorts } from "./give-up-unpaid.ts";

/** What a reminder to pay needs besides. */
export interface RemindPorts extends UnpaidPorts {
  /** The page on which the client pays. */
  payUrl(appointment: Appointment): Promise<string>;
}

/**
 * Tells a client, once, that the time is given up soon unless it is paid. The provider is asked first:
 * who has paid is not to be reminded.
 */
export async function remindToPay(ports: RemindPorts, of: UnpaidAppointment): Promise<void> {
  const { tenantId, appointmentId } = of;
  const unit = <T>(run: (work: Work) => Promise<T>) =>
    ports.db.unit(tenantId, (tx) => run({ tx, tenantId, now: ports.now() }));
  const isDone = await unit(({ tx }) => wasReminded(tx, appointmentId));
  if (isDone) return;
  await checkOpenPayments(ports, of);
  await unit(async (work) => {
    const appointment = await lockAppointment(work, appointmentId);
    if (appointment.status !== "pending" || appointment.payBy === null) return;
    await tell(work, appointment, appointment.payBy, ports);
  });
}

async function wasReminded(tx: Work["tx"], appointmentId: string): Promise<boolean> {
  const about = { kind: "hold_expiring", subjectId: appointmentId } as const;
  return (await tx.notification.count({ where: about })) > 0;
}

async function tell(
  work: Work,
  appointment: Appointment,
  expiresAt: Date,
  { payments, payUrl }: { readonly payments: PaymentPorts; payUrl: RemindPorts["payUrl"] },
): Promise<void> {
  const client = await clientOf(work, { kind: "appointment", row: appointment });
  if (!client) return;
  await payments.notifier(work).sendHoldExpiring(
    {
      id: appointment.id,
      title: appointment.title,
      start: appointment.scheduledStart,
      end: appointment.scheduledEnd,
      timeZone: appointment.timezone,
      location: appointment.location,
      expiresAt,
      bookUrl: await payUrl(appointment),
    },
    client,
  );
}
