import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import { serviceIn } from "../service/service-in.ts";
import { type AnnouncedSeries, readOccurrences } from "./read-occurrences.ts";
import { wasAnnounced } from "./was-announced.ts";

/** What happened to several occurrences of a series at once. */
export interface SeriesChange {
  /** The first of them, as it is now. */
  readonly event: ScheduledEvent;
  /** With the times that they have now, or had until they were cancelled. */
  readonly series: AnnouncedSeries;
  readonly change: "rescheduled" | "cancelled";
  readonly reason?: string | undefined;
}

/**
 * Tells all parties in one message that several occurrences were moved or cancelled, in the transaction
 * that does it. Do it under `withoutNotices`, so that nobody is told of each as well.
 *
 * @throws InvalidInputError where the event is part of no series
 */
export async function announceSeriesChange(
  ports: NotificationPorts,
  tx: Transaction,
  changed: SeriesChange,
): Promise<void> {
  const { event, change, reason } = changed;
  if (!(await wasAnnounced(tx, event))) return;
  const { series } = await readOccurrences(tx, event, changed.series);
  const service = serviceIn(ports, tx, event.row.tenantId);
  await service.sendToAll(
    event,
    change === "cancelled"
      ? { kind: "cancellation", reason, series }
      : { kind: "reschedule", previousStart: null, reason, series },
  );
}
