import type { CalendarEntry } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";

/** In encoded characters. Servers refuse addresses from about 8,000 on; the rest needs room too. */
const MOST_DETAILS = 4000;

/**
 * The description, then the event's own address, since no provider's link has a field for it.
 * A description too long for a link is cut at the end and says so with an ellipsis.
 *
 * @param toMarkup How the provider wants plain text, where it wants something else.
 */
export function linkDetails(
  { description = "", url }: CalendarEntry,
  toMarkup: (text: string) => string = (text) => text,
): string {
  const address = url ? new URL(url).href : "";
  const room = MOST_DETAILS - encodeURIComponent(toMarkup(address)).length;
  const text = cut(cleanText(description), room, toMarkup);
  return toMarkup([text, address].filter((part) => part !== "").join("\n\n"));
}

function cut(text: string, room: number, toMarkup: (text: string) => string): string {
  if (encodeURIComponent(toMarkup(text)).length <= room) return text;
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += encodeURIComponent(toMarkup(character)).length;
    if (used > room) break;
    kept += character;
  }
  return `${kept}…`;
}
