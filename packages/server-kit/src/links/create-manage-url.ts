import type { ScheduledEvent } from "@convene/prisma";
import { addDays } from "date-fns";
import type { ServerEnv } from "../env.ts";
import type { SignedLinks } from "./signed-links.ts";

/** Lets a client see, move and cancel an appointment. */
export const MANAGE_APPOINTMENT = "appointment.manage";
/** Lets whoever booked it do the same, without a look at the client, whose address they only named. */
export const MANAGE_BOOKING = "appointment.booking";
/** Lets a candidate see an interview. */
export const VIEW_INTERVIEW = "interview.view";

/** How long after its end an event can still be looked at. */
const KEPT_DAYS = 30;

/** When the links to an event expire. */
export function linkExpiry(event: { readonly scheduledEnd: Date }): Date {
  return addDays(event.scheduledEnd, KEPT_DAYS);
}

/** Makes the links that mails to clients and candidates carry. */
export function createManageUrl(
  env: Pick<ServerEnv, "ATS_URL" | "SERVICES_URL">,
  links: SignedLinks,
): (event: ScheduledEvent) => Promise<string> {
  return async ({ kind, row }) => {
    const token = await links.sign({
      purpose: kind === "interview" ? VIEW_INTERVIEW : MANAGE_APPOINTMENT,
      tenantId: row.tenantId,
      subjectId: row.id,
      expiresAt: linkExpiry(row),
    });
    return kind === "interview"
      ? `${env.ATS_URL}/interview/${token}`
      : `${env.SERVICES_URL}/manage/${token}`;
  };
}
