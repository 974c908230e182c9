import { isDay, readText } from "@convene/web-kit";

export interface CalendarSearch {
  /** `YYYY-MM-DD`, any day of what is shown. */
  readonly day?: string;
  readonly view?: string;
  /** Resource id; left out: everybody. */
  readonly person?: string;
  /** The appointment whose details are open. */
  readonly appointment?: string;
  /** `book` or `explain`: the dialog that is open. */
  readonly open?: string;
}

export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  return {
    ...readText(search, "day", isDay),
    ...readText(search, "view", (text) => ["day", "week", "list"].includes(text)),
    ...readText(search, "person", () => true),
    ...readText(search, "appointment", () => true),
    ...readText(search, "open", (text) => text === "book" || text === "explain"),
  };
}
