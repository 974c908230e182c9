import type { Kit } from "@convene/server-kit";
import type { z } from "@hono/zod-openapi";
import { requestUrl } from "../links/request-link.ts";
import type { LinkedTimes } from "../requests/find-linked-times.ts";
import type { LinkedRequestView, RequestView } from "../requests/read-requests.ts";
import type { linkedRequestSchema, linkedTimesSchema, requestSchema } from "./request-schemas.ts";
import { toSlot } from "./slot-views.ts";

type Links = Pick<Kit, "env" | "links" | "manageUrl">;

export async function toRequest(
  kit: Links,
  view: RequestView,
): Promise<z.infer<typeof requestSchema>> {
  const { request, memberName } = view;
  return {
    id: request.id,
    ...toFields(view),
    memberName,
    planId: view.order.planId,
    createdAt: request.createdAt.toISOString(),
    answeredAt: request.answeredAt?.toISOString() ?? null,
    interviewId: request.interviewId,
    loopId: request.loopId,
    url: await requestUrl(kit, request),
  };
}

export async function toLinkedRequest(
  kit: Links,
  view: LinkedRequestView,
): Promise<z.infer<typeof linkedRequestSchema>> {
  const { candidate, organisation, jobTitle, memberName } = view;
  const { name, timeZone, accentColour, logoUrl } = organisation;
  const booked = [];
  for (const row of view.booked) {
    booked.push({
      title: row.title,
      ...toSlot({ start: row.scheduledStart, end: row.scheduledEnd }),
      url: await kit.manageUrl({ kind: "interview", row }),
    });
  }
  return {
    ...toFields(view),
    jobTitle,
    organiserName: memberName,
    candidate: {
      name: candidate.name,
      timeZone: candidate.timeZone,
      locale: candidate.locale,
    },
    organisation: { name, timeZone, accentColour, logoUrl },
    booked,
  };
}

export function toLinkedTimes({ slots, nextFree }: LinkedTimes): z.infer<typeof linkedTimesSchema> {
  return { slots: slots.map(toSlot), nextFree: nextFree?.toISOString() ?? null };
}

function toFields({ request, order, proposals, times, names, whyNotAnswer }: RequestView) {
  const { mode, state, message, reply, earliest, latest, expiresAt } = request;
  return {
    mode,
    state,
    name: order.name,
    interviews: order.interviews.map(({ title, durationMinutes }) => ({ title, durationMinutes })),
    message,
    reply,
    earliest: earliest.toISOString(),
    latest: latest.toISOString(),
    expiresAt: expiresAt.toISOString(),
    proposals: proposals.map(({ position, interviews }) => ({
      position,
      interviews: interviews.map(({ seats, ...one }) => ({
        title: order.interviews[one.position]?.title ?? "",
        ...toSlot(one),
        interviewers: seats.flatMap((id) => names.get(id) ?? []),
      })),
    })),
    times: times.map(({ startsAt, endsAt }) => toSlot({ start: startsAt, end: endsAt })),
    whyNotAnswer,
  };
}
