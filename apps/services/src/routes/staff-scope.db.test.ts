import {
  addColleague,
  readAnswer,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { sessionSchema, staffAppointmentSchema, staffCalendarSchema } from "./schemas.ts";
import { servicesApi } from "./services-api.ts";

let app: TestKit;
let owner: SignedUp;
let mia: Pick<SignedUp, "cookie">;
let salon: SalonRows;

beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => NOW });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
  // A colleague as the pages make one; her own time is Mia's.
  mia = await addColleague(app, owner, { name: "Mia", servicesRole: "staff" });
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.member.updateMany({ where: { name: "Mia" }, data: { resourceId: salon.mia } }),
  );
});
afterAll(() => app.close());

const asOwner = (path: string, json?: unknown, method = "POST") =>
  app.fetch(`/api${path}`, { cookie: owner.cookie, ...(json !== undefined && { json, method }) });
const asMia = (path: string, json?: unknown, method = "POST") =>
  app.fetch(`/api${path}`, { cookie: mia.cookie, ...(json !== undefined && { json, method }) });
const bookingOf = (start: Date, rest: object = {}) => ({
  serviceId: salon.haircut,
  start: start.toISOString(),
  timeZone: "Europe/Berlin",
  client: { name: "Ana Costa", email: "ana@example.com", locale: "en" },
  ...rest,
});
const book = (start: Date, hostId: string) =>
  readAnswer(staffAppointmentSchema, asOwner("/appointments", bookingOf(start, { hostId })));

test("staff see and change their own appointments, and of others' find nothing", async () => {
  const own = await book(february(3, "10:00"), salon.mia);
  const other = await book(february(3, "10:00"), salon.noah);
  const week = new URLSearchParams({
    from: february(2, "00:00").toISOString(),
    to: february(9, "00:00").toISOString(),
  });
  const calendar = await readAnswer(staffCalendarSchema, asMia(`/appointments?${week}`));
  expect(calendar.appointments.map(({ id }) => id)).toEqual([own.id]);
  expect(calendar.people.map(({ name }) => name)).toEqual(["Mia"]);
  expect((await asMia(`/appointments/${own.id}`)).status).toBe(200);
  expect((await asMia(`/appointments/${other.id}`)).status).toBe(404);

  const start = february(3, "13:00").toISOString();
  const changes: [string, unknown, string?][] = [
    ["", { notes: "x" }, "PATCH"],
    ["/reschedule", { start }],
    ["/reminders", { enabled: false, offsetsMinutes: [] }, "PUT"],
    ["/start", {}],
    ["/cancel", {}],
  ];
  for (const [path, json, method] of changes) {
    expect([path, (await asMia(`/appointments/${other.id}${path}`, json, method)).status]).toEqual([
      path,
      404,
    ]);
  }
  expect((await asMia(`/appointments/${own.id}/reschedule`, { start })).status).toBe(200);
  expect((await asOwner(`/appointments/${other.id}/cancel`, {})).status).toBe(200);
});

test("staff book for themselves, and hand nothing over", async () => {
  const start = february(4, "10:00");
  const anyone = await readAnswer(staffAppointmentSchema, asMia("/appointments", bookingOf(start)));
  expect(anyone.host.name).toBe("Mia");
  const forNoah = bookingOf(start, { hostId: salon.noah });
  expect((await asMia("/appointments", forNoah)).status).toBe(403);
  const handOver = { hostId: salon.noah };
  expect((await asMia(`/appointments/${anyone.id}`, handOver, "PATCH")).status).toBe(403);
  const handed = await readAnswer(
    staffAppointmentSchema,
    asOwner(`/appointments/${anyone.id}`, { ...handOver, durationMinutes: 90 }, "PATCH"),
  );
  expect(handed).toMatchObject({ host: { name: "Noah" }, end: february(4, "11:30").toISOString() });
  expect(handed.history.at(-1)).toMatchObject({
    kind: "edited",
    details: { host: ["Mia", "Noah"] },
  });
});

test("of a series staff change what is all theirs, and book one for nobody else's client", async () => {
  const series = {
    serviceId: salon.haircut,
    startLocal: "2026-02-12T10:00:00",
    timeZone: "America/Toronto",
    rule: "FREQ=WEEKLY;COUNT=3",
    decisions: [],
  };
  const made = await readAnswer(
    z.object({ appointmentIds: z.array(z.uuid()) }),
    asOwner("/series", {
      ...series,
      hostId: salon.noah,
      client: { name: "Cleo", email: "cleo@example.com", locale: "en" },
    }),
  );
  const [first = "", second = ""] = made.appointmentIds;
  const handTo = (hostId: string) => asOwner(`/appointments/${second}`, { hostId }, "PATCH");
  await handTo(salon.mia);
  // Handed one of Noah's, Mia has that one and no other.
  const changes: [string, object][] = [
    ["edit", { notes: "x" }],
    ["move/preview", { start: february(20, "10:00").toISOString() }],
    ["move", { start: february(20, "10:00").toISOString(), decisions: [] }],
    ["end", {}],
  ];
  for (const scope of ["following", "all"]) {
    for (const [change, json] of changes) {
      const answer = await asMia(`/appointments/${second}/series/${change}`, { ...json, scope });
      expect([change, scope, answer.status]).toEqual([change, scope, 403]);
    }
  }
  expect((await asMia(`/appointments/${first}/series/end`, { scope: "all" })).status).toBe(404);
  expect((await asMia(`/appointments/${second}`, { notes: "Dry" }, "PATCH")).status).toBe(200);

  const { clientId } = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.appointment.findFirstOrThrow({ where: { id: first }, select: { clientId: true } }),
  );
  const own = { ...series, startLocal: "2026-02-13T10:00:00", hostId: salon.mia };
  const bookForCleo = () => asMia("/series", { ...own, client: { id: clientId } });
  await handTo(salon.noah);
  expect((await bookForCleo()).status).toBe(404);
  await handTo(salon.mia);
  expect((await bookForCleo()).status).toBe(201);
});

test("who waits for somebody else stays as they are, and anyone's client is offered one's own time", async () => {
  const entry = (rest: object) => ({
    serviceId: salon.haircut,
    client: { name: "Dora", email: "dora@example.com", locale: "en" },
    timeZone: "America/Toronto",
    earliest: february(16, "00:00").toISOString(),
    latest: february(20, "00:00").toISOString(),
    weekdays: [],
    between: null,
    ...rest,
  });
  const idSchema = z.object({ id: z.uuid() });
  const theirs = await readAnswer(idSchema, asOwner("/waiting", entry({ hostId: salon.noah })));
  const mine = await readAnswer(idSchema, asMia("/waiting", entry({})));
  expect(mine.id).not.toBe(theirs.id);
  const withdraw = { method: "DELETE", cookie: mia.cookie };
  expect((await app.fetch(`/api/waiting/${theirs.id}`, withdraw)).status).toBe(404);
  const start = february(17, "10:00");
  expect((await asMia(`/waiting/${mine.id}/offer`, { start: start.toISOString() })).status).toBe(
    200,
  );
  const rows = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.waitingEntry.findMany({ where: { id: { in: [theirs.id, mine.id] } } }),
  );
  expect(new Map(rows.map((row) => [row.id, [row.hostResourceId, row.offerHostId]]))).toEqual(
    new Map([
      [theirs.id, [salon.noah, null]],
      [mine.id, [null, salon.mia]],
    ]),
  );
});

test("a client by phone has no address, and what is told of the appointment reaches who has one", async () => {
  const byPhone = await readAnswer(
    staffAppointmentSchema,
    asOwner(
      "/appointments",
      bookingOf(february(5, "10:00"), {
        hostId: salon.noah,
        client: { name: "Bo", phone: "+1 416 555 0134" },
      }),
    ),
  );
  expect(byPhone.client).toMatchObject({ email: null, phone: "+1 416 555 0134" });
  const nameless = bookingOf(february(5, "13:00"), { client: { name: "Bo" } });
  expect((await asOwner("/appointments", nameless)).status).toBe(400);
  await app.runJobs();
  const mails = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.notification.findMany({ where: { appointmentId: byPhone.id, recipientKind: "client" } }),
  );
  expect(mails).toEqual([]);
});

test("a session is planned, moved and cancelled; staff see to their own", async () => {
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.service.updateMany({ where: { id: salon.haircut }, data: { capacity: 4 } }),
  );
  const wanted = (start: Date, hostId?: string) => ({
    serviceId: salon.haircut,
    start: start.toISOString(),
    timeZone: "America/Toronto",
    hostId,
  });
  const theirs = await readAnswer(
    sessionSchema,
    asOwner("/sessions", wanted(february(6, "10:00"), salon.noah)),
  );
  expect((await asMia("/sessions", wanted(february(6, "10:00"), salon.noah))).status).toBe(403);
  const own = await readAnswer(sessionSchema, asMia("/sessions", wanted(february(6, "10:00"))));
  expect(own).toMatchObject({ hostId: salon.mia, capacity: 4, placesTaken: 0, planned: true });
  expect((await asMia(`/sessions/${theirs.id}`)).status).toBe(404);

  const slots = new URLSearchParams({
    serviceId: salon.haircut,
    from: february(6, "00:00").toISOString(),
    to: february(7, "00:00").toISOString(),
  });
  const offered = await readAnswer(
    z.object({ slots: z.array(z.looseObject({ start: z.string() })) }),
    app.fetch(`/api/public/salon/slots?${slots}`),
  );
  const at = (start: Date) => offered.slots.find((slot) => slot.start === start.toISOString());
  expect(at(february(6, "10:00"))).toMatchObject({ placesLeft: 4, sessionId: expect.any(String) });

  const start = february(6, "13:00").toISOString();
  expect((await asMia(`/sessions/${theirs.id}/reschedule`, { start })).status).toBe(404);
  await book(february(6, "10:00"), salon.mia);
  const moved = await readAnswer(sessionSchema, asMia(`/sessions/${own.id}/reschedule`, { start }));
  expect(moved).toMatchObject({ start, placesTaken: 1, clients: [{ name: "Ana Costa" }] });
  expect((await asMia(`/sessions/${own.id}`, { capacity: 1 }, "PATCH")).status).toBe(200);
  await book(february(6, "10:00"), salon.noah);
  await book(february(6, "10:00"), salon.noah);
  const fewer = await asOwner(`/sessions/${theirs.id}`, { capacity: 1 }, "PATCH");
  expect([fewer.status, await fewer.json()]).toMatchObject([
    409,
    { code: "PLACES_TAKEN", taken: 2 },
  ]);
  expect(await readAnswer(sessionSchema, asMia(`/sessions/${own.id}/cancel`, {}))).toMatchObject({
    isCancelled: true,
    clients: [],
  });
});
