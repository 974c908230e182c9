import { isDay, readText } from "@convene/web-kit";

export interface CalendarSearch {
  /** `YYYY-MM-DD`, any day of what is shown. */
  readonly day?: string;
  readonly view?: string;
  /** Resource ids with commas between; left out: everyone. */
  readonly people?: string;
  /** The interview whose details are open. */
  readonly interview?: string;
}

export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  return {
    ...readText(search, "day", isDay),
    ...readText(search, "view", (text) => ["day", "week", "list"].includes(text)),
    ...readText(search, "people", (text) => /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/.test(text)),
    ...readText(search, "interview", () => true),
  };
}
