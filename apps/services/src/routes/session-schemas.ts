import { instantSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";

const capacity = z.int().min(1).max(1_000);

export const sessionInput = z
  .object({
    serviceId: z.uuid(),
    hostId: z.uuid().optional().openapi({ description: "Left out: who has the least to do" }),
    start: instantSchema,
    timeZone: timeZoneSchema,
    capacity: capacity.optional().openapi({ description: "Left out: the service's" }),
  })
  .openapi("NewSession");

export const sessionMoveInput = z
  .object({
    start: instantSchema,
    hostId: z.uuid().optional().openapi({ description: "Who is to give it; left out: who does" }),
    reason: z.string().trim().max(500).optional(),
  })
  .openapi("SessionMove");

export const sessionEditInput = z.object({ capacity }).openapi("SessionEdit");
