import type { SweepClient } from "@convene/notifications";
import { type AppJobs, type JobHandler, type Kit, oneByOne } from "@convene/server-kit";
import { addDays } from "date-fns";
import { SERIES_AHEAD_DAYS } from "../domain/series-rule.ts";
import { extendSeries } from "../use-cases/extend-series.ts";

/** Makes the occurrences that have come within reach, of all organisations. */
const SERIES_ROUND_QUEUE = "series-round";

const HOUR_S = 60 * 60;
const MOST_AT_ONCE = 500;
/** A day's worth at a time: a series is looked at once a day. */
const STEP_DAYS = 1;

export const SERIES_QUEUES: AppJobs["queues"] = [
  // The next run comes by itself, so a failed one is not repeated.
  { name: SERIES_ROUND_QUEUE, retryLimit: 0, expireInSeconds: 10 * 60, deleteAfterSeconds: HOUR_S },
];

export const SERIES_ROUNDS: AppJobs["rounds"] = [
  { queue: SERIES_ROUND_QUEUE, everySeconds: 10 * 60 },
];

export function seriesJobHandlers(
  kit: Kit,
  sweep: SweepClient,
): readonly (readonly [string, JobHandler])[] {
  const { logger } = kit;
  return [
    [
      SERIES_ROUND_QUEUE,
      oneByOne({ queue: SERIES_ROUND_QUEUE, logger }, () => runSeriesRound(kit, sweep)),
    ],
  ];
}

async function runSeriesRound(kit: Kit, sweep: SweepClient): Promise<void> {
  const now = kit.now();
  const reached = addDays(now, SERIES_AHEAD_DAYS - STEP_DAYS);
  const due = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM appointment_series
    WHERE ended_at IS NULL AND extended_until < ${reached}
    ORDER BY extended_until LIMIT ${MOST_AT_ONCE}`;
  for (const { tenantId, id } of due) {
    try {
      await kit.db.unit(tenantId, (tx) => extendSeries({ tx, tenantId, now }, id, kit));
    } catch (err) {
      kit.logger.error({ err, id }, "A series could not be extended");
    }
  }
}
