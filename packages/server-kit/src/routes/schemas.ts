import { z } from "@hono/zod-openapi";
import { atsRoleSchema, servicesRoleSchema } from "../auth/member-roles.ts";

export const rolesSchema = z.object({
  atsRole: atsRoleSchema.nullable(),
  servicesRole: servicesRoleSchema.nullable(),
});

/** The signed-in member, as `SignedInMember` has it. */
export const memberSchema = z
  .object({
    tenantId: z.uuid(),
    id: z.uuid(),
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: z.string(),
    timeZone: z.string().openapi({ example: "America/Toronto" }),
    resourceId: z.uuid().nullable(),
    ...rolesSchema.shape,
  })
  .openapi("SignedInMember");

export const organisationLinkSchema = z
  .object({ id: z.uuid(), name: z.string(), slug: z.string() })
  .openapi("OrganisationLink");

export const organisationSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    currency: z.string(),
    accentColour: z.string().nullable(),
    logoUrl: z.string().nullable(),
  })
  .openapi("Organisation");

export const idParams = z.object({ id: z.uuid() });
