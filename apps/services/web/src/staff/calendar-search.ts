import { CALENDAR_VIEWS } from "@convene/ui";
import { isDay, readText } from "@convene/web-kit";

export const STATUSES = [
  "pending",
  "confirmed",
  "in_progress",
  "completed",
  "no_show",
  "cancelled",
] as const;

export interface CalendarSearch {
  /** `YYYY-MM-DD`, any day of what is shown. */
  readonly day?: string;
  readonly view?: string;
  /** Resource id; left out: everybody. */
  readonly person?: string;
  /** Left out: all of them. */
  readonly service?: string;
  /** Left out: all but cancelled. */
  readonly status?: string;
  /** `status`: colours tell the state; left out: the service. */
  readonly colours?: string;
  /** The appointment whose details are open. */
  readonly appointment?: string;
  /** The session whose details are open. */
  readonly session?: string;
  /** `book`, `block` or `explain`: the dialog that is open. */
  readonly open?: string;
}

const any = () => true;

export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  return {
    ...readText(search, "day", isDay),
    ...readText(search, "view", (text) => CALENDAR_VIEWS.some((view) => view === text)),
    ...readText(search, "person", any),
    ...readText(search, "service", any),
    ...readText(search, "status", (text) => STATUSES.some((status) => status === text)),
    ...readText(search, "colours", (text) => text === "status"),
    ...readText(search, "appointment", any),
    ...readText(search, "session", any),
    ...readText(search, "open", (text) => ["book", "block", "explain"].includes(text)),
  };
}
