import { MANAGE_APPOINTMENT } from "@convene/server-kit";
import type { TestKit } from "@convene/server-kit/testing";
import {
  type KnownByName,
  kitExamples,
  knownInKit,
  type TenancyOptions,
  unitsIn,
  type World,
} from "@convene/server-kit/testing/tenancy";
import { addDays, addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { ExampleSalon } from "./example-salon.ts";
import { NOW } from "./open-salon.ts";

/** What each link is for, and of which row of the world. */
export const EXAMPLE_LINKS: TenancyOptions["links"] = {
  manage: [MANAGE_APPOINTMENT, "appointmentId"],
  receipts: ["payment.receipt", "paymentId"],
  "waiting-place": ["waiting.entry", "waitingId"],
};

/** The world's rows, by further names of paths and bodies. */
export function knownInExamples(world: World): KnownByName {
  return {
    ...knownInKit(world),
    "appointments/id": world.appointmentId,
    "clashes/id": world.clashId,
    "clients/id": world.clientId,
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
    earliest: "2026-02-10T00:00:00Z",
    latest: "2026-02-20T00:00:00Z",
    "GET /api/clients query.cursor": world.clientId,
    "POST /api/services body.hosts[].id": world.hostId,
    "PUT /api/services/{id} body.hosts[].id": world.hostId,
    "POST /api/services body.needs[][]": world.roomId,
    "PUT /api/services/{id} body.needs[][]": world.roomId,
    resourceId: world.hostId,
    resourceIds: world.hostId,
    resources: world.roomId,
    name: `New ${uuidv7()}`,
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
export function exampleRequests(app: TestKit, own: ExampleSalon): TenancyOptions["examples"] {
  const { set, key } = unitsIn(app, own.tenantId, NOW);
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
    ...kitExamples(app, own, NOW),
    ...Object.fromEntries(reports.map((name) => [`GET /api/reports/${name}`, () => period])),
    "PATCH /api/members/{id}": () => ({ body: { atsRole: null, servicesRole: "manager" } }),
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
    "POST /api/imports": () => ({
      body: {
        kind: "clients",
        file: new File(["Name,Email\nAna,ana@example.com\n"], "clients.csv", { type: "text/csv" }),
      },
    }),
  };
}
