import { listRoomProviders } from "@convene/calendar/connected";
import { RoomProvider } from "@convene/prisma";
import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";

const providerSchema = z
  .object({
    provider: z.enum(RoomProvider),
    setUp: z.boolean(),
    needsCalendar: z.boolean().openapi({
      description: "Its rooms hang on the event in a connected calendar of whoever holds it",
    }),
  })
  .openapi("RoomProvider");

/** Where events can take place online. */
export function roomRoutes(kit: Kit) {
  const list = createRoute({
    method: "get",
    path: "/room-providers",
    tags: ["Calendars"],
    summary: "The providers of online rooms, and which of them are set up",
    middleware: requireMember(kit),
    responses: {
      200: {
        description: "Jitsi first, which needs no account",
        content: json(z.object({ items: z.array(providerSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  return createRouter().openapi(list, (c) =>
    c.json({ items: [...listRoomProviders(kit.calendars)] }, 200),
  );
}
