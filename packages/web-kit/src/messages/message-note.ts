import { formatDate, formatMoment } from "@convene/ui";
import type { i18n } from "i18next";
import type { NotificationEntry } from "../api/shared-api.ts";

/**
 * What the state of a message means, in a sentence: why it was not sent, until when it waits;
 * undefined where the state says it all.
 *
 * @param timeZone IANA zone of the viewer.
 */
export function messageNote(
  i18n: i18n,
  { state, heldUntil, suppressedBecause, suppressedSince, lastError }: NotificationEntry,
  timeZone: string,
): string | undefined {
  const because = lastError === null ? "" : lastError;
  switch (state) {
    case "queued":
      if (heldUntil === null) return undefined;
      return i18n.t("kit:message.note.held", {
        until: formatMoment(new Date(heldUntil), { locale: i18n.language, timeZone }),
      });
    case "suppressed":
      return [
        i18n.t(`kit:message.note.suppressed.${suppressedBecause ?? "unknown"}`),
        suppressedSince === null
          ? ""
          : i18n.t("kit:message.note.since", {
              day: formatDate(new Date(suppressedSince), { locale: i18n.language, timeZone }),
            }),
      ]
        .filter(Boolean)
        .join(" ");
    case "failed":
    case "dead":
    case "bounced":
      return [i18n.t(`kit:message.note.${state}`), because].filter(Boolean).join(" ");
    case "unclear":
    case "complained":
    case "passed_over":
    case "withdrawn":
      return i18n.t(`kit:message.note.${state}`);
    case "sent":
    case "sending":
    case "delivered":
      return undefined;
  }
}
