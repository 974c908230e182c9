import type { AtsRole, Work } from "@convene/prisma";
import { readAnswer, type SignedUp, type TestKit } from "@convene/server-kit/testing";
import type { Organisation, World } from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { uuidv7 } from "uuidv7";
import { addInterviewer } from "./add-interviewer.ts";
import { NOW } from "./open-hiring-team.ts";
import { type WorldMember, writeHiringWorld } from "./write-hiring-world.ts";

/** An organisation of a running server, with somebody in each role. */
export interface ExampleTeam extends Organisation {
  readonly signedUp: SignedUp;
  /** Of those in lower roles, by role. */
  readonly accounts: Readonly<Record<string, SignedUp>>;
  readonly sessionId: string;
  readonly slug: string;
  readonly owner: WorldMember;
  readonly colleague: WorldMember;
}

const LOWER = ["recruiter", "hiring_manager", "interviewer"] as const satisfies readonly AtsRole[];
const idSchema = z.object({ id: z.uuid() });
const GONE = "gone@example.com";

/** Those in lower roles are called by them: `Rosa recruiter`. */
export async function openExampleTeam(
  app: TestKit,
  name: string,
  organisation: string,
): Promise<ExampleTeam> {
  const admin = await app.signUp({ name, organisation, timeZone: "America/Toronto" });
  const { tenantId } = admin;
  const accounts: Record<string, SignedUp> = {};
  for (const role of LOWER) {
    const email = `${role}@${organisation.toLowerCase()}.test`;
    const json = { email, atsRole: role, servicesRole: null };
    const invited = app.fetch("/api/invitations", { cookie: admin.cookie, json });
    const { id } = await readAnswer(idSchema, invited);
    const account = await app.signUp({ name: `${name} ${role}`, email });
    const { cookie } = account;
    await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie });
    accounts[role] = account;
  }
  const careers = app.fetch("/api/careers-settings", { cookie: admin.cookie });
  const { url } = await readAnswer(z.object({ url: z.string() }), careers);
  return {
    tenantId,
    sessionId: await newSession(app, admin),
    signedUp: admin,
    admin: admin.cookie,
    lower: cookiesOf(accounts),
    accounts,
    slug: url.split("/").at(-1) ?? "",
    owner: await withTime(app, tenantId, name),
    colleague: await withTime(app, tenantId, `${name} recruiter`),
  };
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

const cookiesOf = (accounts: Readonly<Record<string, SignedUp>>) =>
  Object.fromEntries(Object.entries(accounts).map(([role, { cookie }]) => [role, cookie]));

/** Gives everybody their role and time back: among what is asked for is to change them. */
export async function giveRoles(
  app: TestKit,
  { tenantId, signedUp, owner, colleague }: ExampleTeam,
): Promise<void> {
  await app.kit.db.unit(tenantId, async (tx) => {
    for (const { id, resourceId } of [owner, colleague]) {
      await tx.member.update({ where: { tenantId_id: { tenantId, id } }, data: { resourceId } });
    }
    await tx.member.updateMany({
      where: { userId: signedUp.userId },
      data: { atsRole: "admin" },
    });
    for (const role of LOWER) {
      const email = { startsWith: `${role}@` };
      await tx.member.updateMany({ where: { email }, data: { atsRole: role } });
    }
  });
}

/** Gives a member time of their own that can be booked. */
const withTime = (app: TestKit, tenantId: string, name: string) =>
  app.kit.db.unit(tenantId, async (tx) => {
    const unit: Work = { tx, tenantId, now: NOW };
    const hours = ["09:00", "17:00"] as const;
    const resourceId = await addInterviewer(unit, {
      name: `${name}'s time`,
      timeZone: "UTC",
      hours,
    });
    await tx.member.deleteMany({ where: { resourceId } });
    const member = await tx.member.findFirstOrThrow({ where: { name } });
    await tx.member.update({
      where: { tenantId_id: { tenantId, id: member.id } },
      data: { resourceId },
    });
    return { id: member.id, resourceId };
  });

/** Rows of everything that the API can be asked for, those of accounts among them. */
export async function writeExampleWorld(app: TestKit, team: ExampleTeam): Promise<World> {
  const { tenantId, sessionId, admin, owner, colleague, slug } = team;
  const json = { email: `${uuidv7()}@example.test`, atsRole: "interviewer", servicesRole: null };
  const invited = app.fetch("/api/invitations", { cookie: admin, json });
  const { id: invitationId } = await readAnswer(idSchema, invited);
  return await app.kit.db.unit(tenantId, async (tx) => {
    const world = await writeHiringWorld({ tx, tenantId, now: NOW }, { owner, other: colleague });
    const room = { tenantId, id: uuidv7(), kind: "room", name: "Room", timeZone: "UTC" } as const;
    await tx.resource.create({ data: room });
    await tx.suppressedAddress.createMany({
      data: [{ tenantId, channel: "email", address: GONE, reason: "bounced", since: NOW }],
      skipDuplicates: true,
    });
    const places = {
      organisationId: tenantId,
      sessionId,
      invitationId,
      roomId: room.id,
      standInId: colleague.resourceId,
    };
    return { ...world, ...places, slug, address: GONE };
  });
}
