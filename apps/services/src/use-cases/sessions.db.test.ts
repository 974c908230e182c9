import { NotFoundError, SlotTakenError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ana, bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { cancelSession } from "./cancel-session.ts";
import { changeSessionCapacity, PlacesTakenError } from "./change-session-capacity.ts";
import { findSlots } from "./find-slots.ts";
import { holdSlot } from "./hold-slot.ts";
import { listAppointments } from "./list-appointments.ts";
import { moveSession } from "./move-session.ts";
import { planSession } from "./plan-session.ts";
import { releaseHold } from "./release-hold.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";
import { viewSession } from "./view-session.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
  await salon.work(({ tx }) =>
    tx.service.updateMany({ where: { id: salon.haircut }, data: { capacity: 3 } }),
  );
});
afterAll(() => salon[Symbol.asyncDispose]());

const staff = { kind: "member" as const, id: uuidv7() };
const book = (start: Date, rest: object = {}) =>
  salon.work((work) => bookAppointment(work, bookingOf(salon, start, rest), salon.ports));
const plan = (start: Date, rest: object = {}) =>
  salon.work((work) =>
    planSession(work, {
      serviceId: salon.haircut,
      hostId: salon.mia,
      start,
      timeZone: "America/Toronto",
      ...rest,
    }),
  );
const view = (id: string) => salon.work((work) => viewSession(work, id));
const slotAt = async (start: Date, rest: object = {}) => {
  const range = { start, end: new Date(start.getTime() + 3_600_000) };
  const of = { serviceId: salon.haircut, ...rest };
  const { slots } = await salon.work((work) => findSlots(work, { of, range, audience: "client" }));
  return slots[0];
};
const reservationsOf = (sessionId: string) =>
  salon.work(({ tx }) => tx.reservation.findMany({ where: { sessionId } }));
const expirePlaces = (sessionId: string) =>
  salon.work(({ tx }) =>
    tx.sessionPlace.updateMany({
      where: { sessionId, holdId: { not: null } },
      data: { expiresAt: NOW },
    }),
  );

test("the first booking makes a session, others join it, and the time is offered while it has places", async () => {
  const start = february(3, "10:00");
  expect(await slotAt(start)).toMatchObject({ placesLeft: 3 });
  const first = await book(start, { hostId: salon.mia });
  expect(await slotAt(start, { hostId: salon.mia })).toMatchObject({
    sessionId: first.sessionId,
    placesLeft: 2,
  });
  const second = await book(start, { hostId: salon.mia });
  expect(second.sessionId).toBe(first.sessionId);
  // Whoever does not mind who it is with fills it up.
  expect((await book(start)).sessionId).toBe(first.sessionId);
  expect(await slotAt(start, { hostId: salon.mia })).toBeUndefined();
  await expect(book(start, { hostId: salon.mia })).rejects.toThrow(SlotTakenError);
  expect(await reservationsOf(first.sessionId ?? "")).toHaveLength(1);
  const calendar = await salon.work((work) =>
    listAppointments(work, { start: february(3, "00:00"), end: february(4, "00:00") }),
  );
  expect(calendar.appointments).toEqual([]);
  expect(calendar.taken).toEqual([]);
  expect(calendar.sessions).toMatchObject([
    { placesTaken: 3, clients: [{ name: "Ana Costa" }, {}, {}], session: { planned: false } },
  ]);
});

test("of 20 at once who want the last place of a planned session, one gets it", async () => {
  const start = february(4, "10:00");
  const session = await plan(start, { capacity: 1 });
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      book(start, {
        hostId: salon.mia,
        client: { name: "Racer", email: `racer-${index}@example.com`, locale: "en" },
      }),
    ),
  );
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toBeInstanceOf(SlotTakenError);
  }
  expect(await view(session.id)).toMatchObject({ placesTaken: 1, clients: [{ name: "Racer" }] });
});

test("of 20 at once on a free time, as many as there are places get into one session", async () => {
  const start = february(5, "10:00");
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, () => book(start, { hostId: salon.noah })),
  );
  const booked = attempts.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(booked).toHaveLength(3);
  expect(new Set(booked.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test("a held place is kept, becomes the booking, and once it has expired is anybody's", async () => {
  const start = february(6, "10:00");
  const session = await plan(start, { capacity: 1 });
  const of = { serviceId: salon.haircut, hostId: salon.mia, start };
  const hold = await salon.work((work) => holdSlot(work, of));
  await expect(book(start, { hostId: salon.mia })).rejects.toThrow(SlotTakenError);
  await expirePlaces(session.id);
  expect(await slotAt(start, { hostId: salon.mia })).toMatchObject({ placesLeft: 1 });
  const again = await salon.work((work) => holdSlot(work, { ...of, replaces: hold.holdId }));
  expect(await slotAt(start, { hostId: salon.mia, holdId: again.holdId })).toMatchObject({
    placesLeft: 1,
  });
  const booked = await book(start, { hostId: salon.mia, holdId: again.holdId });
  expect(booked.sessionId).toBe(session.id);
  expect((await view(session.id)).placesTaken).toBe(1);
});

test("a hold on a free time becomes the session's reservation", async () => {
  const start = february(6, "13:00");
  const hold = await salon.work((work) =>
    holdSlot(work, { serviceId: salon.haircut, hostId: salon.mia, start }),
  );
  const { sessionId } = await book(start, { hostId: salon.mia, holdId: hold.holdId });
  expect(await reservationsOf(sessionId ?? "")).toMatchObject([{ holdId: null, startsAt: start }]);
});

test("who cancels gives the place back; an unplanned session ends with the last, a planned one stays", async () => {
  const start = february(9, "10:00");
  const first = await book(start, { hostId: salon.mia });
  const second = await book(start, { hostId: salon.mia });
  const cancel = (appointmentId: string) =>
    salon.work((work) => cancelAppointment(work, { appointmentId, by: ana }));
  const sessionId = first.sessionId ?? "";
  await cancel(first.id);
  expect(await view(sessionId)).toMatchObject({ placesTaken: 1, session: { cancelledAt: null } });
  const hold = await salon.work((work) =>
    holdSlot(work, { serviceId: salon.haircut, hostId: salon.mia, start }),
  );
  await cancel(second.id);
  // Somebody is about to join it.
  expect((await view(sessionId)).session.cancelledAt).toBeNull();
  await salon.work((work) => releaseHold(work, hold.holdId));
  expect((await view(sessionId)).session.cancelledAt).toEqual(NOW);
  expect(await reservationsOf(sessionId)).toEqual([]);

  const planned = await plan(february(9, "13:00"));
  const third = await book(february(9, "13:00"), { hostId: salon.mia });
  expect(third.sessionId).toBe(planned.id);
  await cancel(third.id);
  expect((await view(planned.id)).session.cancelledAt).toBeNull();
  expect(await reservationsOf(planned.id)).toHaveLength(1);
});

test("a client moves from one session to another, and takes the only one along", async () => {
  const [from, to] = [february(10, "10:00"), february(10, "13:00")];
  const planned = await plan(to);
  const moving = await book(from, { hostId: salon.noah });
  const move = (start: Date) =>
    salon.work((work) => rescheduleAppointment(work, { appointmentId: moving.id, start, by: ana }));
  const moved = await move(to);
  expect(moved).toMatchObject({ hostResourceId: salon.mia, scheduledStart: to });
  expect(await view(planned.id)).toMatchObject({ clients: [{ appointmentId: moving.id }] });
  expect((await view(moving.sessionId ?? "")).session.cancelledAt).toEqual(NOW);
  // Half an hour later its own session would be in its way, if it did not end with it.
  await salon.work((work) =>
    cancelSession(work, { sessionId: planned.id, by: staff, reason: "Ill" }),
  );
  const alone = await book(to, { hostId: salon.mia });
  await salon.work((work) =>
    rescheduleAppointment(work, { appointmentId: alone.id, start: february(10, "13:30"), by: ana }),
  );
  expect(await slotAt(to, { hostId: salon.mia })).toBeUndefined();
});

test("a session is moved with everybody in it, without counting for them; what is taken refuses it", async () => {
  const start = february(11, "10:00");
  const session = await plan(start);
  await book(start, { hostId: salon.mia });
  await book(start, { hostId: salon.mia });
  await book(february(11, "14:00"), { hostId: salon.mia });
  const told: string[] = [];
  const move = (to: Date, toHostId?: string) =>
    salon.work((work) =>
      moveSession(
        work,
        { sessionId: session.id, start: to, toHostId, by: staff, reason: "Flood" },
        {
          effects: {
            async rescheduled(_tx, event, { reason }) {
              told.push(`${event.row.id} ${reason}`);
            },
          },
        },
      ),
    );
  await expect(move(february(11, "13:30"))).rejects.toThrow(SlotTakenError);
  expect(told).toEqual([]);
  await move(february(11, "10:30"), salon.noah);
  expect(new Set(told).size).toBe(2);
  expect(await reservationsOf(session.id)).toMatchObject([
    { resourceId: salon.noah, startsAt: february(11, "10:30") },
  ]);
  const moved = await salon.work(({ tx }) =>
    tx.appointment.findMany({ where: { sessionId: session.id } }),
  );
  for (const row of moved) {
    expect(row).toMatchObject({
      scheduledStart: february(11, "10:30"),
      hostResourceId: salon.noah,
      rescheduleCount: 0,
      version: 1,
    });
  }
});

test("a session is cancelled with everybody in it, and takes no more", async () => {
  const start = february(12, "10:00");
  const session = await plan(start);
  const booked = await book(start, { hostId: salon.mia });
  const cancel = () =>
    salon.work((work) => cancelSession(work, { sessionId: session.id, by: staff }));
  await cancel();
  const row = await salon.work(({ tx }) => tx.appointment.findFirst({ where: { id: booked.id } }));
  expect(row?.status).toBe("cancelled");
  expect(await reservationsOf(session.id)).toEqual([]);
  await expect(cancel()).rejects.toMatchObject({ code: "EVENT_CLOSED" });
  const other = { sessionId: session.id, by: staff, hostId: salon.noah };
  await expect(salon.work((work) => cancelSession(work, other))).rejects.toThrow(NotFoundError);
});

test("the places of a session become more, or fewer down to those that are taken", async () => {
  const start = february(13, "10:00");
  const session = await plan(start);
  const [first] = [await book(start), await book(start), await book(start)];
  const change = (capacity: number) =>
    salon.work((work) => changeSessionCapacity(work, { sessionId: session.id, capacity }));
  await expect(change(2)).rejects.toThrow(PlacesTakenError);
  await salon.work((work) => cancelAppointment(work, { appointmentId: first.id, by: staff }));
  await change(2);
  const places = await salon.work(({ tx }) =>
    tx.sessionPlace.findMany({ where: { sessionId: session.id } }),
  );
  expect(places.map(({ place }) => place).sort()).toEqual([1, 2]);
  await change(4);
  expect(await slotAt(start)).toMatchObject({ sessionId: session.id, placesLeft: 2 });
});

test("of a service with planned sessions only nothing else is offered; a session counts once for limits", async () => {
  await salon.work(async ({ tx }) => {
    await tx.service.updateMany({ where: { id: salon.haircut }, data: { plannedOnly: true } });
    await tx.resource.updateMany({ where: { id: salon.noah }, data: { dailyLimit: 2 } });
  });
  const start = february(16, "10:00");
  expect(await slotAt(start)).toBeUndefined();
  await expect(book(start)).rejects.toMatchObject({ code: "SLOT_NOT_OFFERED" });
  const session = await plan(start, { hostId: salon.noah });
  expect(await slotAt(start)).toMatchObject({ sessionId: session.id, hostIds: [salon.noah] });
  for (let count = 0; count < 3; count++) await book(start);
  await expect(book(start)).rejects.toThrow(SlotTakenError);
  await plan(february(16, "13:00"), { hostId: salon.noah });
  await expect(plan(february(16, "15:00"), { hostId: salon.noah })).rejects.toMatchObject({
    code: "SLOT_NOT_OFFERED",
  });
});
