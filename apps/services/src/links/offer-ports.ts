import { SchedulingNotificationService } from "@convene/notifications";
import type { Kit } from "@convene/server-kit";
import type { OfferPorts } from "../use-cases/offer-freed-time.ts";
import { waitingUrl } from "./waiting-link.ts";

/** How somebody who waits is told of a time: with the links that take it or leave it. */
export function offerPorts(kit: Kit): OfferPorts {
  return {
    async tell({ tx, tenantId, now }, entry, offer, to) {
      const service = new SchedulingNotificationService({
        tx,
        tenantId,
        enqueue: (queue, jobs, options) => kit.jobs.enqueue(tx, queue, jobs, options),
        manageUrl: kit.manageUrl,
        now,
      });
      const bookUrl = await waitingUrl(kit, entry);
      await service.sendSlotOffered({ ...offer, bookUrl, declineUrl: `${bookUrl}?pass` }, to);
    },
  };
}
