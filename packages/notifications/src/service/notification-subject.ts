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
  return {
    ...NOTHING,
    ...eventColumn(kind, row.id),
    subjectId: money?.id ?? partOf(notice),
    // Moving the event does not make it another payment or refund.
    eventVersion: money ? 0 : row.version,
    product: kind === "interview" ? "ats" : "services",
  };
}

/** What of the event, or around it, a notice is about; null: the event as a whole. */
function partOf(notice: EventNotice): string | null {
  // Several may decline the same interview.
  if (notice.kind === "interviewer_declined") return notice.decline.resourceId;
  // A message about several occurrences stays true when one of them changes.
  return ("series" in notice && notice.series?.id) || null;
}

function moneyOf(notice: EventNotice): { readonly id: string } | null {
  if (notice.kind === "refund_made") return notice.refund;
  return notice.kind === "receipt" ? notice.receipt : null;
}

export function aboutSubject(notice: SubjectNotice, { kind }: Recipient): NotificationSubject {
  switch (notice.kind) {
    case "hold_expiring":
      return about(notice.hold.id, 0, kind === "candidate" ? "ats" : "services");
    case "offer_sent":
      return about(notice.offer.id, notice.offer.version, "ats");
    case "slot_offered":
      return about(notice.offer.id, notice.offer.version, "services");
    case "calendar_reconnect":
      return about(notice.connection.id, notice.connection.version, null);
    case "application_received":
      return about(notice.application.id, 0, "ats");
    case "application_rejected":
      return about(notice.application.id, notice.application.version, "ats");
    case "time_requested":
    case "times_given":
      return about(notice.request.id, notice.request.version, "ats");
    case "mentioned":
      return about(notice.note.id, 0, "ats");
    case "approval_requested":
    case "offer_answered":
      return about(notice.offer.id, notice.offer.step, "ats");
  }
}

function about(
  subjectId: string,
  eventVersion: number,
  product: Product | null,
): NotificationSubject {
  return { ...NOTHING, subjectId, eventVersion, product };
}
