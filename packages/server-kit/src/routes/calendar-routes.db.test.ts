import {
  type GoogleStandIn,
  type GraphStandIn,
  startGoogleStandIn,
  startGraphStandIn,
} from "@convene/calendar/testing";
import { reserve } from "@convene/prisma";
import { addDays, addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import { steadyEvents } from "../fixtures/steady-events.ts";
import { createRouter } from "../http/create-router.ts";
import {
  freePorts,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";
import { calendarsSchema } from "./calendar-schemas.ts";
import { conflictRoutes } from "./conflict-routes.ts";

const START = new Date("2026-03-02T09:00:00Z");
const clock = { now: START };

let google: GoogleStandIn;
let graph: GraphStandIn;
let withOutlook: TestKit;
let app: TestKit;
let ada: SignedUp;
let people = 0;

beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => clock.now });
  app = await startTestKit("services", {
    api: (kit) => createRouter().route("/", conflictRoutes(kit, steadyEvents)),
    ports: await freePorts(),
    now: () => clock.now,
    env: {
      GOOGLE_CLIENT_ID: google.app.clientId,
      GOOGLE_CLIENT_SECRET: google.app.clientSecret,
      GOOGLE_BASE_URL: google.url,
    },
  });
  graph = await startGraphStandIn({ now: () => clock.now });
  withOutlook = await startTestKit("ats", {
    database: app.database,
    now: () => clock.now,
    env: {
      MICROSOFT_CLIENT_ID: graph.app.clientId,
      MICROSOFT_CLIENT_SECRET: graph.app.clientSecret,
      MICROSOFT_BASE_URL: graph.url,
    },
  });
});
afterAll(async () => {
  await withOutlook.close();
  await app.close();
  await Promise.all([google.stop(), graph.stop()]);
});
beforeEach(async () => {
  clock.now = START;
  people += 1;
  ada = await app.signUp({ name: `Ada ${people}`, organisation: `Salon ${people}` });
});

const mine = () => readAnswer(calendarsSchema, app.fetch("/api/calendars", { cookie: ada.cookie }));

async function startConnecting({ cookie } = ada): Promise<string> {
  const answer = app.fetch("/api/calendars/connect/google", { method: "POST", cookie });
  return (await readAnswer(z.object({ url: z.string() }), answer)).url;
}

/** Consents on the stand-in's page; @returns where it leads back to. */
async function consent(url: string, email: string): Promise<string> {
  const asked = new URL(url);
  asked.searchParams.set("login_hint", email);
  const answer = await fetch(asked, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  return back.pathname + back.search;
}

async function comeBack(path: string, { cookie } = ada): Promise<string | null> {
  const answer = await app.fetch(path, { cookie, redirect: "manual" });
  expect(answer.status).toBe(302);
  return answer.headers.get("location");
}

async function connect() {
  const account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  expect(await comeBack(await consent(await startConnecting(), account.email))).toBe(
    "/calendars?connected=google",
  );
  await app.runJobs();
  return account;
}

test("a member connects a calendar by consent, and sees what it does", async () => {
  expect(await mine()).toEqual({
    providers: [
      { provider: "google", setUp: true, missing: [] },
      {
        provider: "outlook",
        setUp: false,
        missing: ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
      },
      { provider: "caldav", setUp: true, missing: [] },
    ],
    connections: [],
  });
  const account = await connect();
  const { connections } = await mine();
  expect(connections).toEqual([
    expect.objectContaining({
      provider: "google",
      account: account.email,
      state: "connected",
      problem: null,
      calendars: [expect.objectContaining({ blocks: true, receives: true, watched: true })],
    }),
  ]);
  const stored = await app.kit.db.unit(ada.tenantId, (tx) => tx.calendarConnection.findFirst());
  expect(stored?.credentials).toMatch(/^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
});

test("a consent is good for who asked for it, once, and not for long", async () => {
  const account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  const bob = await app.signUp({ name: `Bob ${people}`, organisation: `Bob ${people}` });
  const back = await consent(await startConnecting(), account.email);
  expect(await comeBack(back, bob)).toBe("/calendars?problem=expired");
  expect(await comeBack(back, { ...ada, cookie: "" })).toBe("/calendars?problem=signIn");
  const [path = "", query = ""] = back.split("?");
  const search = new URLSearchParams(query);
  const forged = new URLSearchParams({ state: "forged", code: search.get("code") ?? "" });
  expect(await comeBack(`${path}?${forged}`)).toBe("/calendars?problem=expired");
  expect(await comeBack(`${path}?error=access_denied&state=x`)).toBe("/calendars?problem=declined");
  expect(await comeBack(back)).toBe("/calendars?connected=google");
  expect(await comeBack(back)).toBe("/calendars?problem=reconnect");
  const late = await consent(await startConnecting(), account.email);
  clock.now = addMinutes(START, 15);
  expect(await comeBack(late)).toBe("/calendars?problem=expired");
});

test("a provider that is not set up, and a server that may not be asked, are refused", async () => {
  const { cookie } = ada;
  const outlook = app.fetch("/api/calendars/connect/outlook", { method: "POST", cookie });
  expect(await refusalOf(outlook)).toEqual([409, "CALENDAR_NOT_SET_UP"]);
  const json = { url: `${google.url}/`, username: "ada", password: "secret" };
  const caldav = app.fetch("/api/calendars/connect/caldav", { cookie, json });
  expect(await refusalOf(caldav)).toEqual([409, "CALENDAR_NOT_CONNECTED"]);
  expect(await refusalOf(app.fetch("/api/calendars"))).toEqual([401, "SIGN_IN_REQUIRED"]);
});

test("a change in the calendar comes in by its notice, without waiting for a round", async () => {
  const account = await connect();
  const before = google.requests.length;
  await account.calendar().add({ start: addDays(START, 1), end: addDays(addHours(START, 1), 1) });
  await google.delivered();
  await app.runJobs();
  expect(google.requests.length).toBeGreaterThan(before);
  const busy = await app.kit.db.unit(ada.tenantId, (tx) => tx.externalBusy.findMany());
  expect(busy).toEqual([expect.objectContaining({ startsAt: addDays(START, 1) })]);
});

test("a notice without the calendar's secret is refused, and starts nothing", async () => {
  await connect();
  const calendar = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.connectedCalendar.findFirstOrThrow(),
  );
  const send = (calendarId: string, token: string) =>
    app.fetch(`/api/webhooks/google-calendar/${ada.tenantId}/${calendarId}`, {
      method: "POST",
      headers: {
        "x-goog-channel-id": calendar.watchId ?? "",
        "x-goog-channel-token": token,
        "x-goog-resource-state": "exists",
      },
    });
  expect(await refusalOf(send(calendar.id, "guessed"))).toEqual([401, "SIGNATURE_INVALID"]);
  expect(await refusalOf(send(ada.userId, calendar.watchSecret ?? ""))).toEqual([
    401,
    "SIGNATURE_INVALID",
  ]);
  expect(await app.runJobs()).toBe(0);
  expect((await send(calendar.id, calendar.watchSecret ?? "")).status).toBe(204);
  expect(await app.runJobs()).toBe(1);
});

test("Microsoft's handshake is answered in plain text", async () => {
  const path = `/api/webhooks/graph/${ada.tenantId}/${ada.userId}?validationToken=a%20token`;
  const answer = await app.fetch(path, { method: "POST" });
  expect([answer.status, await answer.text()]).toEqual([200, "a token"]);
  expect(answer.headers.get("content-type")).toContain("text/plain");
});

test("watches are renewed before they end, and stopped when the account is disconnected", async () => {
  await connect();
  const watches = google.watches();
  clock.now = addHours(START, 6.5 * 24);
  await app.runCalendarRound();
  await app.runJobs();
  const renewed = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.connectedCalendar.findFirstOrThrow(),
  );
  expect(renewed.watchExpiresAt?.getTime()).toBeGreaterThan(addHours(START, 13 * 24).getTime());
  expect(google.watches()).toBe(watches);
  const [connection] = (await mine()).connections;
  const path = `/api/calendars/${connection?.id}`;
  const left = await app.fetch(path, { method: "DELETE", cookie: ada.cookie });
  expect([left.status, await left.json()]).toEqual([200, { consent: "revoked" }]);
  expect(google.watches()).toBe(watches - 1);
  expect((await mine()).connections).toEqual([]);
});

test("a booking goes out to the calendar, and a busy time on it is shown and decided", async () => {
  const account = await connect();
  const start = addDays(START, 2);
  const { id } = await bookAppointment(app.kit, ada, { start });
  await app.kit.db.unit(ada.tenantId, (tx) =>
    reserve(tx, {
      resourceIds: [ada.member.resourceId ?? ""],
      span: { start, end: addMinutes(start, 30) },
      purpose: { appointmentId: id },
    }),
  );
  await app.runJobs();
  const [written] = await account.calendar().list();
  expect(written).toMatchObject({ title: "Haircut · Cleo", start });
  await account.calendar().add({ start, end: addHours(start, 1) });
  await google.delivered();
  await app.runJobs();
  const list = z.object({
    items: z.array(z.looseObject({ id: z.string(), kind: z.string(), event: z.looseObject({}) })),
  });
  const conflicts = () =>
    readAnswer(list, app.fetch(`/api/conflicts?event=${id}`, { cookie: ada.cookie }));
  const { items } = await conflicts();
  expect(items).toEqual([
    expect.objectContaining({ kind: "busy", event: expect.objectContaining({ id }) }),
  ]);
  const resolve = (resolution: string) =>
    app.fetch(`/api/conflicts/${items[0]?.id}/resolve`, {
      cookie: ada.cookie,
      json: { resolution },
    });
  expect(await refusalOf(resolve("put_back"))).toEqual([409, "NOT_OUTSIDE"]);
  expect((await resolve("dismissed")).status).toBe(204);
  expect(await refusalOf(resolve("dismissed"))).toEqual([404, "NOT_FOUND"]);
  expect((await conflicts()).items).toEqual([]);
});

test("a lost consent is told to its owner, with where to connect again", async () => {
  const account = await connect();
  account.revokeConsent();
  clock.now = addMinutes(START, 90);
  await app.runCalendarRound();
  await app.runJobs();
  expect((await mine()).connections).toEqual([
    expect.objectContaining({ state: "reconnect", problem: "reconnect" }),
  ]);
  const told = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.notification.findMany({ where: { kind: "calendar_reconnect", channel: "email" } }),
  );
  expect(told).toEqual([expect.objectContaining({ address: ada.email })]);
  expect(told[0]?.text).toContain("/calendars");
});

test("choosing is for one's own calendars", async () => {
  await connect();
  const [connection] = (await mine()).connections;
  const calendar = connection?.calendars[0];
  const bob = await app.signUp({ name: `Bob ${people}`, organisation: `Bob ${people}` });
  const choose = ({ cookie }: { cookie: string }) =>
    app.fetch(`/api/calendars/${connection?.id}/calendars/${calendar?.id}`, {
      method: "PATCH",
      cookie,
      json: { blocks: false },
    });
  expect(await refusalOf(choose(bob))).toEqual([404, "NOT_FOUND"]);
  expect((await choose(ada)).status).toBe(204);
  expect((await mine()).connections[0]?.calendars[0]).toMatchObject({ blocks: false });
  const sync = ({ cookie }: { cookie: string }) =>
    app.fetch(`/api/calendars/${connection?.id}/sync`, { method: "POST", cookie });
  expect(await refusalOf(sync(bob))).toEqual([404, "NOT_FOUND"]);
  expect((await sync(ada)).status).toBe(204);
});

test("Outlook tells of changes too, and gets a new watch when it ends one", async () => {
  const { cookie, tenantId } = ada;
  const account = graph.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  const asked = withOutlook.fetch("/api/calendars/connect/outlook", { method: "POST", cookie });
  const { url } = await readAnswer(z.object({ url: z.string() }), asked);
  const back = await consent(url, account.email);
  const answer = await withOutlook.fetch(back, { cookie, redirect: "manual" });
  expect(answer.headers.get("location")).toBe("/calendars?connected=outlook");
  await withOutlook.runJobs();
  const watchId = async () =>
    (
      await withOutlook.kit.db.unit(tenantId, (tx) =>
        tx.connectedCalendar.findFirstOrThrow({ where: { blocks: true } }),
      )
    ).watchId;
  const first = await watchId();
  expect([typeof first, graph.watches()]).toEqual(["string", 1]);

  await account.calendar().add({ start: addDays(START, 1), end: addDays(addHours(START, 1), 1) });
  await graph.delivered();
  await withOutlook.runJobs();
  const busy = await withOutlook.kit.db.unit(tenantId, (tx) => tx.externalBusy.findMany());
  expect(busy).toEqual([expect.objectContaining({ startsAt: addDays(START, 1) })]);

  graph.lifecycle("subscriptionRemoved");
  await graph.delivered();
  await withOutlook.runJobs();
  expect(await watchId()).toEqual(expect.any(String));
  expect(await watchId()).not.toBe(first);
});
