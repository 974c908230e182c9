import type { SweepClient } from "@convene/notifications";
import { type AppJobs, inUnit, type JobHandler, type Kit, oneByOne } from "@convene/server-kit";
import { expireOffer } from "../offers/expire-offer.ts";
import { createOfferMessages } from "../offers/offer-messages.ts";

/** Looks for offers that nobody answered in time, of all organisations. */
export const OFFER_ROUND_QUEUE = "offer-round";

const HOUR_S = 60 * 60;

export const OFFER_QUEUES: AppJobs["queues"] = [
  // The next run comes by itself, so a failed one is not repeated.
  { name: OFFER_ROUND_QUEUE, retryLimit: 0, expireInSeconds: 5 * 60, deleteAfterSeconds: HOUR_S },
];

/** An offer cannot be answered from its last moment on, whether or not it is marked by then. */
export const OFFER_ROUNDS: AppJobs["rounds"] = [{ queue: OFFER_ROUND_QUEUE, everySeconds: 60 }];

/** The handlers of offers, by queue. */
export function offerJobHandlers(
  kit: Kit,
  sweep: SweepClient,
): readonly (readonly [string, JobHandler])[] {
  const round = oneByOne({ queue: OFFER_ROUND_QUEUE, logger: kit.logger }, () =>
    runOfferRound(kit, sweep),
  );
  return [[OFFER_ROUND_QUEUE, round]];
}

const MOST_AT_ONCE = 500;

/** Ends the offers whose time is up, each in a transaction of its own. */
async function runOfferRound(kit: Kit, sweep: SweepClient): Promise<void> {
  const messages = createOfferMessages(kit);
  const due = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM offer
    WHERE state = 'sent' AND expires_at <= ${kit.now()} ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`;
  for (const { tenantId, id } of due) {
    try {
      await inUnit(kit, tenantId, (work) => expireOffer(work, id, messages));
    } catch (err) {
      kit.logger.error({ err, tenantId, offerId: id }, "An offer could not be ended");
    }
  }
}
