import type { Kit } from "@convene/server-kit";
import type { z } from "@hono/zod-openapi";
import { offerUrl } from "../links/offer-link.ts";
import { requestUrl } from "../links/request-link.ts";
import type { PortalView } from "../requests/view-portal.ts";
import type { portalSchema } from "./portal-schemas.ts";
import { toSlot } from "./slot-views.ts";

export async function toPortal(
  kit: Pick<Kit, "env" | "links" | "manageUrl">,
  { candidate, organisation, applications, interviews, requests, offers }: PortalView,
): Promise<z.infer<typeof portalSchema>> {
  const { name, timeZone, accentColour, logoUrl } = organisation;
  return {
    candidate: { ...candidate },
    organisation: { name, timeZone, accentColour, logoUrl },
    applications: applications.map((application) => ({
      ...application,
      createdAt: application.createdAt.toISOString(),
    })),
    interviews: await Promise.all(
      interviews.map(async ({ interview, jobTitle, interviewers }) => ({
        id: interview.id,
        title: interview.title,
        kind: interview.kind,
        status: interview.status,
        ...toSlot({ start: interview.scheduledStart, end: interview.scheduledEnd }),
        timeZone: interview.timezone,
        jobTitle,
        location: interview.location,
        meetingUrl: interview.meetingUrl,
        instructions: interview.instructions,
        interviewers: [...interviewers],
        url: await kit.manageUrl({ kind: "interview", row: interview }),
      })),
    ),
    requests: await Promise.all(
      requests.map(async ({ request, name: title, jobTitle }) => ({
        name: title,
        jobTitle,
        mode: request.mode,
        isAnswered: request.state === "answered",
        expiresAt: request.expiresAt.toISOString(),
        url: await requestUrl(kit, request),
      })),
    ),
    offers: await Promise.all(
      offers.map(async ({ offer, jobTitle }) => ({
        jobTitle,
        expiresAt: offer.expiresAt?.toISOString() ?? null,
        url: await offerUrl(kit, offer),
      })),
    ),
  };
}
