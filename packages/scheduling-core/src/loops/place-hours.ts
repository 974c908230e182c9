import type { WeeklyHours } from "../availability/host.ts";
import { openSpans } from "../availability/open-spans.ts";
import { readWeek } from "../availability/read-week.ts";
import type { Spans } from "../interval/spans.ts";
import type { ZoneTable } from "../zone/zone-table.ts";

/**
 * Weekly hours as spans of milliseconds, as far as [from, to] goes.
 *
 * @throws InvalidInputError naming `field` and the day
 */
export function placeHours(
  hours: WeeklyHours,
  zone: ZoneTable,
  from: number,
  to: number,
  field: string,
): Spans {
  return openSpans({ week: readWeek(hours, field), overrides: null }, zone, from, to);
}
