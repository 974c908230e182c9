import { eventColumn, type Product, type ScheduledEvent } from "@convene/prisma";
import type { EventNotice, SubjectNotice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";

/** The columns that say what a notification is about. */
export interface NotificationSubject {
  readonly interviewId: string | null;
  readonly appointmentId: string | null;
  readonly subjectId: string | null;
  readonly eventVersion: number;
  /** Whose centre shows it; null: both. */
  readonly product: Product | null;
}

const NOTHING = { interviewId: null, appointmentId: null, subjectId: null };

export function aboutEvent(
  { kind, row }: ScheduledEvent,
  notice: EventNotice,
): NotificationSubject {
  const money = moneyOf(notice);
  const series = "series" in notice ? notice.series : undefined;
  return {
    ...NOTHING,
    ...eventColumn(kind, row.id),
    // A message about several occurrences stays true when one of them changes.
    subjectId: money?.id ?? series?.id ?? null,
    // Moving the event does not make it another payment or refund.
    eventVersion: money ? 0 : row.version,
    product: kind === "interview" ? "ats" : "services",
  };
}

function moneyOf(notice: EventNotice): { readonly id: string } | null {
  if (notice.kind === "refund_made") return notice.refund;
  return notice.kind === "receipt" ? notice.receipt : null;
}

export function aboutSubject(notice: SubjectNotice, { kind }: Recipient): NotificationSubject {
  switch (notice.kind) {
    case "hold_expiring":
      return {
        ...NOTHING,
        subjectId: notice.hold.id,
        eventVersion: 0,
        product: kind === "candidate" ? "ats" : "services",
      };
    case "offer_sent":
      return {
        ...NOTHING,
        subjectId: notice.offer.id,
        eventVersion: notice.offer.version,
        product: "ats",
      };
    case "slot_offered":
      return {
        ...NOTHING,
        subjectId: notice.offer.id,
        eventVersion: notice.offer.version,
        product: "services",
      };
    case "calendar_reconnect":
      return {
        ...NOTHING,
        subjectId: notice.connection.id,
        eventVersion: notice.connection.version,
        product: null,
      };
  }
}
