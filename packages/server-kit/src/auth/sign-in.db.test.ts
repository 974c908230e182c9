import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { hc } from "hono/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { SharedApi } from "../routes/shared-routes.ts";
import { cookieOf, readAnswer, refusalOf, startTestKit, type TestKit } from "../testing/index.ts";

let app: TestKit;
beforeAll(async () => {
  app = await startTestKit("services");
});
afterAll(() => app.close());

const organisation = z.looseObject({ id: z.string(), name: z.string() });
const meAnswer = z.looseObject({
  member: z.looseObject({ resourceId: z.string() }).nullable(),
  organisation: z.looseObject({ id: z.string() }).nullable(),
  organisations: z.array(organisation),
});
const invitationAnswer = z.looseObject({ id: z.string(), url: z.string() });
const mailsAnswer = z.array(z.object({ to: z.string(), subject: z.string(), text: z.string() }));

async function meOf(cookie: string, server: TestKit = app) {
  return await readAnswer(meAnswer, server.fetch("/api/me", { cookie }));
}

async function invite(cookie: string, json: object) {
  return await readAnswer(invitationAnswer, app.fetch("/api/invitations", { cookie, json }));
}

async function mailTo(address: string) {
  const mails = await readAnswer(mailsAnswer, app.fetch("/api/account-mails"));
  const mail = mails.find(({ to }) => to === address);
  if (!mail) throw new Error(`There is no mail to ${address}`);
  return mail;
}

test("the first visitor is led to set up an organisation, and is its administrator", async () => {
  await using empty = await startTestKit("services");
  const first = await (await empty.fetch("/api/me")).json();
  expect(first).toMatchObject({ user: null, member: null, organisations: [], setupNeeded: true });

  const ada = await empty.signUp({ name: "Ada" });
  const signedUp = await (await empty.fetch("/api/me", { cookie: ada.cookie })).json();
  expect(signedUp).toMatchObject({ user: { name: "Ada" }, organisation: null, setupNeeded: true });

  const created = await empty.fetch("/api/organisations", {
    cookie: ada.cookie,
    json: { name: "Café Nord", timeZone: "Europe/Paris" },
  });
  expect(created.status).toBe(201);
  const me = await meOf(ada.cookie, empty);
  expect(me).toMatchObject({
    member: { name: "Ada", atsRole: "admin", servicesRole: "owner", timeZone: "Europe/Paris" },
    organisation: { name: "Café Nord", slug: "cafe-nord", timeZone: "Europe/Paris" },
    organisations: [{ slug: "cafe-nord" }],
    setupNeeded: false,
    mailIsLocal: true,
  });
  const schedule = await empty.kit.db.unit(me.organisation?.id ?? "", (tx) =>
    tx.schedule.findFirst({ where: { resourceId: me.member?.resourceId ?? "" } }),
  );
  const workday = [["09:00", "17:00"]];
  expect(schedule).toMatchObject({
    isDefault: true,
    weeklyHours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday },
  });
});

test("whoever accepts an invitation has the roles that it carried", async () => {
  const owner = await app.signUp({ name: "Olga", organisation: "Salon Olga" });
  const invitation = await invite(owner.cookie, {
    email: "Bo@example.test",
    atsRole: "interviewer",
    servicesRole: "staff",
  });
  expect(invitation).toMatchObject({ email: "bo@example.test", servicesRole: "staff" });
  const mail = await mailTo("bo@example.test");
  expect(mail.subject).toBe("Join Salon Olga");
  expect(mail.text).toContain(`${app.url}/invitation/${invitation.id}`);

  const shown = await app.fetch(`/api/invitations/${invitation.id}`);
  expect(await shown.json()).toEqual({
    id: invitation.id,
    email: "bo@example.test",
    organisation: { name: "Salon Olga" },
  });

  const stranger = await app.signUp({ name: "Stranger" });
  const refused = await app.fetch(`/api/invitations/${invitation.id}/accept`, {
    method: "POST",
    cookie: stranger.cookie,
  });
  expect(await refusalOf(refused)).toEqual([403, "NOT_THE_INVITED"]);

  const bo = await app.signUp({ name: "Bo", email: "bo@example.test" });
  const accepted = await app.fetch(`/api/invitations/${invitation.id}/accept`, {
    method: "POST",
    cookie: bo.cookie,
  });
  expect(await accepted.json()).toMatchObject({ id: owner.tenantId, name: "Salon Olga" });
  expect(await meOf(bo.cookie)).toMatchObject({
    member: { name: "Bo", atsRole: "interviewer", servicesRole: "staff" },
    organisation: { id: owner.tenantId },
  });
  const again = await app.fetch(`/api/invitations/${invitation.id}/accept`, {
    method: "POST",
    cookie: bo.cookie,
  });
  expect(again.status).toBe(404);

  const members = await readAnswer(
    z.array(organisation),
    app.fetch("/api/members", { cookie: bo.cookie }),
  );
  expect(members.map(({ name }) => name)).toEqual(["Bo", "Olga"]);
});

test("an invitation that was withdrawn can be neither seen nor accepted", async () => {
  const owner = await app.signUp({ name: "Wanda", organisation: "Salon Wanda" });
  const json = { email: "wolf@example.test", atsRole: null, servicesRole: "staff" };
  const { id } = await invite(owner.cookie, json);
  const listed = await (await app.fetch("/api/invitations", { cookie: owner.cookie })).json();
  expect(listed).toMatchObject([{ id, email: "wolf@example.test" }]);
  const path = `/api/invitations/${id}`;
  const withdrawn = await app.fetch(path, { method: "DELETE", cookie: owner.cookie });
  expect(withdrawn.status).toBe(204);
  expect((await app.fetch(path)).status).toBe(404);
  const wolf = await app.signUp({ name: "Wolf" });
  const accepted = await app.fetch(`${path}/accept`, { method: "POST", cookie: wolf.cookie });
  expect(accepted.status).toBe(404);
});

test("a person of two organisations sees one at a time, and the last one again", async () => {
  const una = await app.signUp({ name: "Una", organisation: "First" });
  const second = await app.fetch("/api/organisations", {
    cookie: una.cookie,
    json: { name: "Second", timeZone: "Asia/Tokyo" },
  });
  const { id: secondId } = await readAnswer(organisation, second);
  expect(await meOf(una.cookie)).toMatchObject({ organisation: { name: "Second" } });

  await app.fetch(`/api/organisations/${una.tenantId}/activate`, {
    method: "POST",
    cookie: una.cookie,
  });
  const first = await meOf(una.cookie);
  expect(first).toMatchObject({ organisation: { name: "First" }, member: { timeZone: "UTC" } });
  expect(first.organisations).toHaveLength(2);

  const signIn = await app.fetch("/api/auth/sign-in/email", {
    json: { email: una.email, password: una.password },
  });
  expect(await meOf(cookieOf(signIn))).toMatchObject({ organisation: { id: una.tenantId } });
  expect(secondId).not.toBe(una.tenantId);
});

test("a forgotten password is changed by the mail's link, which signs out everywhere", async () => {
  const rita = await app.signUp({ name: "Rita", organisation: "Salon Rita" });
  const asked = await app.fetch("/api/auth/request-password-reset", {
    json: { email: rita.email, redirectTo: "/reset-password" },
  });
  expect(asked.status).toBe(200);
  const { text } = await mailTo(rita.email);
  const token = /\/reset-password\?token=(\S+)/.exec(text)?.[1];
  const reset = await app.fetch("/api/auth/reset-password", {
    json: { newPassword: "a new password", token },
  });
  expect(reset.status).toBe(200);
  expect((await app.fetch("/api/members", { cookie: rita.cookie })).status).toBe(401);

  const signIn = (password: string) =>
    app.fetch("/api/auth/sign-in/email", { json: { email: rita.email, password } });
  expect((await signIn(rita.password)).status).toBe(401);
  expect((await signIn("a new password")).status).toBe(200);
  const reused = await app.fetch("/api/auth/reset-password", {
    json: { newPassword: "another one", token },
  });
  expect(reused.status).toBe(400);
});

test("without a session 401, without the role 403, another organisation's ids 404", async () => {
  const owner = await app.signUp({ name: "Rob", organisation: "Salon Rob" });
  const neighbour = await app.signUp({ name: "Nina", organisation: "Salon Nina" });
  const json = { email: "sue@example.test", atsRole: null, servicesRole: "staff" };
  const invitation = await invite(owner.cookie, json);
  const sue = await app.signUp({ name: "Sue" });

  const anonymous = await app.fetch("/api/members");
  expect(await refusalOf(anonymous)).toEqual([401, "SIGN_IN_REQUIRED"]);
  const outside = await app.fetch("/api/members", { cookie: sue.cookie });
  expect(await refusalOf(outside)).toEqual([403, "NOT_ALLOWED"]);

  await app.fetch(`/api/invitations/${invitation.id}/accept`, {
    method: "POST",
    cookie: sue.cookie,
  });
  expect((await app.fetch("/api/members", { cookie: sue.cookie })).status).toBe(200);
  expect((await app.fetch("/api/invitations", { cookie: sue.cookie })).status).toBe(403);
  const promoted = await app.fetch(`/api/members/${owner.member.id}`, {
    method: "PATCH",
    cookie: sue.cookie,
    json: { atsRole: null, servicesRole: null },
  });
  expect(promoted.status).toBe(403);

  for (const [method, path] of [
    ["PATCH", `/api/members/${owner.member.id}`],
    ["POST", `/api/organisations/${owner.tenantId}/activate`],
  ] as const) {
    const answer = await app.fetch(path, {
      method,
      cookie: neighbour.cookie,
      json: { atsRole: "admin", servicesRole: "owner" },
    });
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

test("a role is needed in the product that is asked", async () => {
  const owner = await app.signUp({ name: "Paul", organisation: "Salon Paul" });
  const json = { email: "pia@example.test", atsRole: "recruiter", servicesRole: null };
  const { id, url } = await invite(owner.cookie, json);
  expect(url).toBe(`${app.kit.env.ATS_URL}/invitation/${id}`);
  const pia = await app.signUp({ name: "Pia" });
  await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie: pia.cookie });
  expect((await app.fetch("/api/members", { cookie: pia.cookie })).status).toBe(403);

  await using ats = await startTestKit("ats", { database: app.database });
  expect((await ats.fetch("/api/members", { cookie: pia.cookie })).status).toBe(200);
});

test("roles are changed by administrators, of whom one always remains", async () => {
  const owner = await app.signUp({ name: "Quin", organisation: "Salon Quin" });
  const change = (json: object) =>
    app.fetch(`/api/members/${owner.member.id}`, { method: "PATCH", cookie: owner.cookie, json });
  const last = await change({ atsRole: "recruiter", servicesRole: "manager" });
  expect(await refusalOf(last)).toEqual([409, "LAST_ADMINISTRATOR"]);
  expect(await meOf(owner.cookie)).toMatchObject({
    member: { atsRole: "admin", servicesRole: "owner" },
  });
  const fewer = await change({ atsRole: null, servicesRole: "owner" });
  expect(await fewer.json()).toMatchObject({ atsRole: null, servicesRole: "owner" });
});

test("what a crash left out of a membership is made when it is next needed, and once", async () => {
  const zoe = await app.signUp({ name: "Zoe", organisation: "Salon Zoe", timeZone: "Asia/Tokyo" });
  const { tenantId } = zoe;
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.member.deleteMany();
    await tx.schedule.deleteMany();
    await tx.resource.deleteMany();
    await tx.tenant.deleteMany();
  });
  const answers = await Promise.all(Array.from({ length: 5 }, () => meOf(zoe.cookie)));
  for (const me of answers)
    expect(me).toMatchObject({
      member: { name: "Zoe", atsRole: "admin", timeZone: "Asia/Tokyo" },
      organisation: { name: "Salon Zoe" },
    });
  const counts = await app.kit.db.unit(tenantId, async (tx) => [
    await tx.member.count(),
    await tx.resource.count(),
    await tx.schedule.count(),
  ]);
  expect(counts).toEqual([1, 1, 1]);
});

test("a changed name reaches the member's row", async () => {
  const eve = await app.signUp({ name: "Eve", organisation: "Salon Eve" });
  const changed = await app.fetch("/api/auth/update-user", {
    cookie: eve.cookie,
    json: { name: "Evelyn" },
  });
  expect(changed.status).toBe(200);
  expect(await meOf(eve.cookie)).toMatchObject({ member: { name: "Evelyn" } });
});

test("the library's own endpoints for organisations are closed", async () => {
  const max = await app.signUp({ name: "Max", organisation: "Salon Max" });
  for (const path of ["create", "invite-member", "list", "remove-member", "update"]) {
    const answer = await app.fetch(`/api/auth/organization/${path}`, {
      cookie: max.cookie,
      json: {},
    });
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

test("an address that is taken, kept or malformed is refused", async () => {
  const ivy = await app.signUp({ name: "Ivy", organisation: "Salon Ivy" });
  const create = async (json: object) => {
    const answer = await app.fetch("/api/organisations", { cookie: ivy.cookie, json });
    return await refusalOf(answer);
  };
  const timeZone = "UTC";
  expect(await create({ name: "X", slug: "salon-ivy", timeZone })).toEqual([409, "SLUG_TAKEN"]);
  expect(await create({ name: "X", slug: "manage", timeZone })).toEqual([409, "SLUG_TAKEN"]);
  expect(await create({ name: "X", slug: "No Slug", timeZone })).toEqual([400, "INVALID_INPUT"]);
  expect(await create({ name: "X", timeZone: "Mars/Base" })).toEqual([400, "INVALID_INPUT"]);
  expect(await create({ name: "X", timeZone: "+05:00" })).toEqual([400, "INVALID_INPUT"]);
});

/** Asks for the account mails as a browser does that was told another name for this machine. */
async function answerTo(url: string, host: string) {
  const request = get(`${url}/api/account-mails`, { headers: { host } });
  const [answer]: IncomingMessage[] = await once(request, "response");
  answer?.resume();
  return { status: answer?.statusCode, headers: answer?.headers ?? {} };
}

test("account mails are shown to nobody but this machine", async () => {
  const shown = (headers: Record<string, string>) => app.fetch("/api/account-mails", { headers });
  expect((await shown({})).status).toBe(200);
  expect((await shown({ "x-forwarded-for": "203.0.113.7" })).status).toBe(404);
  const { status, headers } = await answerTo(app.url, "evil.example");
  expect([status, headers["content-type"]]).toEqual([404, "application/problem+json"]);
  expect((await answerTo(app.url, "localhost")).status).toBe(200);
  await using open = await startTestKit("services", {
    database: app.database,
    env: { ATS_URL: "https://jobs.example.test", HOST: "localhost" },
  });
  expect((await open.fetch("/api/account-mails")).status).toBe(404);
});

test("one sign-in serves both apps, and so does signing out", async () => {
  await using ats = await startTestKit("ats", { database: app.database });
  const lea = await app.signUp({ name: "Lea", organisation: "Salon Lea" });
  const me = await (await ats.fetch("/api/me", { cookie: lea.cookie })).json();
  expect(me).toMatchObject({ member: { name: "Lea", atsRole: "admin" } });
  const signedOut = await ats.fetch("/api/auth/sign-out", { cookie: lea.cookie, json: {} });
  expect(signedOut.status).toBe(200);
  expect((await app.fetch("/api/members", { cookie: lea.cookie })).status).toBe(401);
});

test("the pages' typed client asks the same routes", async () => {
  const client = hc<SharedApi>(`${app.url}/api`, { headers: { origin: app.url } });
  const me = await (await client.me.$get()).json();
  expect([me.user, me.urls.services]).toEqual([null, app.url]);
  const answer = await client.organisations[":id"].activate.$post({
    param: { id: crypto.randomUUID() },
  });
  expect(answer.status).toBe(401);
});
