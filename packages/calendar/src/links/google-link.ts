import type { CalendarEntry } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { inZone, toDateStamp, toLocalStamp, toUtcStamp } from "../zoned-time.ts";
import { firstOccurrence } from "./first-occurrence.ts";
import { linkDetails } from "./link-details.ts";
import { toLink } from "./to-link.ts";

/**
 * Opens Google Calendar with the event filled in.
 *
 * A series is given by local times and its rule. One with occurrences excluded, added or changed is
 * given by its first occurrence only, since the link has no way to name them. Attendees are left
 * out: saving would make Google invite them again, from another person's account.
 */
export function googleLink(event: CalendarEntry): string {
  const rule = onlyRule(event);
  const shown = rule === undefined ? firstOccurrence(event) : event;
  return toLink("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: cleanText(shown.title),
    dates: [shown.start, shown.end].map((instant) => stamp(shown, instant)).join("/"),
    ctz: shown.timeZone,
    details: linkDetails(shown),
    location: cleanText(shown.location ?? ""),
    recur: rule === undefined ? "" : `RRULE:${rule}`,
  });
}

/** The rule of a series that is nothing but its rule. */
function onlyRule({ recurrence }: CalendarEntry): string | undefined {
  if (!recurrence) return undefined;
  const { rule, excludedStarts = [], extraStarts = [], changedOccurrences = [] } = recurrence;
  const others = excludedStarts.length + extraStarts.length + changedOccurrences.length;
  return others === 0 ? rule : undefined;
}

function stamp({ allDay, recurrence, timeZone }: CalendarEntry, instant: Date): string {
  const local = inZone(instant, timeZone);
  if (allDay) return toDateStamp(local.toPlainDate());
  return recurrence ? toLocalStamp(local.toPlainDateTime()) : toUtcStamp(instant);
}
