import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { addDays, addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { servicesJobs } from "../jobs/services-jobs.ts";
import { WAITING_ROUND_QUEUE } from "../jobs/waiting-jobs.ts";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { bookedSchema, slotsSchema } from "./schemas.ts";
import { servicesApi } from "./services-api.ts";
import { joinedSchema, staffWaitingSchema, waitingEntrySchema } from "./waiting-schemas.ts";

let app: TestKit;
let owner: SignedUp;
let salon: SalonRows;
let now = NOW;

beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    appJobs: servicesJobs,
    now: () => now,
  });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

/** Books Mia's whole Tuesday, but for what is left free. */
async function fillTuesday(): Promise<Map<string, string>> {
  const booked = new Map<string, string>();
  for (const time of ["09:00", "10:15", "11:30", "12:45", "14:00", "15:15"]) {
    const answer = await app.fetch("/api/public/salon/appointments", {
      json: {
        serviceId: salon.haircut,
        hostId: salon.mia,
        start: february(3, time).toISOString(),
        timeZone: "America/Toronto",
        client: { name: `Client ${time}`, email: `c${time.replace(":", "")}@example.com` },
      },
    });
    expect(answer.status).toBe(201);
    booked.set(time, bookedSchema.parse(await answer.json()).token);
  }
  return booked;
}

async function join(name: string, rest: object = {}) {
  const answer = await app.fetch("/api/public/salon/waiting", {
    json: {
      serviceId: salon.haircut,
      hostId: salon.mia,
      timeZone: "America/Toronto",
      earliest: february(3, "00:00").toISOString(),
      latest: february(3, "23:59").toISOString(),
      client: { name, email: `${name.toLowerCase()}@example.com` },
      ...rest,
    },
  });
  expect(answer.status).toBe(201);
  return joinedSchema.parse(await answer.json());
}

const placeOf = async (token: string | null) =>
  waitingEntrySchema.parse(await (await app.fetch(`/api/waiting-place/${token}`)).json());

const answerOffer = (token: string | null, answer: "take" | "pass") =>
  app.fetch(`/api/waiting-place/${token}/${answer}`, { method: "POST" });

/** As the worker does every minute. */
async function round(): Promise<void> {
  await app.kit.jobs.boss.send(WAITING_ROUND_QUEUE, {});
  await app.runJobs();
}

const offersTo = async (name: string) =>
  (
    await app.kit.db.unit(owner.tenantId, (tx) =>
      tx.notification.findMany({
        where: { kind: "slot_offered", address: `${name.toLowerCase()}@example.com` },
        orderBy: { createdAt: "asc" },
      }),
    )
  ).length;

test("a freed time goes down the list: held for the first, then for the next, then free for all", async () => {
  const booked = await fillTuesday();
  const [first, second, picky] = [
    await join("Ada"),
    await join("Ben"),
    await join("Cyd", { between: { from: "09:00", until: "09:30" } }),
  ];
  expect(second.entry).toMatchObject({ state: "waiting", ahead: 1, offer: null });
  await app.runJobs();
  expect((await placeOf(first.token)).offer).toBeNull();

  const cancelled = await app.fetch(`/api/manage/${booked.get("14:00")}/cancel`, { json: {} });
  expect(cancelled.status).toBe(200);
  await app.runJobs();

  expect(await placeOf(first.token)).toMatchObject({
    state: "offered",
    offer: { start: february(3, "14:00").toISOString(), hostName: "Mia" },
  });
  expect(await placeOf(second.token)).toMatchObject({ state: "waiting", offer: null });
  expect(await offersTo("Ada")).toBe(1);
  // Nobody else is offered what is held.
  const slots = await app.fetch(
    `/api/public/salon/slots?serviceId=${salon.haircut}&hostId=${salon.mia}&from=${february(3, "00:00").toISOString()}&to=${february(4, "00:00").toISOString()}`,
  );
  expect(slotsSchema.parse(await slots.json()).slots).toEqual([]);

  // Ada lets it pass, and is not offered it again; Ben takes it.
  expect((await answerOffer(first.token, "pass")).status).toBe(200);
  await app.runJobs();
  expect(await placeOf(first.token)).toMatchObject({ state: "waiting", offer: null });
  expect((await placeOf(second.token)).offer?.start).toBe(february(3, "14:00").toISOString());
  const taken = await answerOffer(second.token, "take");
  expect(taken.status).toBe(201);
  expect(bookedSchema.parse(await taken.json()).appointment).toMatchObject({
    status: "confirmed",
    start: february(3, "14:00").toISOString(),
  });
  expect((await answerOffer(second.token, "take")).status).toBe(409);
  expect(await placeOf(picky.token)).toMatchObject({ state: "waiting" });
});

test("an offer that nobody answers runs out, once, and the next one gets it", async () => {
  const list = async () => {
    const answer = await app.fetch("/api/waiting", { cookie: owner.cookie });
    const { items } = z.object({ items: z.array(staffWaitingSchema) }).parse(await answer.json());
    return items.map(({ clientName, state }) => [clientName, state]);
  };
  const later = await join("Dee");
  // Ada passed 14:00, so another time has to become free for her.
  const appointment = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.appointment.findFirstOrThrow({ where: { scheduledStart: february(3, "15:15") } }),
  );
  const cancel = await app.fetch(`/api/appointments/${appointment.id}/cancel`, {
    cookie: owner.cookie,
    json: {},
  });
  expect(cancel.status).toBe(200);
  await app.runJobs();
  expect(await list()).toEqual([
    ["Ada", "offered"],
    ["Cyd", "waiting"],
    ["Dee", "waiting"],
  ]);

  now = addMinutes(NOW, 121);
  await round();
  expect(await list()).toEqual([
    ["Ada", "waiting"],
    ["Cyd", "waiting"],
    ["Dee", "offered"],
  ]);
  await round();
  expect(await offersTo("Ada")).toBe(2);
  expect(await offersTo("Dee")).toBe(1);

  const left = await app.fetch(`/api/waiting-place/${later.token}`, { method: "DELETE" });
  expect(waitingEntrySchema.parse(await left.json())).toMatchObject({ state: "withdrawn" });
});

test("whoever waits for what is over waits no more", async () => {
  now = addDays(NOW, 3);
  await round();
  const answer = await app.fetch("/api/waiting", { cookie: owner.cookie });
  expect(await answer.json()).toEqual({ items: [] });
});

test("who names an address that is known gets no link, and changes nothing of its owner's wishes", async () => {
  now = NOW;
  const inMarch = { earliest: february(24, "00:00"), latest: february(25, "00:00") };
  const own = await join("Eve", inMarch);
  expect(own.token).not.toBeNull();
  const stranger = await join("Eve", { ...inMarch, between: { from: "03:00", until: "03:30" } });
  expect(stranger.token).toBeNull();
  expect((await placeOf(own.token)).between).toBeNull();
});

test("staff put a caller on the list, offer a time of their choice, and book it as told by phone", async () => {
  now = NOW;
  const { cookie } = owner;
  const listed = async (state: string) => {
    const answer = await app.fetch(`/api/waiting?state=${state}`, { cookie });
    const { items } = z.object({ items: z.array(staffWaitingSchema) }).parse(await answer.json());
    return items.find(({ clientName }) => clientName === "Gus");
  };
  const wishes = {
    serviceId: salon.haircut,
    timeZone: "America/Toronto",
    // Before the salon opens: no round finds a time by itself.
    earliest: february(10, "00:00"),
    latest: february(12, "00:00"),
    between: { from: "05:00", until: "06:00" },
  };
  const nobody = await app.fetch("/api/waiting", {
    cookie,
    json: { ...wishes, client: { name: "Gus" } },
  });
  expect(nobody.status).toBe(400);
  const client = { name: "Gus", phone: "+1 416 555 0177" };
  const added = await app.fetch("/api/waiting", { cookie, json: { ...wishes, client } });
  expect(added.status).toBe(201);
  await app.runJobs();
  const entry = await listed("open");
  expect(entry).toMatchObject({ state: "waiting", email: null, hostId: null });

  const ask = (path: string, json?: object) =>
    app.fetch(`/api/waiting/${entry?.id}/${path}`, { cookie, method: "POST", json });
  expect((await ask("take")).status).toBe(409);
  expect((await ask("offer", { start: february(10, "03:00").toISOString() })).status).toBe(409);
  const start = february(10, "09:00").toISOString();
  expect((await ask("offer", { start })).status).toBe(200);
  expect(await listed("open")).toMatchObject({ state: "offered", offer: { start } });
  const taken = await ask("take");
  expect(taken.status).toBe(201);
  const { appointmentId } = z.object({ appointmentId: z.uuid() }).parse(await taken.json());
  expect(await listed("open")).toBeUndefined();
  expect(await listed("closed")).toMatchObject({ state: "booked", appointmentId });
});

test.each([
  ["latest", february(1, "00:00"), february(1, "12:00")],
  ["earliest", addDays(NOW, 40), addDays(NOW, 50)],
])("%s is refused by name where it makes no sense", async (field, earliest, latest) => {
  const answer = await app.fetch("/api/public/salon/waiting", {
    json: {
      serviceId: salon.haircut,
      timeZone: "America/Toronto",
      earliest: earliest.toISOString(),
      latest: latest.toISOString(),
      client: { name: "Fay", email: "fay@example.com" },
    },
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "INVALID_INPUT", field });
});
