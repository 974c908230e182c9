import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import { planReminders } from "../reminders/plan-reminders.ts";
import { serviceIn } from "../service/service-in.ts";
import { type AnnouncedSeries, readOccurrences } from "./read-occurrences.ts";

/** A series that was just made. */
export interface NewSeries {
  /** Its first occurrence. */
  readonly event: ScheduledEvent;
  /** With the occurrences that were made. */
  readonly series: AnnouncedSeries;
}

/**
 * Confirms a new series to all parties, one message each however many its occurrences are, and plans
 * the reminders of each, in the transaction that makes them.
 *
 * @throws InvalidInputError where the event is part of no series
 */
export async function announceSeries(
  ports: NotificationPorts,
  tx: Transaction,
  booked: NewSeries,
): Promise<void> {
  const { event } = booked;
  const { series, rows } = await readOccurrences(tx, event, booked.series);
  for (const row of rows) await planReminders(tx, { kind: "appointment", row }, ports.now());
  const service = serviceIn(ports, tx, event.row.tenantId);
  await service.sendToAll(event, { kind: "confirmation", series });
}
