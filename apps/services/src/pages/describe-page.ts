import { type DescribePage, inUnit, type Kit, pageLanguage, rateLimit } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { cardPaymentsOf } from "../payments/card-payments-of.ts";
import { viewBookingPage } from "../use-cases/view-booking-page.ts";
import { bookingShell, bookingStyles } from "./booking-shell.ts";
import { toPageData } from "./page-data.ts";
import { pageTexts } from "./page-texts.ts";

/** Below it, pages may stand in other sites' frames. */
export const EMBEDDED = "/embed/";

const BOOKING_PAGE = /^\/(embed\/)?([^/]+)$/;

const asked = z.object({
  service: z.uuid().optional().catch(undefined),
  host: z.uuid().optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  language: z.string().optional(),
});

/**
 * What is known of a booking page when it is asked for: the organisation, its services and the first
 * times, in the page itself. Who asks too often gets the page without.
 */
export function describePages(kit: Kit): DescribePage {
  const limit = rateLimit(kit, "public");
  const takesCards = cardPaymentsOf(kit.env) !== null;

  return async (c) => {
    const [, frame, slug = ""] = BOOKING_PAGE.exec(c.req.path) ?? [];
    const tenantId = slug === "" ? undefined : await kit.db.tenantOfSlug(slug);
    if (tenantId === undefined) return undefined;
    let isAllowed = false;
    await limit(c, async () => {
      isAllowed = true;
    });
    if (!isAllowed) return undefined;

    const { service, host, month, language: chosen } = asked.parse(c.req.query());
    const booking = await inUnit(kit, tenantId, (work) =>
      viewBookingPage(work, { serviceId: service, hostId: host, month }),
    );
    const data = toPageData(booking, { now: kit.now(), takesCards });
    const language = pageLanguage(chosen, c.req.header("accept-language"));
    const { organisation, services } = data.page;
    const only = services.find(({ id }) => id === service);
    const { title, description, heading } = pageTexts(language, organisation.name);
    const isEmbedded = frame !== undefined;
    return {
      language,
      title: only ? `${only.name} · ${title}` : title,
      description:
        only?.description ??
        organisation.bookingIntro ??
        description(services.map(({ name }) => name)),
      canonicalUrl: isEmbedded ? undefined : `${kit.env.SERVICES_URL}/${organisation.slug}`,
      imageUrl: organisation.logoUrl ?? undefined,
      colour: organisation.accentColour ?? undefined,
      body: await bookingShell(data, { heading, isEmbedded }),
      styles: bookingStyles(organisation.accentColour),
      data,
      source: isEmbedded ? "src/embed/embed-page.tsx" : "src/booking/booking-page.tsx",
    };
  };
}
