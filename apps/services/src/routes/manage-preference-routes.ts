import type { SmsRecipient } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import {
  changeRecipientPreferences,
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
  recipientPreferencesInput,
  recipientPreferencesSchema,
  viewRecipientPreferences,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { openClientLink } from "./manage-link.ts";
import { tokenParams } from "./schemas.ts";

const path = "/manage/{token}/preferences";
const tags = ["Client's link"];

/** What a client is told, chosen with the signed link of an appointment. */
export function managePreferenceRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const shown = { description: "As it is now", content: json(recipientPreferencesSchema) };

  const show = createRoute({
    method: "get",
    path,
    tags,
    summary: "What the client is told, and on which channels",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(403, 404, 410, 429) },
  });

  const change = createRoute({
    method: "put",
    path,
    tags,
    summary: "Choose what I am told, and whether by text message",
    middleware: limited,
    request: {
      params: tokenParams,
      body: { content: json(recipientPreferencesInput), required: true },
    },
    responses: { 200: shown, ...problemResponses(400, 403, 404, 410, 429) },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const { tenantId, appointmentId } = await openClientLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) =>
        viewRecipientPreferences(work, await clientOf(work, appointmentId)),
      );
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(change, async (c) => {
      const { tenantId, appointmentId } = await openClientLink(kit, c.req.valid("param").token);
      const wanted = c.req.valid("json");
      const answer = await inUnit(kit, tenantId, async (work) => {
        const client = await clientOf(work, appointmentId);
        await changeRecipientPreferences(work, client, wanted);
        return await viewRecipientPreferences(work, client);
      });
      return c.json(answer, 200);
    });
}

/** @throws NotFoundError */
async function clientOf({ tx, tenantId }: Work, id: string): Promise<SmsRecipient> {
  const found = await tx.appointment.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { clientId: true },
  });
  if (!found) throw new NotFoundError("appointment");
  return { kind: "client", id: found.clientId };
}
