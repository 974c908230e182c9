import { InvalidInputError } from "@convene/scheduling-core";
import { addDays, addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { writeInterview } from "../testing/write-interview.ts";
import { bookAppointment } from "./book-appointment.ts";
import { explainSlot } from "./explain-slot.ts";
import { findSlots } from "./find-slots.ts";
import { holdSlot } from "./hold-slot.ts";
import { listAppointments } from "./list-appointments.ts";
import { listClients } from "./list-clients.ts";
import { listServices } from "./list-services.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

test("the staff's week shows appointments, and of all else only that the time is taken", async () => {
  const appointment = await salon.work((work) =>
    bookAppointment(
      work,
      bookingOf(salon, february(3, "10:00"), { hostId: salon.mia }),
      salon.ports,
    ),
  );
  await salon.work(async (work) => {
    const { tx, tenantId } = work;
    await writeInterview(work, salon.mia, {
      start: february(3, "13:00"),
      end: february(3, "14:00"),
    });
    const start = february(4, "09:00");
    await holdSlot(work, { serviceId: salon.haircut, hostId: salon.noah, start });
    const span = { startsAt: february(5, "09:00"), endsAt: february(6, "09:00") };
    await tx.timeOff.create({ data: { tenantId, resourceId: salon.noah, ...span } });
    await tx.externalBusy.create({
      data: { tenantId, resourceId: salon.mia, source: "google", externalId: "1", ...span },
    });
  });
  const week = { start: february(2, "00:00"), end: february(9, "00:00") };
  const calendar = await salon.work((work) => listAppointments(work, week));
  expect(calendar.people.map((person) => person.name)).toEqual(["Mia", "Noah"]);
  expect(calendar.people[0]?.open.at(0)).toEqual({
    start: february(2, "09:00"),
    end: february(2, "17:00"),
  });
  expect(calendar.appointments).toMatchObject([
    { appointment: { id: appointment.id }, clientName: "Ana Costa", hostName: "Mia" },
  ]);
  expect(
    calendar.taken.map(({ kind, resourceId, start }) => ({ kind, hostId: resourceId, start })),
  ).toEqual([
    { kind: "elsewhere", hostId: salon.mia, start: february(3, "13:00") },
    { kind: "hold", hostId: salon.noah, start: february(4, "09:00") },
    { kind: "external", hostId: salon.mia, start: february(5, "09:00") },
    { kind: "timeOff", hostId: salon.noah, start: february(5, "09:00") },
  ]);
});

test("what touches the range from outside is not in it", async () => {
  const before = { start: february(2, "00:00"), end: february(3, "10:00") };
  const after = { start: february(3, "11:00"), end: february(3, "12:00") };
  for (const range of [before, after]) {
    const { appointments } = await salon.work((work) => listAppointments(work, range));
    expect(appointments).toEqual([]);
  }
});

test("a range of more than 62 days, or one that is reversed, is refused", async () => {
  const start = february(2, "00:00");
  const slots = (end: Date) =>
    salon.work((work) =>
      findSlots(work, {
        of: { serviceId: salon.haircut },
        range: { start, end },
        audience: "client",
      }),
    );
  await expect(slots(addDays(start, 62))).resolves.toBeDefined();
  for (const end of [new Date(addDays(start, 62).getTime() + 1), start]) {
    await expect(slots(end)).rejects.toThrow(InvalidInputError);
    await expect(salon.work((work) => listAppointments(work, { start, end }))).rejects.toThrow(
      InvalidInputError,
    );
  }
});

test("where nothing is free, the next free time is told, up to the horizon", async () => {
  const weekend = { start: february(7, "00:00"), end: february(9, "00:00") };
  const ask = (range: typeof weekend) =>
    salon.work((work) =>
      findSlots(work, { of: { serviceId: salon.haircut }, range, audience: "client" }),
    );
  const found = await ask(weekend);
  expect(found.slots).toEqual([]);
  expect(found.nextFree).toEqual(february(9, "09:00"));
  expect(found.horizon).toEqual(addDays(NOW, 30));
  const late = await ask({ start: addDays(NOW, 31), end: addDays(NOW, 40) });
  expect(late).toMatchObject({ slots: [], nextFree: null });
});

test("why not another time: the answer names who, and what stands in the way", async () => {
  const explain = (start: Date, hostId?: string) =>
    salon.work((work) =>
      explainSlot(work, { of: { serviceId: salon.haircut, hostId }, start, audience: "client" }),
    );
  const taken = await explain(february(3, "10:30"), salon.mia);
  expect(taken).toMatchObject({
    offered: false,
    reasons: [{ reason: "tooFewHosts" }],
    hosts: [
      {
        id: salon.mia,
        name: "Mia",
        reasons: [
          {
            reason: "busy",
            interval: { start: february(3, "10:00"), end: february(3, "11:15") },
          },
        ],
      },
    ],
  });
  expect(await explain(february(3, "10:30"))).toMatchObject({
    offered: true,
    reasons: [],
    hosts: [{ name: "Mia" }, { name: "Noah", reasons: [] }],
  });
  const far = await explain(addDays(february(3, "10:30"), 60));
  expect(far.offered).toBe(false);
  expect(far.reasons).toContainEqual({ reason: "beyondHorizon", latest: addDays(NOW, 30) });
});

test("the services are listed with those who give them, in the organisation's order", async () => {
  const entries = await salon.work(async (work) => {
    const { tx, tenantId } = work;
    const service = { tenantId, durationMinutes: 30 };
    await tx.service.create({ data: { ...service, name: "Nobody gives it" } });
    await tx.service.create({ data: { ...service, name: "Retired", active: false } });
    return listServices(work);
  });
  expect(entries).toMatchObject([
    { service: { name: "Haircut" }, hosts: [{ name: "Mia" }, { name: "Noah" }] },
  ]);
});

test("clients come latest first, page by page, with what they booked", async () => {
  await salon.work(async ({ tx, tenantId }) => {
    for (const name of ["Bea", "Cem"]) {
      const email = `${name.toLowerCase()}@example.com`;
      await tx.client.create({ data: { tenantId, name, email, timeZone: "UTC" } });
    }
    const ana = await tx.client.findFirstOrThrow({ where: { name: "Ana Costa" } });
    const visit = {
      tenantId,
      serviceId: salon.haircut,
      clientId: ana.id,
      hostResourceId: salon.mia,
      title: "Haircut",
      timezone: "UTC",
    };
    const [former, later] = [new Date("2026-01-12T10:00:00Z"), new Date("2026-01-19T10:00:00Z")];
    await tx.appointment.createMany({
      data: [
        {
          ...visit,
          scheduledStart: former,
          scheduledEnd: addMinutes(former, 60),
          status: "completed",
        },
        {
          ...visit,
          scheduledStart: later,
          scheduledEnd: addMinutes(later, 60),
          status: "cancelled",
          cancelledAt: NOW,
          cancelledByKind: "client",
        },
      ],
    });
  });
  const first = await salon.work((work) => listClients(work, { limit: 2 }));
  expect(first.items.map((item) => item.client.name)).toEqual(["Cem", "Bea"]);
  const cursor = first.nextCursor ?? "";
  const second = await salon.work((work) => listClients(work, { limit: 2, cursor }));
  expect(second).toMatchObject({
    items: [
      {
        client: { name: "Ana Costa" },
        appointments: 3,
        noShows: 0,
        // The cancelled one, later than that, is none that took place.
        lastStart: new Date("2026-01-12T10:00:00Z"),
        nextStart: february(3, "10:00"),
      },
    ],
    nextCursor: null,
  });
  const found = await salon.work((work) => listClients(work, { limit: 2, search: "BEA@" }));
  expect(found.items.map((item) => item.client.name)).toEqual(["Bea"]);
});
