import type { SweepClient } from "@convene/notifications";
import { eachByItself, inUnit, type Kit, roundJobs } from "@convene/server-kit";
import { expireOffer } from "../offers/expire-offer.ts";
import { createOfferMessages } from "../offers/offer-messages.ts";

export const OFFER_ROUND_QUEUE = "offer-round";

const MOST_AT_ONCE = 500;

/**
 * Ends the offers that nobody answered in time, of all organisations, each in a transaction of its own.
 * They cannot be answered from their last moment on, whether or not they are marked by then.
 */
export const offerJobs = roundJobs({
  queue: OFFER_ROUND_QUEUE,
  everySeconds: 60,
  run: endOverdueOffers,
});

async function endOverdueOffers(kit: Kit, sweep: SweepClient): Promise<void> {
  const messages = createOfferMessages(kit);
  const due = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM offer
    WHERE state = 'sent' AND expires_at <= ${kit.now()} ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`;
  const failed = "An offer could not be ended";
  await eachByItself(due, { logger: kit.logger, failed }, ({ tenantId, id }) =>
    inUnit(kit, tenantId, (work) => expireOffer(work, id, messages)),
  );
}
