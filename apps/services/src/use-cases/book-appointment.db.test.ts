import { NotFoundError, SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { writeInterview } from "../testing/write-interview.ts";
import { bookAppointment } from "./book-appointment.ts";
import { findAlternatives } from "./find-alternatives.ts";
import { findSlots } from "./find-slots.ts";
import { holdSlot } from "./hold-slot.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const book = (start: Date, rest: Parameters<typeof bookingOf>[2] = {}, now?: Date) =>
  salon.work((work) => bookAppointment(work, bookingOf(salon, start, rest), salon.ports), now);

const startsOn = async (day: number, hostId?: string) => {
  const { slots } = await salon.work((work) =>
    findSlots(work, {
      of: { serviceId: salon.haircut, hostId },
      range: { start: february(day, "00:00"), end: february(day + 1, "00:00") },
      audience: "client",
    }),
  );
  return slots.map((slot) => slot.start);
};

test("a booking keeps client, reservation with buffers, reminders and history together", async () => {
  const appointment = await book(february(3, "10:00"), { hostId: salon.mia, notes: "Short" });
  expect(appointment).toMatchObject({
    status: "confirmed",
    title: "Haircut",
    hostResourceId: salon.mia,
    scheduledStart: february(3, "10:00"),
    scheduledEnd: february(3, "11:00"),
    timezone: "Europe/Berlin",
    nextReminderAt: february(2, "10:00"),
    rescheduleLimit: 2,
    notes: "Short",
  });
  const { reservations, changes, client } = await salon.work(({ tx, tenantId }) =>
    tx.appointment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: appointment.id } },
      include: { reservations: true, changes: true, client: true },
    }),
  );
  expect(reservations).toMatchObject([
    { resourceId: salon.mia, startsAt: february(3, "10:00"), endsAt: february(3, "11:15") },
  ]);
  expect(client).toMatchObject({ email: "ana@example.com", timeZone: "Europe/Berlin" });
  expect(changes).toMatchObject([
    { kind: "booked", actorKind: "client", actorId: client.id, startAfter: february(3, "10:00") },
  ]);
  expect(salon.announced.map((event) => event.row.id)).toContain(appointment.id);
});

test("what is booked is no longer offered, its buffer included", async () => {
  await book(february(4, "10:00"), { hostId: salon.mia });
  const starts = await startsOn(4, salon.mia);
  expect(starts[0]).toEqual(february(4, "11:15"));
  expect(await startsOn(4, salon.noah)).toContainEqual(february(4, "10:00"));
});

test("a time within the notice, beyond the horizon, off the grid or after hours is not offered", async () => {
  const refused = (start: Date) => expect(book(start)).rejects;
  const tooSoon = new Date("2026-02-02T14:59:00Z");
  await refused(tooSoon).toMatchObject({
    reasons: [{ reason: "beforeNotice" }, { reason: "offGrid" }],
  });
  await refused(new Date("2026-03-04T15:00:00Z")).toMatchObject({
    reasons: [{ reason: "beyondHorizon" }],
  });
  await refused(february(5, "10:07")).toMatchObject({ reasons: [{ reason: "offGrid" }] });
  await refused(february(5, "16:15")).toBeInstanceOf(SlotNotOfferedError);
});

test("staff book at short notice, far ahead and between the grid's times, but never over another", async () => {
  const by = { kind: "member" as const, id: uuidv7() };
  await book(new Date("2026-02-02T14:07:00Z"), { by, hostId: salon.mia });
  await book(new Date("2026-06-01T14:00:00Z"), { by, hostId: salon.mia });
  await expect(book(february(2, "10:00"), { by, hostId: salon.mia })).rejects.toThrow(
    SlotTakenError,
  );
});

test("of 20 at once who want one person's slot, one gets it", async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      book(february(6, "10:00"), {
        hostId: salon.noah,
        client: { name: "Racer", email: `racer-${index % 5}@example.com`, locale: "en" },
      }),
    ),
  );
  expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toBeInstanceOf(SlotTakenError);
  }
  const rows = await salon.work(({ tx }) =>
    tx.appointment.count({ where: { scheduledStart: february(6, "10:00") } }),
  );
  expect(rows).toBe(1);
});

test("bookings for anyone are shared out evenly, and end when nobody is left", async () => {
  const hosts: string[] = [];
  for (const time of ["09:00", "09:00", "12:00", "12:00"]) {
    hosts.push((await book(february(9, time))).hostResourceId);
  }
  expect(hosts.slice(0, 2).sort()).toEqual([salon.mia, salon.noah].sort());
  expect(hosts.slice(2).sort()).toEqual([salon.mia, salon.noah].sort());
  await expect(book(february(9, "12:00"))).rejects.toThrow(SlotTakenError);
});

test("whoever has less to do in the week takes the next one", async () => {
  await book(february(16, "09:00"), { hostId: salon.mia });
  await book(february(16, "13:00"), { hostId: salon.mia });
  expect((await book(february(17, "09:00"))).hostResourceId).toBe(salon.noah);
});

test("the alternatives to a taken time are the nearest free ones on both sides", async () => {
  await book(february(10, "12:00"), { hostId: salon.mia });
  const alternatives = await salon.work((work) =>
    findAlternatives(work, {
      of: { serviceId: salon.haircut, hostId: salon.mia },
      start: february(10, "12:00"),
      audience: "client",
    }),
  );
  expect(alternatives.map((slot) => slot.start)).toEqual([
    february(10, "10:15"),
    february(10, "10:30"),
    february(10, "10:45"),
    february(10, "13:15"),
    february(10, "13:30"),
    february(10, "13:45"),
  ]);
});

test("an interview of the same person takes the time as well", async () => {
  const span = { start: february(11, "09:00"), end: february(11, "12:00") };
  await salon.work((work) => writeInterview(work, salon.mia, span));
  expect((await startsOn(11, salon.mia))[0]).toEqual(february(11, "12:00"));
  await expect(book(february(11, "10:00"), { hostId: salon.mia })).rejects.toThrow(SlotTakenError);
});

test("two first bookings at once of one address make one client; only staff change it afterwards", async () => {
  const email = "Twice@Example.com ";
  await Promise.all([
    book(february(12, "09:00"), { client: { name: "T", email, phone: "+1 555", locale: "en" } }),
    book(february(12, "13:00"), { client: { name: "T", email, phone: "+1 555", locale: "en" } }),
  ]);
  const kept = () =>
    salon.work(({ tx }) => tx.client.findMany({ where: { email: "twice@example.com" } }));
  const details = { name: "Tess", email, locale: "fr" };
  // Anybody can type an address: their phone must not get its owner's reminders and links.
  await book(february(13, "09:00"), { client: { ...details, phone: "+1 666" } });
  expect(await kept()).toMatchObject([{ name: "T", phone: "+1 555", locale: "en" }]);
  await book(february(13, "13:00"), { client: details, by: { kind: "member", id: uuidv7() } });
  expect(await kept()).toMatchObject([{ name: "Tess", phone: "+1 555", locale: "fr" }]);
});

test("another organisation's service and host are not found", async () => {
  await using other = await openSalon();
  const theirs = bookingOf(other, february(18, "10:00"));
  const attempt = salon.work((work) => bookAppointment(work, theirs, salon.ports));
  await expect(attempt).rejects.toThrow(NotFoundError);
  await expect(book(february(18, "10:00"), { hostId: other.mia })).rejects.toThrow(NotFoundError);
});

test("a hold keeps the slot for its holder and becomes the booking", async () => {
  const start = february(19, "10:00");
  const hold = await salon.work((work) =>
    holdSlot(work, { serviceId: salon.haircut, hostId: salon.mia, start }),
  );
  await expect(book(start, { hostId: salon.mia })).rejects.toThrow(SlotTakenError);
  const booked = await book(start, { hostId: salon.mia, holdId: hold.holdId });
  const reservations = await salon.work(({ tx }) =>
    tx.reservation.findMany({ where: { startsAt: start, resourceId: salon.mia } }),
  );
  expect(reservations).toMatchObject([{ appointmentId: booked.id, holdId: null, expiresAt: null }]);
});

test("who held a slot with anyone gets the person who was held", async () => {
  const start = february(20, "10:00");
  const hold = await salon.work((work) => holdSlot(work, { serviceId: salon.haircut, start }));
  const booked = await book(start, { holdId: hold.holdId });
  expect(booked.hostResourceId).toBe(hold.hostId);
});

test("picking another time moves the hold; the first time is free again", async () => {
  const [first, second] = [february(23, "09:00"), february(23, "10:00")];
  const of = { serviceId: salon.haircut, hostId: salon.noah };
  const earlier = await salon.work((work) => holdSlot(work, { ...of, start: first }));
  // They overlap by the buffer: one's own hold is no obstacle.
  await salon.work((work) => holdSlot(work, { ...of, start: second, replaces: earlier.holdId }));
  const held = await salon.work(({ tx }) =>
    tx.reservation.findMany({ where: { resourceId: salon.noah, startsAt: { gte: first } } }),
  );
  expect(held).toMatchObject([{ startsAt: second }]);
});

test("an expired hold stands in nobody's way, and its holder may still book while it is free", async () => {
  const start = february(24, "10:00");
  const of = { serviceId: salon.haircut, hostId: salon.mia };
  const expire = (holdId: string) =>
    salon.work(({ tx }) =>
      tx.reservation.updateMany({ where: { holdId }, data: { expiresAt: NOW } }),
    );
  const hold = await salon.work((work) => holdSlot(work, { ...of, start }));
  await expire(hold.holdId);
  const booked = await book(start, { hostId: salon.mia, holdId: hold.holdId });
  expect(booked.status).toBe("confirmed");

  const late = await salon.work((work) => holdSlot(work, { ...of, start: february(24, "13:00") }));
  await expire(late.holdId);
  await book(february(24, "13:00"), { hostId: salon.mia });
  await expect(
    book(february(24, "13:00"), { hostId: salon.mia, holdId: late.holdId }),
  ).rejects.toThrow(SlotTakenError);
});

test("a price that was agreed is the appointment's from the first moment", async () => {
  const row = await book(february(25, "10:00"), { price: 4_200 });
  expect(row.price).toBe(4_200);
  const changes = await salon.work(({ tx }) =>
    tx.eventChange.findMany({ where: { appointmentId: row.id } }),
  );
  expect(changes.map(({ kind }) => kind)).toEqual(["booked"]);
});
