import type { Interval } from "@convene/scheduling-core";
import type { BusyRules } from "./busy-rules.ts";

/** Where a calendar's reading stands. */
export interface CalendarCursor {
  readonly token: string;
  /** What was read in full: outside it the calendar is not known. */
  readonly covered: Interval;
}

/** Opaque to callers. Holds what was read by which rules, so that neither can change unnoticed. */
export function writeCursor({ token, covered }: CalendarCursor, rules: BusyRules): string {
  return JSON.stringify({
    token,
    start: covered.start.toISOString(),
    end: covered.end.toISOString(),
    rules: rulesKey(rules),
  });
}

/** @returns null for a cursor of other rules, or one that cannot be read: then all is read again. */
export function readCursor(text: string, rules: BusyRules): CalendarCursor | null {
  try {
    const { token, start, end, rules: readBy } = JSON.parse(text);
    const covered = { start: new Date(start), end: new Date(end) };
    const sound =
      typeof token === "string" && readBy === rulesKey(rules) && covered.end > covered.start;
    return sound ? { token, covered } : null;
  } catch {
    return null;
  }
}

function rulesKey({ tentative, focusTime }: BusyRules): string {
  return `${tentative ? "t" : ""}${focusTime ? "f" : ""}`;
}
