import {
  announceBooking,
  deliverNotifications,
  deliveryJobSchema,
  type NotificationPorts,
  notificationEffects,
  runReminderSweep,
} from "@convene/notifications";
import { connect, type Database, type Prisma } from "@convene/prisma";

/** From now on, whoever is cancelled or moved is told so, in the transaction that does it. */
export function connectDatabase(url: string, ports: NotificationPorts): Database {
  return connect({ url, effects: [notificationEffects(ports)] });
}

/** The event, its reminders and its confirmations are one transaction: all of them, or none. */
export async function book(
  ports: NotificationPorts,
  db: Database,
  data: Prisma.AppointmentUncheckedCreateInput,
) {
  return await db.unit(data.tenantId, async (tx) => {
    const row = await tx.appointment.create({ data: { ...data, createdAt: ports.now() } });
    await announceBooking(ports, tx, { kind: "appointment", row });
    return row;
  });
}

/** What a worker does: with jobs of DELIVERY_QUEUE, and now and then with REMINDER_QUEUE's. */
export function createHandlers(ports: NotificationPorts, db: Database, sweep: Database) {
  return {
    deliver: (jobs: readonly unknown[]) =>
      deliverNotifications(
        { ...ports, db },
        jobs.map((job) => deliveryJobSchema.parse(job)),
      ),
    sweep: () => runReminderSweep({ ...ports, db, sweep: sweep.client }, ports.now()),
  };
}
