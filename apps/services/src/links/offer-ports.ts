import { type Kit, notifierIn } from "@convene/server-kit";
import type { OfferPorts } from "../use-cases/offer-freed-time.ts";
import { waitingUrl } from "./waiting-link.ts";

/** How somebody who waits is told of a time: with the links that take it or leave it. */
export function offerPorts(kit: Kit): OfferPorts {
  return {
    async tell(work, entry, offer, to) {
      const bookUrl = await waitingUrl(kit, entry);
      const links = { bookUrl, declineUrl: `${bookUrl}?pass` };
      await notifierIn(kit, work).sendSlotOffered({ ...offer, ...links }, to);
    },
  };
}
