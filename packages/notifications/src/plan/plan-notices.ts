import type { NotificationChannel, NotificationKind } from "@convene/prisma";
import type { Notice } from "../notice.ts";
import { isOutside, type Recipient } from "../recipient.ts";

/** One message to one recipient on one channel, before it is a row. */
export interface PlannedNotice {
  readonly recipient: Recipient;
  readonly channel: NotificationChannel;
  readonly notice: Notice;
}

/** A confirmation is read at leisure; what is urgent goes to the phone too. */
const BY_SMS: Readonly<Record<NotificationKind, boolean>> = {
  confirmation: false,
  reminder: true,
  cancellation: true,
  reschedule: true,
};

/**
 * Who gets a notice on which channel: everyone by mail; members in their app as well; clients and
 * candidates by text message where it is urgent and they gave a number. Nobody gets it twice.
 */
export function planNotices(notice: Notice, recipients: readonly Recipient[]): PlannedNotice[] {
  const planned: PlannedNotice[] = [];
  const seen = new Set<string>();
  for (const recipient of recipients) {
    if (seen.has(recipient.id)) continue;
    seen.add(recipient.id);
    for (const channel of channelsFor(notice, recipient)) {
      planned.push({ recipient, channel, notice });
    }
  }
  return planned;
}

function channelsFor(notice: Notice, recipient: Recipient): NotificationChannel[] {
  if (!isOutside(recipient)) return ["email", "in_app"];
  return BY_SMS[notice.kind] && recipient.phone ? ["email", "sms"] : ["email"];
}
