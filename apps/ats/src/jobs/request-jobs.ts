import type { SweepClient } from "@convene/notifications";
import { type AppJobs, inUnit, type JobHandler, type Kit, oneByOne } from "@convene/server-kit";
import { expireRequest } from "../requests/withdraw-request.ts";

/** Looks for requests that nobody answered in time, of all organisations. */
const REQUEST_ROUND_QUEUE = "request-round";

const HOUR_S = 60 * 60;
const MOST_AT_ONCE = 500;

export const REQUEST_QUEUES: AppJobs["queues"] = [
  // The next run comes by itself, so a failed one is not repeated.
  { name: REQUEST_ROUND_QUEUE, retryLimit: 0, expireInSeconds: 5 * 60, deleteAfterSeconds: HOUR_S },
];

/** What is held runs out by itself; the round makes the state say so. */
export const REQUEST_ROUNDS: AppJobs["rounds"] = [{ queue: REQUEST_ROUND_QUEUE, everySeconds: 60 }];

/** The handlers of requests, by queue. */
export function requestJobHandlers(
  kit: Kit,
  sweep: SweepClient,
): readonly (readonly [string, JobHandler])[] {
  const round = oneByOne({ queue: REQUEST_ROUND_QUEUE, logger: kit.logger }, () =>
    runRequestRound(kit, sweep),
  );
  return [[REQUEST_ROUND_QUEUE, round]];
}

/** Ends the requests whose time is up, each in a transaction of its own. */
async function runRequestRound(kit: Kit, sweep: SweepClient): Promise<void> {
  const due = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM scheduling_request
    WHERE state = 'open' AND expires_at <= ${kit.now()}
    ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`;
  for (const { tenantId, id } of due) {
    try {
      await inUnit(kit, tenantId, (work) => expireRequest(work, id));
    } catch (err) {
      kit.logger.error({ err, tenantId, requestId: id }, "A request could not be ended");
    }
  }
}
