import { readText } from "../read-text.ts";

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
    ...readText(search, "day", (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text)),
    ...readText(search, "view", (text) => ["day", "week", "list"].includes(text)),
    ...readText(search, "people", (text) => /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/.test(text)),
    ...readText(search, "interview", () => true),
  };
}

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T12:00:00Z`));
}
