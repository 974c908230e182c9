import {
  addColleague,
  readAnswer,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { settingsSchema } from "./organisation-settings-schemas.ts";
import { resourceSchema, resourcesSchema, upcomingSchema } from "./resource-schemas.ts";
import { previewSchema, scheduleSchema } from "./schedule-schemas.ts";
import { servicesApi } from "./services-api.ts";
import { timeOffSchema } from "./time-off-schemas.ts";

let app: TestKit;
let owner: SignedUp;
let mia: { readonly cookie: string };
let salon: SalonRows;

beforeAll(async () => {
  app = await startTestKit("services", { api: servicesApi, now: () => NOW });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
  mia = await joinAs("Mia", salon.mia);
});
afterAll(() => app.close());

/** Somebody who joined as staff, and whose time is that of the fixture's person. */
async function joinAs(name: string, resourceId: string) {
  const { cookie, member } = await addColleague(app, owner, { name, servicesRole: "staff" });
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.member.updateMany({ where: { id: member.id }, data: { resourceId } }),
  );
  return { cookie };
}

const ask = (who: { cookie: string }, method: string, path: string, json?: unknown) =>
  app.fetch(`/api${path}`, { cookie: who.cookie, method, ...(json !== undefined && { json }) });
const problem = z.looseObject({ status: z.int(), code: z.string(), field: z.string().optional() });
const problemOf = (answer: Promise<Response>) => readAnswer(problem, answer);
const resourceOf = async (id: string) => {
  const { items } = await readAnswer(resourcesSchema, ask(owner, "GET", "/resources"));
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error("It is not listed");
  return found;
};
const scheduleOf = async (id: string) => {
  const [schedule] = (await resourceOf(id)).schedules;
  if (!schedule) throw new Error("There is no schedule");
  return schedule;
};
const hours = (windows: [string, string][]) => ({
  weeklyHours: { tue: windows },
  overrides: {},
});
const tuesday = { from: february(3, "00:00"), to: february(4, "00:00") };

test("staff see themselves and set up their own time; managers everybody's", async () => {
  const { items } = await readAnswer(resourcesSchema, ask(mia, "GET", "/resources"));
  expect(items.map(({ name }) => name)).toEqual(["Mia"]);
  const own = await scheduleOf(salon.mia);
  const noahs = await scheduleOf(salon.noah);
  const change = { name: "Default", isDefault: true, hours: own.hours };
  const save = (id: string, revision: string) =>
    ask(mia, "PUT", `/schedules/${id}`, { ...change, revision });
  expect((await save(own.id, own.revision)).status).toBe(200);
  expect((await save(noahs.id, noahs.revision)).status).toBe(403);
  const off = { start: february(20, "09:00"), end: february(20, "12:00") };
  const block = (resourceId: string) => ask(mia, "POST", "/time-off", { ...off, resourceId });
  expect((await block(salon.noah)).status).toBe(403);
  const { id } = await readAnswer(timeOffSchema, block(salon.mia));
  expect((await ask(mia, "DELETE", `/time-off/${id}`)).status).toBe(204);
  for (const [method, path] of [
    ["GET", "/services/all"],
    ["GET", "/organisation-settings"],
    ["GET", `/resources/${salon.noah}/upcoming`],
    ["GET", `/time-off?resourceId=${salon.noah}`],
    ["DELETE", `/services/${salon.haircut}`],
    ["DELETE", `/schedules/${noahs.id}`],
  ] as const) {
    expect([path, (await ask(mia, method, path)).status]).toEqual([path, 403]);
  }
  const { revision, ...details } = await resourceOf(salon.mia);
  const limits = { ...details, dailyLimit: 1, revision };
  expect((await ask(mia, "PUT", `/resources/${salon.mia}`, limits)).status).toBe(403);
});

test("hours that mean nothing are refused as the slot engine reads them, at their field", async () => {
  const save = (weeklyHours: object, overrides: object = {}) =>
    problemOf(
      ask(owner, "POST", `/resources/${salon.noah}/schedules`, {
        name: "Odd",
        isDefault: false,
        hours: { weeklyHours, overrides },
      }),
    );
  expect(await save({ mon: [["9:00", "17:00"]] })).toMatchObject({
    status: 400,
    code: "INVALID_INPUT",
    field: "hours.weeklyHours.mon",
  });
  expect(await save({ mon: [["09:00", "09:00"]] })).toMatchObject({
    field: "hours.weeklyHours.mon",
  });
  expect(await save({ day: [] })).toMatchObject({ field: "hours.weeklyHours.day" });
  expect(await save({}, { "2026-02-30": [] })).toMatchObject({
    field: "hours.overrides.2026-02-30",
  });
});

test("the preview shows the times that unsaved hours would leave, and what would lie outside", async () => {
  const booked = await ask(owner, "POST", "/appointments", {
    serviceId: salon.haircut,
    hostId: salon.noah,
    start: february(3, "15:00"),
    timeZone: "America/Toronto",
    client: { name: "Ana", email: "ana@example.com" },
  });
  expect(booked.status).toBe(201);
  const { id, revision } = await scheduleOf(salon.noah);
  const preview = (windows: [string, string][]) =>
    readAnswer(
      previewSchema,
      ask(owner, "POST", `/resources/${salon.noah}/schedules/preview`, {
        scheduleId: id,
        isDefault: true,
        hours: hours(windows),
        serviceId: salon.haircut,
        ...tuesday,
      }),
    );
  const narrow = await preview([["09:00", "10:30"]]);
  expect(narrow.slots.map(({ start }) => start)).toEqual(
    ["09:00", "09:15", "09:30"].map((time) => february(3, time).toISOString()),
  );
  expect(narrow.outside).toMatchObject([{ clientName: "Ana", title: "Haircut" }]);
  // Over midnight: the appointment is inside, and nothing is free before it.
  const late = await preview([["15:00", "01:00"]]);
  expect(late.outside).toEqual([]);
  expect(late.slots[0]?.start).toBe(february(3, "16:15").toISOString());

  // What was previewed is what is offered once it is saved.
  const saved = await ask(owner, "PUT", `/schedules/${id}`, {
    name: "Default",
    isDefault: true,
    hours: hours([["09:00", "10:30"]]),
    revision,
  });
  expect(saved.status).toBe(200);
  const range = `from=${tuesday.from.toISOString()}&to=${tuesday.to.toISOString()}`;
  const offered = await readAnswer(
    z.looseObject({ slots: z.array(z.object({ start: z.string(), end: z.string() })) }),
    app.fetch(`/api/public/salon/slots?serviceId=${salon.haircut}&hostId=${salon.noah}&${range}`),
  );
  expect(offered.slots.map(({ start }) => start)).toEqual(narrow.slots.map(({ start }) => start));
});

test("who saves hours on top of somebody else's is told", async () => {
  const { id, revision, ...schedule } = await scheduleOf(salon.mia);
  const save = (hours: object) =>
    ask(owner, "PUT", `/schedules/${id}`, { ...schedule, hours, revision });
  expect((await save(hours([["08:00", "12:00"]]))).status).toBe(200);
  expect(await problemOf(save(hours([["10:00", "12:00"]])))).toMatchObject({
    status: 409,
    code: "CONCURRENT_CHANGE",
  });
  expect((await scheduleOf(salon.mia)).hours).toEqual(hours([["08:00", "12:00"]]));
});

test("one schedule is the default; it and those that a service is given on stay", async () => {
  const summer = await readAnswer(
    scheduleSchema,
    ask(owner, "POST", `/resources/${salon.mia}/schedules`, {
      name: "Summer",
      isDefault: true,
      hours: hours([["08:00", "12:00"]]),
    }),
  );
  const schedules = (await resourceOf(salon.mia)).schedules;
  expect(schedules.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["Summer", true],
    ["Default", false],
  ]);
  expect(await problemOf(ask(owner, "DELETE", `/schedules/${summer.id}`))).toMatchObject({
    status: 409,
    code: "SCHEDULE_IN_USE",
  });
  const [, former] = schedules;
  const { status } = await ask(owner, "DELETE", `/schedules/${former?.id}`);
  expect(status).toBe(204);
});

test("time off takes its times, and shows first what is booked then", async () => {
  const query = new URLSearchParams({
    from: february(3, "12:00").toISOString(),
    to: february(3, "18:00").toISOString(),
  });
  const { events } = await readAnswer(
    upcomingSchema,
    ask(owner, "GET", `/resources/${salon.noah}/upcoming?${query}`),
  );
  expect(events).toMatchObject([{ clientName: "Ana" }]);
  expect(
    await problemOf(
      ask(owner, "POST", "/time-off", {
        resourceId: salon.noah,
        start: february(3, "12:00"),
        end: february(3, "12:00"),
      }),
    ),
  ).toMatchObject({ status: 400, field: "end" });
});

test("rooms are open around the clock, and have no fewer units than are booked", async () => {
  const room = await readAnswer(
    resourceSchema,
    ask(owner, "POST", "/resources", {
      kind: "device",
      name: "Laser",
      units: 2,
      timeZone: "America/Toronto",
    }),
  );
  expect(room.schedules[0]?.hours.weeklyHours.sun).toEqual([["00:00", "24:00"]]);
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.reservation.create({
      data: {
        tenantId: owner.tenantId,
        resourceId: room.id,
        resourceKind: "device",
        seat: 1,
        startsAt: february(5, "09:00"),
        endsAt: february(5, "10:00"),
        holdId: uuidv7(),
        expiresAt: february(28, "09:00"),
      },
    }),
  );
  const fewer = ask(owner, "PUT", `/resources/${room.id}`, { ...room, units: 1 });
  expect(await problemOf(fewer)).toMatchObject({ status: 400, field: "units" });
});

test("a member is made bookable, and back; what is booked stays booked", async () => {
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.member.updateMany({ where: { id: owner.member.id }, data: { resourceId: null } }),
  );
  const { unbookable } = await readAnswer(resourcesSchema, ask(owner, "GET", "/resources"));
  expect(unbookable).toEqual([{ id: owner.member.id, name: "Olga" }]);
  const person = await readAnswer(
    resourceSchema,
    ask(owner, "POST", "/resources", { kind: "person", memberId: owner.member.id }),
  );
  expect(person).toMatchObject({ name: "Olga", active: true, timeZone: "America/Toronto" });
  const away = { ...person, active: false };
  expect((await ask(owner, "PUT", `/resources/${person.id}`, away)).status).toBe(200);
  const people = async () => {
    const answer = await (await ask(owner, "GET", "/people")).json();
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(answer);
    return items.map(({ id }) => id);
  };
  expect(await people()).not.toContain(person.id);
  await ask(owner, "POST", "/resources", { kind: "person", memberId: owner.member.id });
  expect(await people()).toContain(person.id);
});

test("the currency changes only while nothing was booked, and prices keep their figures", async () => {
  const settings = await readAnswer(settingsSchema, ask(owner, "GET", "/organisation-settings"));
  const save = (changes: object) =>
    ask(owner, "PUT", "/organisation-settings", { ...settings, ...changes });
  expect(settings).toMatchObject({ slug: "salon", mayChangeCurrency: false });
  expect(await problemOf(save({ currency: "JPY" }))).toMatchObject({
    status: 409,
    code: "CURRENCY_IN_USE",
    field: "currency",
  });
  expect(await problemOf(save({ currency: "XYZ" }))).toMatchObject({ status: 400 });
  expect((await save({ bookingIntro: "Ring the bell.", offerMinutes: 60 })).status).toBe(200);
  expect(await problemOf(save({ offerMinutes: 30 }))).toMatchObject({ code: "CONCURRENT_CHANGE" });

  const other = await app.signUp({ name: "Otto", organisation: "Spa", timeZone: "Asia/Tokyo" });
  const { haircut } = await writeSalon(app.kit.db, other.tenantId);
  const fresh = await readAnswer(settingsSchema, ask(other, "GET", "/organisation-settings"));
  const changed = ask(other, "PUT", "/organisation-settings", { ...fresh, currency: "JPY" });
  expect(await readAnswer(settingsSchema, changed)).toMatchObject({ currency: "JPY" });
  const service = await app.kit.db.unit(other.tenantId, (tx) =>
    tx.service.findFirstOrThrow({ where: { id: haircut } }),
  );
  expect(service).toMatchObject({ price: 65, currency: "JPY", depositAmount: null });
});
