import { timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";

const settings = {
  bookingIntro: z
    .string()
    .trim()
    .max(2_000)
    .nullable()
    .transform((text) => text || null)
    .openapi({ description: "What visitors read above the services" }),
  offerMinutes: z
    .int()
    .min(5)
    .max(10_080)
    .openapi({ description: "For how long a freed time is kept for whoever waits" }),
  currency: z
    .string()
    .max(3)
    .refine(isCurrency, "is not a currency")
    .openapi({ description: "ISO 4217", example: "CAD" }),
  timeZone: timeZoneSchema,
};

export const settingsInput = z
  .object({ ...settings, revision: z.string().max(40) })
  .openapi("ChangedOrganisationSettings");

export const settingsSchema = z
  .object({
    bookingIntro: z.string().nullable(),
    offerMinutes: z.int(),
    currency: z.string(),
    timeZone: z.string(),
    slug: z.string(),
    mayChangeCurrency: z
      .boolean()
      .openapi({ description: "Not any more once something was booked or paid" }),
    revision: z.string(),
  })
  .openapi("OrganisationSettings");

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf("currency").includes(code);
}
