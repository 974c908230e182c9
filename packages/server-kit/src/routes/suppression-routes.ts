import {
  listSuppressions,
  releaseSuppression,
  type SuppressionCursor,
} from "@convene/notifications";
import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { channelSchema, suppressionsSchema } from "./notification-schemas.ts";
import { OVERSEERS } from "./overseers.ts";

/** Mail address or phone number; neither has control characters, and PostgreSQL takes no NUL. */
const addressSchema = z
  .string()
  .max(400)
  .regex(/^\P{Cc}*$/u, "is no address")
  .openapi({ pattern: "^\\P{Cc}*$" });

const cursorSchema = z.object({
  since: z.iso.datetime().transform((text) => new Date(text)),
  channel: channelSchema,
  address: addressSchema,
});

/** The addresses that are not written to any more. */
export function suppressionRoutes(kit: Kit) {
  const overseers = requireMember(kit, OVERSEERS);

  const list = createRoute({
    method: "get",
    path: "/suppressions",
    tags: ["Notifications"],
    summary: "The addresses that are not written to any more, and why",
    middleware: overseers,
    request: {
      query: z.object({
        cursor: z
          .string()
          .max(1_000)
          .optional()
          .openapi({ description: "`nextCursor` of the page before" }),
      }),
    },
    responses: {
      200: { description: "The latest first", content: json(suppressionsSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const release = createRoute({
    method: "delete",
    path: "/suppressions/{channel}/{address}",
    tags: ["Notifications"],
    summary: "Write to an address again",
    description:
      "A phone whose owner answered STOP stays silent until its owner answers START, whatever is done here.",
    middleware: overseers,
    request: { params: z.object({ channel: channelSchema, address: addressSchema }) },
    responses: {
      204: { description: "It is written to again" },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const after = readCursor(c.req.valid("query").cursor);
      const { items, next } = await kit.db.unit(c.var.member.tenantId, (tx) =>
        listSuppressions(tx, after),
      );
      const answer = {
        items: items.map(({ tenantId: _, since, ...item }) => ({
          ...item,
          since: since.toISOString(),
        })),
        nextCursor: next && writeCursor(next),
      };
      return c.json(answer, 200);
    })
    .openapi(release, async (c) => {
      const { channel, address } = c.req.valid("param");
      const released = await kit.db.unit(c.var.member.tenantId, (tx) =>
        releaseSuppression(tx, channel, address),
      );
      if (!released) throw new ProblemError(404, "NOT_FOUND", "The address is not on the list");
      return c.body(null, 204);
    });
}

function writeCursor({ since, channel, address }: SuppressionCursor): string {
  return Buffer.from(JSON.stringify({ since, channel, address })).toString("base64url");
}

/** @throws ProblemError INVALID_INPUT for one that is not ours */
function readCursor(cursor: string | undefined): SuppressionCursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new ProblemError(400, "INVALID_INPUT", "The cursor leads nowhere", { field: "cursor" });
  }
}
