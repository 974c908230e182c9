import { EmploymentType } from "@convene/prisma";
import { localeSchema, timeSchema, timeZoneSchema } from "@convene/server-kit";
import { questionFieldsSchema } from "@convene/server-kit/questions";
import { z } from "@hono/zod-openapi";
import { phoneSchema } from "./candidate-schemas.ts";
import { text } from "./schemas.ts";

export const careersSettingsSchema = z
  .object({
    url: z.url(),
    intro: z.string().nullable(),
    revision: z.string(),
  })
  .openapi("CareersSettings");

export const careersSettingsInput = z
  .object({
    intro: z
      .string()
      .trim()
      .max(5_000)
      .nullable()
      .transform((intro) => intro || null),
    revision: z.string().max(100),
  })
  .openapi("CareersSettingsChange");

export const careersParams = z.object({
  slug: z.string().min(1).max(100).openapi({ example: "harbour-labs" }),
});
export const careersJobParams = careersParams.extend({ jobId: z.uuid() });

const organisationSchema = z.object({
  name: z.string(),
  slug: z.string(),
  accentColour: z.string().nullable(),
  logoUrl: z.string().nullable(),
  careersIntro: z.string().nullable(),
});

const listedJobSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  employmentType: z.enum(EmploymentType).nullable(),
});

export const careersSchema = z
  .object({
    organisation: organisationSchema,
    jobs: z.array(listedJobSchema).openapi({ description: "By department and title" }),
  })
  .openapi("CareersPage");

export const careersJobSchema = z
  .object({
    organisation: organisationSchema,
    job: listedJobSchema.extend({
      description: z.string().nullable().openapi({ description: "Markdown" }),
      publishedAt: timeSchema,
      fields: questionFieldsSchema,
    }),
  })
  .openapi("CareersJob");

/** What the form says, beside the résumé. */
const visitorApplicationSchema = z.object({
  name: text(200),
  email: z.email().max(254),
  phone: phoneSchema.optional(),
  timeZone: timeZoneSchema,
  locale: localeSchema,
  coverLetter: text(10_000).optional(),
  answers: z
    .record(z.string().max(64), z.union([z.string().max(10_000), z.number(), z.boolean()]))
    .default({}),
  consent: z.literal(true),
  website: z.string().max(1_000).optional().openapi({
    description: "Nobody sees this field: what fills it in is no person, and is not kept",
  }),
});

export const applicationForm = z
  .object({
    application: z
      .string()
      .max(60_000)
      .transform((json, context) => {
        try {
          return JSON.parse(json) as unknown;
        } catch {
          context.addIssue({ code: "custom", message: "is not JSON" });
          return z.NEVER;
        }
      })
      .pipe(visitorApplicationSchema)
      .openapi({
        type: "string",
        maxLength: 60_000,
        description: "JSON: name, email, timeZone, locale, consent, …",
      }),
    resume: z.instanceof(File).openapi({ type: "string", format: "binary" }),
  })
  .openapi("VisitorApplication");

export const receivedSchema = z
  .object({ received: z.literal(true) })
  .openapi("ApplicationReceived");
