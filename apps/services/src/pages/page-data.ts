import { toPublicPage } from "../routes/public-views.ts";
import type { BookingPage } from "../use-cases/view-booking-page.ts";

/** What a booking page finds in itself, so that it asks for nothing before it shows times. */
export type PageData = ReturnType<typeof toPageData>;

/** @param now When it was true. */
export function toPageData(
  page: BookingPage,
  { now, takesCards }: { readonly now: Date; readonly takesCards: boolean },
) {
  return {
    at: now.toISOString(),
    page: toPublicPage(page, { takesCards }),
    times: page.times.map(({ serviceId, hostId, from, to, found }) => ({
      serviceId,
      hostId,
      from: from.toISOString(),
      to: to.toISOString(),
      // Who could give it then is the server's to know: half of the size.
      slots: found.slots.map(({ start, placesLeft }) => ({
        start: start.toISOString(),
        ...(placesLeft !== undefined && { placesLeft }),
      })),
      nextFree: found.nextFree?.toISOString() ?? null,
      horizon: found.horizon.toISOString(),
    })),
  };
}
