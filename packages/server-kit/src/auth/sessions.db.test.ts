import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  cookieOf,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const sessionsAnswer = z.array(
  z.strictObject({
    id: z.uuid(),
    isCurrent: z.boolean(),
    userAgent: z.string().nullable(),
    signedInAt: z.string(),
    lastUsedAt: z.string(),
    expiresAt: z.string(),
  }),
);

const DAY_MS = 24 * 60 * 60 * 1_000;

let app: TestKit;
beforeAll(async () => {
  app = await startTestKit("services");
});
afterAll(() => app.close());

async function signIn(
  { email, password }: Pick<SignedUp, "email" | "password">,
  init: { readonly cookie?: string; readonly userAgent?: string } = {},
): Promise<Response> {
  const { cookie, userAgent = "A test" } = init;
  return await app.fetch("/api/auth/sign-in/email", {
    json: { email, password },
    headers: { "user-agent": userAgent },
    ...(cookie !== undefined && { cookie }),
  });
}

const sessionsOf = (cookie: string) =>
  readAnswer(sessionsAnswer, app.fetch("/api/me/sessions", { cookie }));

const isSignedIn = async (cookie: string) =>
  (await app.fetch("/api/members", { cookie })).status === 200;

test("a session lasts seven days, in a cookie that no script and no other site can use", async () => {
  const ada = await app.signUp({ name: "Ada", organisation: "Salon Ada" });
  const answer = await signIn(ada);
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("convene.session"));
  const flags = cookie
    ?.split("; ")
    .slice(1)
    .map((flag) => flag.toLowerCase());
  expect(flags).toEqual(
    expect.arrayContaining(["path=/", "httponly", "samesite=lax", `max-age=${7 * 24 * 60 * 60}`]),
  );
  const [newest] = await sessionsOf(cookieOf(answer));
  const lasts = Date.parse(newest?.expiresAt ?? "") - Date.parse(newest?.signedInAt ?? "");
  expect(Math.abs(lasts - 7 * DAY_MS)).toBeLessThan(60_000);

  await using encrypted = await startTestKit("services", {
    database: app.database,
    env: { SERVICES_URL: "https://services.example.test", PORT: "0" },
  });
  const { headers } = await encrypted.kit.auth.handler(
    new Request("https://services.example.test/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: ada.email, password: ada.password }),
    }),
  );
  expect(headers.getSetCookie().join()).toMatch(/__Secure-convene\.session_token=.*; Secure/);
});

test("a session that ended opens nothing, and neither does a cookie that we did not sign", async () => {
  const bea = await app.signUp({ name: "Bea", organisation: "Salon Bea" });
  const forged = bea.cookie.replace(/=([^.]+)\.[^;]+/, "=$1.forged");
  expect(forged).not.toBe(bea.cookie);
  expect([await isSignedIn(bea.cookie), await isSignedIn(forged)]).toEqual([true, false]);
  await app.kit.authClient.session.updateMany({
    where: { user: { email: bea.email } },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  expect(await isSignedIn(bea.cookie)).toBe(false);
});

test("signing in begins a new session, whatever cookie the browser was given before", async () => {
  const cleo = await app.signUp({ name: "Cleo", organisation: "Salon Cleo" });
  const mallory = await app.signUp({ name: "Mallory", organisation: "Salon Mallory" });
  const answer = await signIn(cleo, { cookie: mallory.cookie });
  const cookie = cookieOf(answer);
  expect([cleo.cookie, mallory.cookie]).not.toContain(cookie);
  const me = z.looseObject({ user: z.looseObject({ email: z.string() }) });
  const { user } = await readAnswer(me, app.fetch("/api/me", { cookie: mallory.cookie }));
  expect(user.email).toBe(mallory.email);
});

test("a changed password ends all other sessions, and the one that changed it goes on under a new name", async () => {
  const dina = await app.signUp({ name: "Dina", organisation: "Salon Dina" });
  const stolen = cookieOf(await signIn(dina));
  const change = (currentPassword: string) =>
    app.fetch("/api/auth/change-password", {
      cookie: dina.cookie,
      json: { currentPassword, newPassword: "a new password", revokeOtherSessions: false },
    });
  expect((await change("a wrong guess")).status).toBe(400);
  expect(await isSignedIn(stolen)).toBe(true);
  const changed = await change(dina.password);
  expect(changed.status).toBe(200);
  expect([await isSignedIn(stolen), await isSignedIn(dina.cookie)]).toEqual([false, false]);
  expect(await isSignedIn(cookieOf(changed))).toBe(true);
});

test("people see where they are signed in, without what would sign anybody in", async () => {
  const elsa = await app.signUp({ name: "Elsa", organisation: "Salon Elsa" });
  const phone = cookieOf(await signIn(elsa, { userAgent: "A phone" }));
  const found = await sessionsOf(phone);
  expect(found.map(({ isCurrent, userAgent }) => [isCurrent, userAgent])[0]).toEqual([
    true,
    "A phone",
  ]);
  expect(found.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  expect((await app.fetch("/api/auth/list-sessions", { cookie: phone })).status).toBe(404);
  expect(await refusalOf(app.fetch("/api/me/sessions"))).toEqual([401, "SIGN_IN_REQUIRED"]);
});

test("they end one of their sessions, or all others, and nobody else's", async () => {
  const fay = await app.signUp({ name: "Fay", organisation: "Salon Fay" });
  const gus = await app.signUp({ name: "Gus", organisation: "Salon Gus" });
  const [lost, kept] = [cookieOf(await signIn(fay)), cookieOf(await signIn(fay))];
  const ofLost = (await sessionsOf(lost)).find(({ isCurrent }) => isCurrent)?.id;
  const end = (cookie: string, id = "") =>
    app.fetch(`/api/me/sessions${id && `/${id}`}`, { method: "DELETE", cookie });
  expect(await refusalOf(end(gus.cookie, ofLost))).toEqual([404, "NOT_FOUND"]);
  expect(await isSignedIn(lost)).toBe(true);
  expect((await end(kept, ofLost)).status).toBe(204);
  expect([await isSignedIn(lost), await isSignedIn(kept)]).toEqual([false, true]);
  expect((await end(kept)).status).toBe(204);
  expect([await isSignedIn(fay.cookie), await isSignedIn(kept)]).toEqual([false, true]);
  expect(await isSignedIn(gus.cookie)).toBe(true);
});
