import { readAnswer, type SignedUp, type TestKit } from "@convene/server-kit/testing";
import type { Organisation, World } from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { uuidv7 } from "uuidv7";
import { NOW } from "./open-salon.ts";
import { writeSalonWorld } from "./write-salon-world.ts";

const GONE = "gone@example.com";
const LOWER = ["manager", "staff"] as const;
const idSchema = z.object({ id: z.uuid() });

/** An organisation of a running server, with somebody in each role. */
export interface ExampleSalon extends Organisation {
  readonly signedUp: SignedUp;
  /** Of those in lower roles, by role. */
  readonly accounts: Readonly<Record<string, SignedUp>>;
  readonly slug: string;
}

export async function openExampleSalon(
  app: TestKit,
  name: string,
  organisation: string,
): Promise<ExampleSalon> {
  return await addExampleRoles(app, await app.signUp({ name, organisation }), organisation);
}

/** To an organisation that somebody has set up. */
export async function addExampleRoles(
  app: TestKit,
  signedUp: SignedUp,
  organisation: string,
): Promise<ExampleSalon> {
  const accounts: Record<string, SignedUp> = {};
  for (const role of LOWER) {
    const email = `${role}@${organisation.toLowerCase()}.test`;
    const json = { email, atsRole: null, servicesRole: role };
    const invited = app.fetch("/api/invitations", { cookie: signedUp.cookie, json });
    const { id } = await readAnswer(idSchema, invited);
    const account = await app.signUp({ name: `${organisation} ${role}`, email });
    const { cookie } = account;
    await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie });
    accounts[role] = account;
  }
  const { tenantId, cookie: admin } = signedUp;
  const lower = Object.fromEntries(
    Object.entries(accounts).map(([role, account]) => [role, account.cookie]),
  );
  return { tenantId, admin, lower, accounts, signedUp, slug: organisation.toLowerCase() };
}

/** Signs somebody in once more; @returns the session's id. */
export async function newSession(
  app: TestKit,
  { email, password, cookie }: Pick<SignedUp, "email" | "password" | "cookie">,
): Promise<string> {
  const sessions = async () => {
    const answer = await app.fetch("/api/me/sessions", { cookie });
    return z.array(z.looseObject({ id: z.string() })).parse(await answer.json());
  };
  const before = await sessions();
  await app.fetch("/api/auth/sign-in/email", { json: { email, password } });
  const made = (await sessions()).find(({ id }) => !before.some((one) => one.id === id));
  return made?.id ?? "";
}

/** Gives everybody their role back: among what is asked for is to change them. */
export async function giveRoles(app: TestKit, { tenantId, signedUp }: ExampleSalon): Promise<void> {
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.member.updateMany({
      where: { userId: signedUp.userId },
      data: { servicesRole: "owner" },
    });
    for (const role of LOWER) {
      const email = { startsWith: `${role}@` };
      await tx.member.updateMany({ where: { email }, data: { servicesRole: role } });
    }
  });
}

/** Rows of everything that the API can be asked for, those of accounts among them. */
export async function writeExampleWorld(app: TestKit, salon: ExampleSalon): Promise<World> {
  const { tenantId, admin, signedUp, slug } = salon;
  const json = { email: `${uuidv7()}@example.test`, atsRole: null, servicesRole: "staff" };
  const invited = app.fetch("/api/invitations", { cookie: admin, json });
  const { id: invitationId } = await readAnswer(idSchema, invited);
  return await app.kit.db.unit(tenantId, async (tx) => {
    const world = await writeSalonWorld({ tx, tenantId, now: NOW }, signedUp.member.id);
    await tx.suppressedAddress.createMany({
      data: [{ tenantId, channel: "email", address: GONE, reason: "bounced", since: NOW }],
      skipDuplicates: true,
    });
    const colleague = await tx.member.findFirstOrThrow({
      where: { id: { not: signedUp.member.id }, servicesRole: "manager" },
    });
    return {
      ...world,
      organisationId: tenantId,
      invitationId,
      slug,
      address: GONE,
      memberId: colleague.id,
    };
  });
}
