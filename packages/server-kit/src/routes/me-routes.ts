import { createRoute, z } from "@hono/zod-openapi";
import { findMember, findSignedInUser, type SignedInUser } from "../auth/find-signed-in.ts";
import { createRouter } from "../http/create-router.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { memberSchema, organisationLinkSchema, organisationSchema } from "./schemas.ts";

const meSchema = z
  .object({
    user: z.object({ id: z.uuid(), name: z.string(), email: z.string() }).nullable(),
    member: memberSchema.nullable(),
    organisation: organisationSchema.nullable(),
    /** All organisations that the person belongs to. */
    organisations: z.array(organisationLinkSchema),
    setupNeeded: z.boolean().openapi({ description: "There is no organisation at all yet" }),
    mailIsLocal: z.boolean().openapi({ description: "Mails go nowhere but the outbox" }),
    smsIsLocal: z.boolean().openapi({ description: "So do text messages" }),
    urls: z.object({ ats: z.url(), services: z.url() }),
  })
  .openapi("Me");

const getMe = createRoute({
  method: "get",
  path: "/me",
  tags: ["Sign-in"],
  summary: "Who is signed in, where, and as what",
  responses: {
    200: {
      description: "Also without a session",
      content: json(meSchema),
    },
  },
});

export function meRoutes(kit: Kit) {
  return createRouter().openapi(getMe, async (c) => {
    const user = await findSignedInUser(kit, c.req.raw.headers);
    const member = user && (await findMember(kit, user));
    const me: z.infer<typeof meSchema> = {
      user: user && { id: user.id, name: user.name, email: user.email },
      member,
      organisation: member && (await readOrganisation(kit, member.tenantId)),
      organisations: user ? await readOrganisations(kit, user) : [],
      setupNeeded: !member && (await isEmpty(kit)),
      mailIsLocal: kit.mailIsLocal,
      smsIsLocal: kit.smsIsLocal,
      urls: { ats: kit.env.ATS_URL, services: kit.env.SERVICES_URL },
    };
    c.header("cache-control", "no-store");
    return c.json(me, 200);
  });
}

/** Whether nobody has set up an organisation yet. */
async function isEmpty(kit: Kit): Promise<boolean> {
  return (await kit.authClient.organization.findFirst({ select: { id: true } })) === null;
}

async function readOrganisation(
  kit: Kit,
  tenantId: string,
): Promise<z.infer<typeof organisationSchema>> {
  return await kit.db.unit(tenantId, async (tx) => {
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    const [row] = await tx.$queryRaw<{ slug: string }[]>`SELECT current_tenant_slug() AS slug`;
    const { name, timeZone, locale, currency, accentColour, logoUrl } = tenant;
    return {
      id: tenantId,
      name,
      slug: row?.slug ?? "",
      timeZone,
      locale,
      currency,
      accentColour,
      logoUrl,
    };
  });
}

async function readOrganisations(
  kit: Kit,
  user: SignedInUser,
): Promise<z.infer<typeof organisationLinkSchema>[]> {
  const memberships = await kit.authClient.organizationMember.findMany({
    where: { userId: user.id },
    orderBy: { organization: { name: "asc" } },
    select: { organization: { select: { id: true, name: true, slug: true } } },
  });
  return memberships.map((membership) => membership.organization);
}
