import type { WaitingEntry } from "@convene/prisma";
import type { z } from "@hono/zod-openapi";
import { addMinutes } from "date-fns";
import type { WaitingView } from "../use-cases/list-waiting.ts";
import type { OrganisationEntry } from "../use-cases/view-organisation.ts";
import type { WaitingEntryView } from "../use-cases/view-waiting-entry.ts";
import { toOrganisation } from "./views.ts";
import type { staffWaitingSchema, waitingEntrySchema } from "./waiting-schemas.ts";

export function toWaitingEntry(
  { entry, serviceName, durationMinutes, hostName, offerHostName, ahead }: WaitingEntryView,
  organisation: OrganisationEntry,
  now: Date,
): z.infer<typeof waitingEntrySchema> {
  const { offerStart, offerExpiresAt } = entry;
  const isHeld = offerStart !== null && offerExpiresAt !== null && offerExpiresAt > now;
  return {
    ...toWishes(entry),
    serviceName,
    hostName,
    durationMinutes,
    ahead,
    offer: isHeld
      ? {
          start: offerStart.toISOString(),
          end: addMinutes(offerStart, durationMinutes).toISOString(),
          expiresAt: offerExpiresAt.toISOString(),
          hostName: offerHostName ?? "",
        }
      : null,
    organisation: toOrganisation(organisation),
  };
}

export function toStaffWaiting(view: WaitingView): z.infer<typeof staffWaitingSchema> {
  const { entry, serviceName, clientName, email, phone, hostName } = view;
  const { offerStart, offerExpiresAt } = entry;
  return {
    ...toWishes(entry),
    serviceName,
    hostName,
    hostId: entry.hostResourceId,
    clientId: entry.clientId,
    clientName,
    email,
    phone,
    offers: entry.offers,
    offer:
      offerStart && offerExpiresAt
        ? { start: offerStart.toISOString(), expiresAt: offerExpiresAt.toISOString() }
        : null,
    closedAt: entry.closedAt?.toISOString() ?? null,
    appointmentId: entry.appointmentId,
  };
}

function toWishes(entry: WaitingEntry) {
  const { fromLocal, untilLocal } = entry;
  return {
    id: entry.id,
    serviceId: entry.serviceId,
    state: entry.state,
    earliest: entry.earliest.toISOString(),
    latest: entry.latest.toISOString(),
    timeZone: entry.timezone,
    weekdays: entry.weekdays,
    between: fromLocal && untilLocal ? { from: fromLocal, until: untilLocal } : null,
    note: entry.note,
    since: entry.createdAt.toISOString(),
  };
}
