import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { requireUser } from "../http/require-member.ts";
import { idParams, json, timeSchema } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";

const sessionSchema = z
  .object({
    id: z.uuid(),
    isCurrent: z.boolean().openapi({ description: "The one that asks" }),
    userAgent: z.string().nullable().openapi({ description: "What the browser called itself" }),
    signedInAt: timeSchema,
    lastUsedAt: timeSchema.openapi({ description: "To a day: it is noted once a day" }),
    expiresAt: timeSchema.openapi({ description: "Put off while it is used" }),
  })
  .openapi("SignInSession");

const tags = ["Sign-in"];

/** The sessions of whoever is signed in: where else they are, and how to end that. */
export function sessionRoutes(kit: Kit) {
  const middleware = requireUser(kit);

  const list = createRoute({
    method: "get",
    path: "/me/sessions",
    tags,
    summary: "Where one is signed in",
    middleware,
    responses: {
      200: { description: "The newest first", content: json(z.array(sessionSchema)) },
      ...problemResponses(401),
    },
  });

  const end = createRoute({
    method: "delete",
    path: "/me/sessions/{id}",
    tags,
    summary: "End one of one's sessions",
    middleware,
    request: { params: idParams },
    responses: { 204: { description: "Ended" }, ...problemResponses(401, 404) },
  });

  const endOthers = createRoute({
    method: "delete",
    path: "/me/sessions",
    tags,
    summary: "End all of one's sessions but this one",
    middleware,
    responses: { 204: { description: "Ended" }, ...problemResponses(401) },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const { id: userId, sessionToken } = c.var.user;
      const sessions = await kit.authClient.session.findMany({
        where: { userId, expiresAt: { gt: kit.now() } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: {
          id: true,
          token: true,
          userAgent: true,
          createdAt: true,
          updatedAt: true,
          expiresAt: true,
        },
      });
      c.header("cache-control", "no-store");
      const answer = sessions.map((session) => ({
        id: session.id,
        isCurrent: session.token === sessionToken,
        userAgent: session.userAgent,
        signedInAt: session.createdAt.toISOString(),
        lastUsedAt: session.updatedAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      }));
      return c.json(answer, 200);
    })
    .openapi(end, async (c) => {
      const { id } = c.req.valid("param");
      const { count } = await kit.authClient.session.deleteMany({
        where: { id, userId: c.var.user.id },
      });
      if (count === 0) throw new ProblemError(404, "NOT_FOUND", "There is no such session");
      return c.body(null, 204);
    })
    .openapi(endOthers, async (c) => {
      const { id: userId, sessionToken } = c.var.user;
      await kit.authClient.session.deleteMany({ where: { userId, token: { not: sessionToken } } });
      return c.body(null, 204);
    });
}
