import type { SweepClient } from "@convene/notifications";
import { eachByItself, inUnit, type Kit, roundJobs } from "@convene/server-kit";
import { expireRequest } from "../requests/withdraw-request.ts";

const MOST_AT_ONCE = 500;

/**
 * Ends the requests that nobody answered in time, of all organisations, each in a transaction of its
 * own. What is held runs out by itself; the round makes the state say so.
 */
export const requestJobs = roundJobs({
  queue: "request-round",
  everySeconds: 60,
  run: endOverdueRequests,
});

async function endOverdueRequests(kit: Kit, sweep: SweepClient): Promise<void> {
  const due = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM scheduling_request
    WHERE state = 'open' AND expires_at <= ${kit.now()}
    ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`;
  const failed = "A request could not be ended";
  await eachByItself(due, { logger: kit.logger, failed }, ({ tenantId, id }) =>
    inUnit(kit, tenantId, (work) => expireRequest(work, id)),
  );
}
