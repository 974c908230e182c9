import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import {
  bookedSchema,
  slotsSchema,
  staffAppointmentSchema,
  staffCalendarSchema,
} from "./schemas.ts";
import { servicesApi } from "./services-api.ts";

let app: TestKit;
let owner: SignedUp;
let salon: SalonRows;
let now = NOW;

beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => now });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

const problemSchema = z.looseObject({ status: z.int(), code: z.string(), title: z.string() });

async function problemOf(answer: Response) {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  return problemSchema.parse(await answer.json());
}

const bookingOf = (start: Date, rest: object = {}) => ({
  serviceId: salon.haircut,
  start: start.toISOString(),
  timeZone: "Europe/Berlin",
  client: { name: "Ana Costa", email: "ana@example.com", locale: "en" },
  ...rest,
});
const post = (start: Date, rest: object = {}, headers: Record<string, string> = {}) =>
  app.fetch("/api/public/salon/appointments", { json: bookingOf(start, rest), headers });
const book = async (start: Date, rest: object = {}) => {
  const answer = await post(start, rest);
  expect(answer.status).toBe(201);
  return bookedSchema.parse(await answer.json());
};
const staff = (path: string, json?: unknown) =>
  app.fetch(`/api${path}`, { cookie: owner.cookie, ...(json !== undefined && { json }) });

test("the public page has the organisation and its services, without internals", async () => {
  const answer = await app.fetch("/api/public/salon");
  expect(await answer.json()).toMatchObject({
    organisation: { name: "Salon", slug: "salon", timeZone: "America/Toronto" },
    services: [
      {
        id: salon.haircut,
        name: "Haircut",
        price: 6_500,
        currency: "CAD",
        hosts: [
          { id: salon.mia, name: "Mia" },
          { id: salon.noah, name: "Noah" },
        ],
      },
    ],
  });
});

test("an unknown address and a malformed request are problems that say what is wrong", async () => {
  const missing = await problemOf(await app.fetch("/api/public/nobody"));
  expect(missing).toMatchObject({ status: 404, code: "NOT_FOUND" });
  const other = await problemOf(await post(february(3, "10:00"), { serviceId: uuidv7() }));
  expect(other).toMatchObject({ status: 404, code: "NOT_FOUND" });
  const wrong = await problemOf(
    await post(february(3, "10:00"), { timeZone: "+02:00", client: { name: "", email: "nobody" } }),
  );
  expect(wrong).toMatchObject({ status: 400, code: "INVALID_INPUT" });
  expect(z.array(z.object({ field: z.string() })).parse(wrong.errors)).toMatchObject([
    { field: "timeZone" },
    { field: "client.name" },
    { field: "client.email" },
  ]);
  const range = `from=${february(1, "00:00").toISOString()}&to=${addDays(NOW, 90).toISOString()}`;
  const tooLong = await app.fetch(`/api/public/salon/slots?serviceId=${salon.haircut}&${range}`);
  expect(await problemOf(tooLong)).toMatchObject({ status: 400, field: "to" });
});

test("slots, hold, booking, link: the way of a client", async () => {
  const range = `from=${february(3, "00:00").toISOString()}&to=${february(4, "00:00").toISOString()}`;
  const found = slotsSchema.parse(
    await (await app.fetch(`/api/public/salon/slots?serviceId=${salon.haircut}&${range}`)).json(),
  );
  const [first] = found.slots;
  expect(first).toEqual({
    start: february(3, "09:00").toISOString(),
    end: february(3, "10:00").toISOString(),
    hostIds: [salon.mia, salon.noah],
  });

  const holding = { serviceId: salon.haircut, hostId: salon.mia, start: first?.start };
  const hold = await app.fetch("/api/public/salon/holds", { json: holding });
  expect(hold.status).toBe(201);
  const { holdId } = z.object({ holdId: z.uuid() }).parse(await hold.json());
  const late = await app.fetch("/api/public/salon/holds", { json: holding });
  expect(await problemOf(late)).toMatchObject({ status: 409, code: "SLOT_TAKEN" });

  const { token, appointment } = await book(february(3, "09:00"), { hostId: salon.mia, holdId });
  expect(appointment).toMatchObject({
    status: "confirmed",
    title: "Haircut",
    host: { name: "Mia" },
    opensClient: true,
    location: "12 Harbour Street",
    changes: { whyNotMove: null, whyNotCancel: null, remainingReschedules: 2 },
  });
  expect(appointment.calendarLinks?.ics).toBe(`${app.url}/api/manage/${token}/invite.ics`);

  const file = await app.fetch(`/api/manage/${token}/invite.ics`);
  expect(file.headers.get("content-type")).toContain("text/calendar");
  expect(await file.text()).toContain("DTSTART:20260203T140000Z");

  const moved = await app.fetch(`/api/manage/${token}/reschedule`, {
    json: { start: february(3, "13:00").toISOString() },
  });
  expect(await moved.json()).toMatchObject({
    start: february(3, "13:00").toISOString(),
    changes: { remainingReschedules: 1 },
  });
  const cancelled = await app.fetch(`/api/manage/${token}/cancel`, { json: {} });
  expect(await cancelled.json()).toMatchObject({
    status: "cancelled",
    calendarLinks: null,
    changes: { whyNotMove: "EVENT_CLOSED", whyNotCancel: "EVENT_CLOSED" },
  });
  const again = await app.fetch(`/api/manage/${token}/cancel`, { json: {} });
  expect(await problemOf(again)).toMatchObject({ status: 409, code: "EVENT_CLOSED" });
});

test("every notice of a booking is queued with it, and its mail carries the link that opens it", async () => {
  const { appointment } = await book(february(4, "09:00"));
  await app.runJobs();
  const mails = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.notification.findMany({ where: { appointmentId: appointment.id } }),
  );
  const toClient = mails.find((mail) => mail.recipientKind === "client");
  expect(toClient).toMatchObject({ state: "sent", kind: "confirmation" });
  const link = toClient?.text?.match(/\/manage\/(\S+)/)?.[1];
  const opened = await app.fetch(`/api/manage/${link}`);
  expect(await opened.json()).toMatchObject({ id: appointment.id });
});

test("of 20 at once one is booked; 19 are told the nearest free times", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      post(february(5, "10:00"), {
        hostId: salon.noah,
        client: { name: "R", email: `r${index}@example.com` },
      }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    const refusal = await problemOf(answer);
    expect(refusal).toMatchObject({ status: 409, code: "SLOT_TAKEN" });
    expect(refusal.alternatives).toContainEqual({
      start: february(5, "11:15").toISOString(),
      end: february(5, "12:15").toISOString(),
      hostIds: [salon.noah],
    });
  }
});

test("a repeated Idempotency-Key gets the same answer, and books once", async () => {
  const headers = { "idempotency-key": "once" };
  const first = await post(february(6, "09:00"), {}, headers);
  const second = await post(february(6, "09:00"), {}, headers);
  expect(second.status).toBe(201);
  expect(await second.json()).toEqual(await first.json());
  const booked = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.appointment.count({ where: { scheduledStart: february(6, "09:00") } }),
  );
  expect(booked).toBe(1);
  const other = await problemOf(await post(february(6, "13:00"), {}, headers));
  expect(other).toMatchObject({ status: 422, code: "IDEMPOTENCY_KEY_REUSED" });
  // Refused with a key, and alternatives all the same.
  const taken = await problemOf(
    await post(february(5, "10:00"), { hostId: salon.noah }, { "idempotency-key": "late" }),
  );
  expect(taken).toMatchObject({ code: "SLOT_TAKEN", alternatives: expect.any(Array) });
});

test("a time that is not offered says so, with alternatives", async () => {
  const refusal = await problemOf(await post(february(7, "10:00")));
  expect(refusal).toMatchObject({
    status: 409,
    code: "SLOT_NOT_OFFERED",
    field: "start",
    alternatives: expect.arrayContaining([
      expect.objectContaining({ start: february(9, "09:00").toISOString() }),
    ]),
  });
});

test("a link that was tampered with, is for something else, or has expired opens nothing", async () => {
  const { token, appointment } = await book(february(9, "09:00"));
  const tampered = await problemOf(await app.fetch(`/api/manage/${token.slice(0, -3)}abc`));
  expect(tampered).toMatchObject({ status: 404, code: "NOT_FOUND" });
  const foreign = await app.kit.links.sign({
    purpose: "interview.view",
    tenantId: owner.tenantId,
    subjectId: appointment.id,
    expiresAt: addDays(NOW, 1),
  });
  expect((await app.fetch(`/api/manage/${foreign}`)).status).toBe(404);
  now = addDays(NOW, 60);
  const expired = await problemOf(await app.fetch(`/api/manage/${token}`));
  now = NOW;
  expect(expired).toMatchObject({ status: 410, code: "LINK_EXPIRED" });
});

test("too late for the client, with the moment until which it was possible", async () => {
  const { token } = await book(february(10, "10:00"));
  now = february(10, "01:00");
  const refusal = await problemOf(await app.fetch(`/api/manage/${token}/cancel`, { json: {} }));
  now = NOW;
  expect(refusal).toMatchObject({
    status: 409,
    code: "TOO_LATE_TO_CHANGE",
    changeableUntil: february(9, "22:00").toISOString(),
  });
});

test("staff routes are for members only, and show nobody else's organisation", async () => {
  const { appointment } = await book(february(11, "09:00"));
  const anonymous = await problemOf(await app.fetch(`/api/appointments/${appointment.id}`));
  expect(anonymous).toMatchObject({ status: 401, code: "SIGN_IN_REQUIRED" });
  const rival = await app.signUp({ name: "Rita", organisation: "Rival" });
  const theirs = await app.fetch(`/api/appointments/${appointment.id}`, { cookie: rival.cookie });
  expect(await problemOf(theirs)).toMatchObject({ status: 404, code: "NOT_FOUND" });
  const cancel = await app.fetch(`/api/appointments/${appointment.id}/cancel`, {
    cookie: rival.cookie,
    json: {},
  });
  expect(cancel.status).toBe(404);
});

test("staff book by phone, move, start and finish; a move that can't be is explained", async () => {
  const answer = await staff(
    "/appointments",
    bookingOf(february(12, "10:05"), { hostId: salon.mia }),
  );
  expect(answer.status).toBe(201);
  const { id, history } = staffAppointmentSchema.parse(await answer.json());
  expect(history).toMatchObject([{ kind: "booked", byKind: "member", byName: "Olga" }]);

  const move = (start: Date) =>
    staff(`/appointments/${id}/reschedule`, { start: start.toISOString() });
  const evening = await problemOf(await move(february(12, "18:07")));
  expect(evening).toMatchObject({
    code: "SLOT_NOT_OFFERED",
    explanation: {
      offered: false,
      reasons: [{ reason: "tooFewHosts" }],
      hosts: [{ name: "Mia", reasons: [{ reason: "outsideHours" }] }],
    },
  });
  await book(february(12, "14:00"), { hostId: salon.mia });
  const close = await problemOf(await move(february(12, "12:50")));
  expect(close).toMatchObject({
    code: "SLOT_TAKEN",
    explanation: {
      hosts: [
        {
          reasons: [{ reason: "busy", interval: { start: february(12, "14:00").toISOString() } }],
        },
      ],
    },
  });
  expect((await move(february(12, "11:00"))).status).toBe(200);

  now = february(12, "11:02");
  const started = staffAppointmentSchema.parse(
    await (await staff(`/appointments/${id}/start`, {})).json(),
  );
  expect(started).toMatchObject({ status: "in_progress", actualStart: now.toISOString() });
  const wrong = await problemOf(await staff(`/appointments/${id}/no-show`, {}));
  expect(wrong).toMatchObject({ status: 409, code: "INVALID_TRANSITION" });
  const finished = await (await staff(`/appointments/${id}/finish`, {})).json();
  now = NOW;
  expect(finished).toMatchObject({ status: "completed", nextStatuses: [] });
});

test("the staff's lists: calendar, services, slots, clients, and why not another time", async () => {
  await book(february(13, "09:00"), { hostId: salon.mia });
  const range = `from=${february(13, "00:00").toISOString()}&to=${february(14, "00:00").toISOString()}`;
  const calendar = staffCalendarSchema.parse(await (await staff(`/appointments?${range}`)).json());
  expect(calendar.appointments).toMatchObject([{ hostName: "Mia", clientName: "Ana Costa" }]);
  const slots = slotsSchema.parse(
    await (await staff(`/slots?serviceId=${salon.haircut}&hostId=${salon.mia}&${range}`)).json(),
  );
  expect(slots.slots[0]?.start).toBe(february(13, "10:15").toISOString());
  expect(await (await staff("/services")).json()).toMatchObject({ items: [{ name: "Haircut" }] });
  const clients = await staff("/clients?search=ana@");
  expect(await clients.json()).toMatchObject({ items: [{ name: "Ana Costa" }], nextCursor: null });
  const why = await staff("/explain", {
    serviceId: salon.haircut,
    hostId: salon.mia,
    start: february(13, "09:30").toISOString(),
  });
  expect(await why.json()).toMatchObject({
    offered: false,
    hosts: [{ name: "Mia", reasons: [{ reason: "busy" }] }],
  });
});

test("every route is described, with its refusals", async () => {
  const paths = z.record(z.string(), z.record(z.string(), z.looseObject({ summary: z.string() })));
  const { paths: described } = z
    .object({ paths })
    .parse(await (await app.fetch("/api/openapi.json")).json());
  expect(Object.keys(described)).toEqual(
    expect.arrayContaining([
      "/api/public/{slug}/slots",
      "/api/manage/{token}/reschedule",
      "/api/appointments/{id}/no-show",
    ]),
  );
  expect(described["/api/public/{slug}/appointments"]?.post).toMatchObject({
    responses: { 201: {}, 409: {} },
  });
});

test("public endpoints are limited in rate", async () => {
  await using strict = await startTestKit("services", {
    api: servicesApi,
    database: app.database,
    env: { PUBLIC_RATE_LIMIT: "2" },
  });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await strict.fetch("/api/public/salon")).status);
  expect(statuses).toEqual([200, 200, 429]);
});
