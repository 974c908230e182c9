import type { CalendarEntry } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { inZone, toDateStamp, toUtcStamp } from "../zoned-time.ts";
import { firstOccurrence } from "./first-occurrence.ts";
import { linkDetails } from "./link-details.ts";
import { toLink } from "./to-link.ts";

/** Opens Yahoo Calendar with the event filled in; of a series, its first occurrence. */
export function yahooLink(series: CalendarEntry): string {
  const event = firstOccurrence(series);
  return toLink("https://calendar.yahoo.com/", {
    v: "60",
    title: cleanText(event.title),
    ...times(event),
    desc: linkDetails(event),
    in_loc: cleanText(event.location ?? ""),
  });
}

function times({ allDay, start, end, timeZone }: CalendarEntry): Record<string, string> {
  if (!allDay) return { st: toUtcStamp(start), et: toUtcStamp(end) };
  // Yahoo, alone among the four, counts the last day in.
  const lastDay = inZone(end, timeZone).toPlainDate().subtract({ days: 1 });
  return {
    st: toDateStamp(inZone(start, timeZone).toPlainDate()),
    et: toDateStamp(lastDay),
    dur: "allday",
  };
}
