import { changePreferences, readPreferences } from "@convene/notifications";
import { createRoute } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { preferencesInput, preferencesSchema } from "./notification-schemas.ts";

const path = "/me/notification-preferences";

/** What the signed-in member wants to be told, and how. */
export function preferenceRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const show = createRoute({
    method: "get",
    path,
    tags: ["Notifications"],
    summary: "What I am told, and on which channels",
    middleware,
    responses: {
      200: { description: "Everything there is to tell", content: json(preferencesSchema) },
      ...problemResponses(401, 403),
    },
  });

  const change = createRoute({
    method: "put",
    path,
    tags: ["Notifications"],
    summary: "Choose what I am told; rows that are left out stay as they are",
    middleware,
    request: { body: { required: true, content: json(preferencesInput) } },
    responses: {
      200: { description: "As it is now", content: json(preferencesSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const { member } = c.var;
      const rows = await kit.db.unit(member.tenantId, (tx) =>
        readPreferences(tx, recipient(member)),
      );
      return c.json({ rows }, 200);
    })
    .openapi(change, async (c) => {
      const { member } = c.var;
      const { rows: changes } = c.req.valid("json");
      const rows = await kit.db.unit(member.tenantId, async (tx) => {
        await changePreferences(tx, recipient(member), changes, kit.now());
        return await readPreferences(tx, recipient(member));
      });
      return c.json({ rows }, 200);
    });
}

function recipient({ tenantId, id }: SignedInMember) {
  return { kind: "member", tenantId, id } as const;
}
