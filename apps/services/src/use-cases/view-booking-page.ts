import type { Work } from "@convene/prisma";
import { NotFoundError, toLocal } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import { type FoundSlots, findSlots } from "./find-slots.ts";
import { listServices, type ServiceEntry } from "./list-services.ts";
import { type OrganisationEntry, viewOrganisation } from "./view-organisation.ts";

/** What a visitor asked for by the address. */
export interface BookingPageRequest {
  /** Left out, or unknown: the first service. */
  readonly serviceId?: string | undefined;
  /** Left out, or none of its hosts: anyone. */
  readonly hostId?: string | undefined;
  /** `YYYY-MM`; left out: the first one that has times. */
  readonly month?: string | undefined;
}

/** The times of a month as it is in any zone of the world, and so a little more than it. */
export interface MonthTimes {
  readonly serviceId: string;
  /** Null: anyone. */
  readonly hostId: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly found: FoundSlots;
}

export interface BookingPage {
  readonly organisation: OrganisationEntry;
  readonly services: readonly ServiceEntry[];
  readonly times: readonly MonthTimes[];
}

/** The furthest that zones are ahead of UTC and behind it. */
const HOURS_AHEAD = 14;
const HOURS_BEHIND = 12;

/** All that a booking page shows first: the organisation, its services, and the times of a month. */
export async function viewBookingPage(
  work: Work,
  { serviceId, hostId, month }: BookingPageRequest,
): Promise<BookingPage> {
  const organisation = await viewOrganisation(work);
  const services = await listServices(work);
  const chosen = services.find(({ service }) => service.id === serviceId) ?? services[0];
  if (!chosen) return { organisation, services, times: [] };

  const host = chosen.hosts.find(({ id }) => id === hostId);
  const of = { serviceId: chosen.service.id, ...(host && { hostId: host.id }) };
  const { timeZone } = organisation.tenant;
  const monthOf = (instant: Date) => toLocal(instant, timeZone).local.slice(0, 7);
  const first = await timesOf(work, of, month ?? monthOf(work.now));
  const next = first?.found.nextFree;
  const later = next && month === undefined ? await timesOf(work, of, monthOf(next)) : undefined;
  return { organisation, services, times: [first, later].flatMap((times) => times ?? []) };
}

async function timesOf(
  work: Work,
  of: { readonly serviceId: string; readonly hostId?: string },
  month: string,
): Promise<MonthTimes | undefined> {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const range = {
    start: addHours(new Date(Date.UTC(year, number - 1)), -HOURS_AHEAD),
    end: addHours(new Date(Date.UTC(year, number)), HOURS_BEHIND),
  };
  try {
    const found = await findSlots(work, { of, range, audience: "client" });
    const { serviceId, hostId = null } = of;
    return { serviceId, hostId, from: range.start, to: range.end, found };
  } catch (error) {
    // Hidden between the two questions: the page finds out by itself.
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
