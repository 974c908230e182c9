import type { Work } from "@convene/prisma";
import { MANAGE_APPOINTMENT } from "@convene/server-kit";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import {
  type KnownByName,
  type Organisation,
  type TenancyOptions,
  tryTenancy,
  type World,
} from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { addDays, addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { pageParts, servicesApi } from "./server.ts";
import { writeSalonWorld } from "./testing/write-salon-world.ts";

// Every operation of the running API, asked as it should be and then across tenants: see tryTenancy.

/** A Monday morning at which everybody is open. */
const NOW = new Date("2026-02-02T10:00:00Z");
/** On a machine that does much else. */
const LONGEST_MS = 300_000;
const GONE = "gone@example.com";
const LOWER = ["manager", "staff"] as const;
const idSchema = z.object({ id: z.uuid() });

interface Salon extends Organisation {
  readonly signedUp: SignedUp;
  readonly slug: string;
}

let app: TestKit;
let own: Salon;
let other: Salon;
let nobody: SignedUp;

const work = <T>(tenantId: string, run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(tenantId, (tx) => run({ tx, tenantId, now: NOW }));

beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    parts: pageParts,
    appJobs: servicesJobs,
    now: () => NOW,
  });
  own = await openSalon("Olga", "Salon");
  other = await openSalon("Eva", "Elsewhere");
  nobody = await app.signUp({ name: "Nora" });
});
afterAll(() => app.close());

/** An organisation with somebody in each role. */
async function openSalon(name: string, organisation: string): Promise<Salon> {
  const signedUp = await app.signUp({ name, organisation });
  const lower: Record<string, string> = {};
  for (const role of LOWER) {
    const email = `${role}@${organisation.toLowerCase()}.test`;
    const json = { email, atsRole: null, servicesRole: role };
    const invited = app.fetch("/api/invitations", { cookie: signedUp.cookie, json });
    const { id } = await readAnswer(idSchema, invited);
    const { cookie } = await app.signUp({ name: `${name} ${role}`, email });
    await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie });
    lower[role] = cookie;
  }
  const { tenantId, cookie: admin } = signedUp;
  return { tenantId, admin, lower, signedUp, slug: organisation.toLowerCase() };
}

/** Signs somebody in once more; @returns the session's id. */
async function newSession({ email, password, cookie }: SignedUp): Promise<string> {
  const sessions = async () => {
    const answer = await app.fetch("/api/me/sessions", { cookie });
    return z.array(z.looseObject({ id: z.string() })).parse(await answer.json());
  };
  const before = await sessions();
  await app.fetch("/api/auth/sign-in/email", { json: { email, password } });
  const made = (await sessions()).find(({ id }) => !before.some((one) => one.id === id));
  return made?.id ?? "";
}

async function writeWorld(organisation: Organisation): Promise<World> {
  const { tenantId, admin, signedUp, slug } = organisation === own ? own : other;
  const json = { email: `${uuidv7()}@example.test`, atsRole: null, servicesRole: "staff" };
  const invited = app.fetch("/api/invitations", { cookie: admin, json });
  const { id: invitationId } = await readAnswer(idSchema, invited);
  return await work(tenantId, async (unit) => {
    const { tx } = unit;
    const world = await writeSalonWorld(unit, signedUp.member.id);
    await tx.suppressedAddress.createMany({
      data: [{ tenantId, channel: "email", address: GONE, reason: "bounced", since: NOW }],
      skipDuplicates: true,
    });
    const colleague = await tx.member.findFirstOrThrow({
      where: { id: { not: signedUp.member.id }, servicesRole: "manager" },
    });
    return { ...world, invitationId, slug, address: GONE, memberId: colleague.id };
  });
}

function known(world: World): KnownByName {
  const organisation = world.slug === own.slug ? own : other;
  return {
    "appointments/id": world.appointmentId,
    "clashes/id": world.clashId,
    "clients/id": world.clientId,
    "conflicts/id": world.conflictId,
    "feeds/id": world.feedId,
    "imports/id": world.importId,
    "invitations/id": world.invitationId,
    "members/id": world.memberId,
    "notifications/id": world.notificationId,
    "organisations/id": organisation.tenantId,
    "payments/id": world.paymentId,
    "refunds/id": world.refundId,
    "resources/id": world.hostId,
    "schedules/id": world.scheduleId,
    "services/id": world.serviceId,
    "sessions/id": world.sessionId,
    "time-off/id": world.timeOffId,
    "waiting/id": world.waitingId,
    "POST /api/series body.client.id": world.clientId,
    event: world.appointmentId,
    eventId: world.appointmentId,
    hostIds: world.hostId,
    ids: world.serviceId,
    replaces: world.holdId,
    plannedOnly: false,
    hosts: [{ id: world.hostId, scheduleId: null }],
    cursor: world.notificationId,
    earliest: "2026-02-10T00:00:00Z",
    latest: "2026-02-20T00:00:00Z",
    "GET /api/notifications query.cursor": world.notificationId,
    "GET /api/clients query.cursor": world.clientId,
    "GET /api/imports query.cursor": world.importId,
    "POST /api/services body.hosts[].id": world.hostId,
    "PUT /api/services/{id} body.hosts[].id": world.hostId,
    "POST /api/services body.needs[][]": world.roomId,
    "PUT /api/services/{id} body.needs[][]": world.roomId,
    resourceId: world.hostId,
    resourceIds: world.hostId,
    resources: world.roomId,
    client: { name: "Ana", email: "ana@example.com" },
    from: "2026-02-10T00:00:00Z",
    to: "2026-02-12T00:00:00Z",
    start: FREE,
    timeZone: "UTC",
    rule: "FREQ=WEEKLY;COUNT=2",
    startLocal: "2026-02-16T14:00:00",
  };
}

/** When the world holds a time. */
const HELD = addDays(addHours(NOW, 2), 10);

/** A Monday afternoon on which nothing is booked. */
const FREE = "2026-02-16T14:00:00Z";

/** What the schemas do not say of requests that work. */
function examples(): TenancyOptions["examples"] {
  const activate = () =>
    app.fetch(`/api/organisations/${own.tenantId}/activate`, { method: "POST", cookie: own.admin });
  const set = (run: (tx: Work["tx"]) => Promise<unknown>) => () =>
    work(own.tenantId, ({ tx }) => run(tx));
  const key = (id = "") => ({ tenantId_id: { tenantId: own.tenantId, id } });
  /** What has an id, with its revision, wherever an answer has it; the whole without one. */
  const asIs = async (path: string, id?: string): Promise<{ readonly revision?: unknown }> => {
    const answer = await app.fetch(`/api/${path}`, { cookie: own.admin });
    const found = (part: unknown): object | undefined => {
      if (typeof part !== "object" || part === null) return undefined;
      const isIt = id === undefined || ("id" in part && part.id === id);
      return isIt && "revision" in part ? part : Object.values(part).map(found).find(Boolean);
    };
    return { ...found(await answer.json()) };
  };
  const revisionOf = async (path: string, id?: string) => (await asIs(path, id)).revision;
  /** What is held is offered to who waits. */
  const offered = ({ waitingId = "", holdId = "", hostId = "" }: World) => ({
    before: set((tx) =>
      tx.waitingEntry.update({
        where: key(waitingId),
        data: {
          state: "offered",
          offers: 1,
          offerHoldId: holdId,
          offerStart: HELD,
          offerHostId: hostId,
          offerExpiresAt: addHours(NOW, 1),
        },
        select: { id: true },
      }),
    ),
  });
  const period = { query: { from: "2026-01-01", to: "2026-02-01" } };
  const reports = ["utilisation", "attendance", "revenue", "lead-time"];
  return {
    ...Object.fromEntries(reports.map((name) => [`GET /api/reports/${name}`, () => period])),
    "POST /api/organisations": () => ({ after: activate }),
    "PATCH /api/members/{id}": () => ({ body: { atsRole: null, servicesRole: "manager" } }),
    "DELETE /api/me/sessions/{id}": async () => ({ path: { id: await newSession(own.signedUp) } }),
    ...Object.fromEntries(
      ["start", "no-show"].map((step) => [
        `POST /api/appointments/{id}/${step}`,
        ({ begunId }: World) => ({ path: { id: begunId } }),
      ]),
    ),
    "POST /api/appointments/{id}/finish": ({ begunId = "" }) => ({
      path: { id: begunId },
      before: set((tx) =>
        tx.appointment.update({
          where: key(begunId),
          data: { status: "in_progress", actualStart: NOW },
          select: { id: true },
        }),
      ),
    }),
    ...Object.fromEntries(
      ["edit", "end", "move", "move/preview"].map((deed) => [
        `POST /api/appointments/{id}/series/${deed}`,
        ({ occurrenceId }: World) => ({ path: { id: occurrenceId } }),
      ]),
    ),
    "POST /api/sessions": ({ classId }) => ({
      body: { serviceId: classId, start: FREE, timeZone: "UTC" },
    }),
    "PUT /api/services/{id}": async ({ serviceId }) => ({
      body: await asIs("services/all", serviceId),
    }),
    "PUT /api/resources/{id}": async ({ hostId }) => ({
      body: {
        name: "Mia",
        units: 1,
        timeZone: "UTC",
        dailyLimit: null,
        weeklyLimit: null,
        active: true,
        revision: await revisionOf("resources", hostId),
      },
    }),
    "PUT /api/schedules/{id}": async ({ scheduleId }) => ({
      body: {
        name: "Winter",
        isDefault: false,
        hours: { weeklyHours: {}, overrides: {} },
        revision: await revisionOf("resources", scheduleId),
      },
    }),
    "PUT /api/organisation-settings": async () => ({
      body: {
        bookingIntro: "Come",
        offerMinutes: 60,
        currency: "USD",
        timeZone: "UTC",
        revision: await revisionOf("organisation-settings"),
      },
    }),
    "PUT /api/clients/{id}": () => ({
      body: {
        name: "Ana",
        email: `${uuidv7()}@example.com`,
        phone: null,
        timeZone: "UTC",
        locale: "en",
      },
    }),
    "DELETE /api/clients/{id}": ({ freeClientId }) => ({ path: { id: freeClientId } }),
    "POST /api/refunds/{id}/retry": () => ({
      unreached: [409, "none by card has failed: payments are tried again in payments.db.test.ts"],
    }),
    "POST /api/manage/{token}/payment": () => ({
      unreached: [409, "no cards are taken here: open-paying-salon.ts does"],
    }),
    "POST /api/series/clashes/{id}/resolve": ({ clashId = "" }) => ({
      before: set((tx) => tx.seriesClash.deleteMany({ where: { id: { not: clashId } } })),
    }),
    "POST /api/waiting-place/{token}/take": offered,
    "POST /api/waiting-place/{token}/pass": offered,
    "POST /api/waiting/{id}/take": offered,
    "POST /api/invitations/{id}/accept": () => ({
      unreached: [403, "it is for whoever has the address: accounts.long.test.ts accepts one"],
    }),
    "POST /api/notifications/{id}/retry": ({ notificationId = "" }) => ({
      before: set((tx) =>
        tx.notification.update({
          where: key(notificationId),
          data: { state: "dead", channel: "email", sentAt: null },
          select: { id: true },
        }),
      ),
    }),
    "POST /api/calendars/connect/caldav": () => ({
      unreached: [409, "there is no such server here: calendar-routes.db.test.ts connects one"],
    }),
    "POST /api/calendars/connect/{provider}": () => ({
      unreached: [409, "it is not set up here: calendar-routes.db.test.ts connects one"],
    }),
    "GET /api/calendars/{connectionId}/caldav": () => ({
      unreached: [404, "its credentials are none: calendar-routes.db.test.ts reads real ones"],
    }),
    "POST /api/imports": () => ({
      body: {
        kind: "clients",
        file: new File(["Name,Email\nAna,ana@example.com\n"], "clients.csv", { type: "text/csv" }),
      },
    }),
    "PUT /api/imports/{id}/columns": () => ({
      body: { fields: { name: "Name" }, settings: { dateOrder: "dmy", phonePrefix: null } },
    }),
    "POST /api/imports/{id}/start": ({ importId = "" }) => ({
      before: set((tx) =>
        tx.dataImport.update({ where: key(importId), data: { created: 1 }, select: { id: true } }),
      ),
    }),
  };
}

test(
  "no operation reads, changes or gives away what is another organisation's",
  async () => {
    const { findings, operations, places } = await tryTenancy({
      app,
      own,
      other,
      nobody: nobody.cookie,
      writeWorld,
      known,
      examples: examples(),
      links: {
        manage: [MANAGE_APPOINTMENT, "appointmentId"],
        receipts: ["payment.receipt", "paymentId"],
        "waiting-place": ["waiting.entry", "waitingId"],
      },
      open: [
        /^\w+ \/api\/public\//,
        // Their answers say whether somebody is signed in, or who has which link.
        /^GET \/api\/me$/,
        /^GET \/api\/invitations\/\{id\}$/,
        /^GET \/api\/account-mails$/,
        /^GET \/api\/calendars\/callback\/\{provider\}$/,
      ],
      forEverybody: [
        "POST /api/organisations",
        "POST /api/organisations/{id}/activate",
        "POST /api/invitations/{id}/accept",
        "GET /api/me/sessions",
        "DELETE /api/me/sessions",
        "DELETE /api/me/sessions/{id}",
      ],
      harmless: {
        "GET /api/account-mails answer": "the mails of a server that sends none, for who runs it",
        "GET /api/invitations/{id} path.id": "the id is the secret of the invitation's link",
        "POST /api/invitations/{id}/accept path.id":
          "the id is the secret of the invitation's link",
        "DELETE /api/me/sessions/{id} path.id": "of a person and not of an organisation",
        "body.fields[].id": "names a question within the service's own form",
      },
      unmissed: {
        "POST /api/public/{slug}/holds body.replaces": "a hold that has gone needs no giving back",
        "DELETE /api/public/{slug}/holds/{holdId} path.holdId": "the same",
        "POST /api/public/{slug}/appointments body.holdId":
          "without the hold, the time is just free",
        "POST /api/appointments body.holdId": "the same",
        "POST /api/services/order body.ids[]": "what has gone has no place in the order",
        "query.cursor": "a place in an order, which nobody looks up",
      },
      now: NOW,
    });
    expect(findings).toEqual([]);
    expect([operations, places].every((count) => count > 100)).toBe(true);
  },
  LONGEST_MS,
);
