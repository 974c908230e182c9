import type { CalendarEntry } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { inZone } from "../zoned-time.ts";
import { firstOccurrence } from "./first-occurrence.ts";
import { linkDetails } from "./link-details.ts";
import { toLink } from "./to-link.ts";

/** Private accounts keep the account index `/0/`; Office 365 stopped answering under it in 2023. */
const COMPOSE_PAGES = {
  outlook: "https://outlook.live.com/calendar/0/deeplink/compose",
  office365: "https://outlook.office.com/calendar/deeplink/compose",
} as const;

/** Opens Outlook on the web with the event filled in; of a series, its first occurrence. */
export function outlookLink(series: CalendarEntry, account: keyof typeof COMPOSE_PAGES): string {
  const event = firstOccurrence(series);
  return toLink(COMPOSE_PAGES[account], {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: cleanText(event.title),
    startdt: stamp(event, event.start),
    enddt: stamp(event, event.end),
    allday: event.allDay ? "true" : "",
    body: linkDetails(event, toHtml),
    location: cleanText(event.location ?? ""),
  });
}

function stamp({ allDay, timeZone }: CalendarEntry, instant: Date): string {
  return allDay
    ? inZone(instant, timeZone).toPlainDate().toString()
    : inZone(instant, "UTC").toInstant().toString();
}

/** Outlook takes the body for HTML: line ends would vanish, and `<` begin a tag. */
function toHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}
