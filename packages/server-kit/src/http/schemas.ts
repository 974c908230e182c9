import { requireInstant } from "@convene/scheduling-core";
import { z } from "@hono/zod-openapi";

/** An instant in a request: ISO 8601 with an offset or Z, in the years 1 to 9999. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  // PostgreSQL knows no year 0, and local times have no more than four digits.
  .refine(isOfFourDigits, "is not in the years 1 to 9999")
  .openapi({ type: "string", format: "date-time", example: "2026-03-09T14:00:00Z" });

function isOfFourDigits(instant: Date): boolean {
  try {
    return Number.isFinite(requireInstant(instant, "instant"));
  } catch {
    return false;
  }
}

/** An instant in an answer. */
export const timeSchema = z.iso.datetime().openapi({ example: "2026-03-09T14:00:00.000Z" });

/** A half-open span in an answer. */
export const spanSchema = z.object({ start: timeSchema, end: timeSchema });

export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, "is not an IANA time zone")
  .openapi({ description: "IANA", example: "Europe/Berlin" });

function isTimeZone(text: string): boolean {
  // The runtime takes offsets such as +05:00 too; they are no zones.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch {
    return false;
  }
}

/** What is well formed and yet no tag, such as `en-ab-cd`, fails whatever formats dates by it. */
export const localeSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35)
  .refine(isLocale, "is not a language tag")
  .openapi({ description: "BCP 47", example: "fr-CA" });

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}

/** The header with which a request is sent again without being worked twice. */
export const idempotencyHeader = z.object({
  "idempotency-key": z.string().optional().openapi({ maxLength: 200, example: "0198f2c4-7d1e" }),
});

export const idParams = z.object({ id: z.uuid() });

/** The reasons for which a time is not offered, whoever it is with. */
export const generalReasonSchema = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("outsideRange"), range: spanSchema }),
  z.object({ reason: z.literal("beforeNotice"), earliest: timeSchema }),
  z.object({ reason: z.literal("offGrid") }),
  z.object({ reason: z.literal("tooFewHosts"), suited: z.int(), needed: z.int() }),
  z.object({ reason: z.literal("beyondHorizon"), latest: timeSchema }),
]);

/** The reasons for which a time does not suit one host. */
export const hostReasonSchema = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("outsideHours") }),
  z.object({ reason: z.literal("busy"), interval: spanSchema }),
  z.object({ reason: z.literal("dayLimitReached"), date: z.string(), limit: z.int() }),
  z.object({ reason: z.literal("weekLimitReached"), monday: z.string(), limit: z.int() }),
]);

/** JSON content, as a route's description wants it. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return { "application/json": { schema } };
}
