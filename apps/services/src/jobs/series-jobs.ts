import type { SweepClient } from "@convene/notifications";
import { eachByItself, inUnit, type Kit, roundJobs } from "@convene/server-kit";
import { addDays } from "date-fns";
import { SERIES_AHEAD_DAYS } from "../domain/series-rule.ts";
import { extendSeries } from "../use-cases/extend-series.ts";

const MOST_AT_ONCE = 500;
/** A day's worth at a time: a series is looked at once a day. */
const STEP_DAYS = 1;

/** Makes the occurrences that have come within reach, of all organisations. */
export const seriesJobs = roundJobs({
  queue: "series-round",
  everySeconds: 10 * 60,
  longestMinutes: 10,
  run: extendAllSeries,
});

async function extendAllSeries(kit: Kit, sweep: SweepClient): Promise<void> {
  const reached = addDays(kit.now(), SERIES_AHEAD_DAYS - STEP_DAYS);
  const due = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM appointment_series
    WHERE ended_at IS NULL AND extended_until < ${reached}
    ORDER BY extended_until LIMIT ${MOST_AT_ONCE}`;
  const failed = "A series could not be extended";
  await eachByItself(due, { logger: kit.logger, failed }, ({ tenantId, id }) =>
    inUnit(kit, tenantId, (work) => extendSeries(work, id, kit)),
  );
}
