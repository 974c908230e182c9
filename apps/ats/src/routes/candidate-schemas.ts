import { timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { text } from "./schemas.ts";

const MOST_LINKS = 10;

export const phoneSchema = text(40).regex(/^[+\d][\d ()./-]*$/, "is not a phone number");

export const candidateInput = z
  .object({
    name: text(200),
    email: z.email().max(254),
    phone: phoneSchema.nullable(),
    timeZone: timeZoneSchema,
    locale: z.string().min(2).max(35).openapi({ example: "fr" }),
    headline: text(200).nullable(),
    location: text(200).nullable(),
    links: z.array(z.url({ protocol: /^https?$/ }).max(500)).max(MOST_LINKS),
  })
  .openapi("CandidateChanges");
