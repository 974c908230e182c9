import type { z } from "@hono/zod-openapi";
import { amountDue } from "../domain/amount-due.ts";
import { serviceFields } from "../domain/service-fields.ts";
import type { ServiceEntry } from "../use-cases/list-services.ts";
import type { OrganisationEntry } from "../use-cases/view-organisation.ts";
import type { publicPageSchema, publicServiceSchema } from "./public-schemas.ts";
import { toOrganisation, toService } from "./views.ts";

interface PublicPage {
  readonly organisation: OrganisationEntry;
  readonly services: readonly ServiceEntry[];
}

/** @param takesCards Whether anything can be paid before the client comes. */
export function toPublicPage(
  { organisation, services }: PublicPage,
  { takesCards }: { readonly takesCards: boolean },
): z.infer<typeof publicPageSchema> {
  return {
    organisation: {
      ...toOrganisation(organisation),
      bookingIntro: organisation.tenant.bookingIntro,
    },
    services: services.map((entry) => toPublicService(entry, takesCards)),
  };
}

function toPublicService(
  entry: ServiceEntry,
  takesCards: boolean,
): z.infer<typeof publicServiceSchema> {
  const { service } = entry;
  return {
    ...toService(entry),
    isOnline: service.roomProvider !== null,
    capacity: service.capacity,
    hasWaitingList: service.hasWaitingList,
    dueAtBooking: takesCards ? amountDue(service) : 0,
    fields: serviceFields(service.fields),
  };
}
