import { isDay } from "../search/is-day.ts";
import { readText } from "../search/read-text.ts";
import { PRESETS } from "./report-presets.ts";

/** What the address of a page of reports says. */
export interface ReportSearch {
  /** Left out: the first one. */
  readonly report?: string;
  /** Left out, without days of one's own: the last 30 days. */
  readonly preset?: string;
  /** Days of one's own; both of them. */
  readonly from?: string;
  readonly to?: string;
}

/**
 * Reads the address of a page of reports.
 *
 * @param names Of the reports that there are.
 */
export function reportSearchReader(
  names: readonly string[],
): (search: Readonly<Record<string, unknown>>) => ReportSearch {
  return (search) => ({
    ...readText(search, "report", (text) => names.includes(text)),
    ...readText(search, "preset", (text) => PRESETS.some((preset) => preset === text)),
    ...readText(search, "from", isDay),
    ...readText(search, "to", isDay),
  });
}
