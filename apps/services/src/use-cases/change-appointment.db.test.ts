import {
  EventClosedError,
  InvalidTransitionError,
  NotFoundError,
  SlotTakenError,
} from "@convene/scheduling-core";
import { subMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ana, bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { findSlots } from "./find-slots.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";
import { NotStartedYetError, setStatus } from "./set-status.ts";
import { viewAppointment } from "./view-appointment.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const staff = { kind: "member" as const, id: uuidv7() };

const book = async (start: Date, hostId = salon.mia) =>
  (
    await salon.work((work) =>
      bookAppointment(work, bookingOf(salon, start, { hostId }), salon.ports),
    )
  ).id;
const move = (appointmentId: string, start: Date, by = ana, now = NOW) =>
  salon.work((work) => rescheduleAppointment(work, { appointmentId, start, by }), now);
const cancel = (appointmentId: string, by = ana, now = NOW) =>
  salon.work((work) => cancelAppointment(work, { appointmentId, by, reason: "Ill" }), now);
const view = (id: string, now = NOW) =>
  salon.work((work) => viewAppointment(work, id, "client"), now);
const reservationsOf = (appointmentId: string) =>
  salon.work(({ tx }) => tx.reservation.findMany({ where: { appointmentId } }));

test("a client moves an appointment: reservation, reminders, count and history follow", async () => {
  const id = await book(february(3, "10:00"));
  const moved = await move(id, february(3, "10:30"));
  expect(moved).toMatchObject({
    scheduledStart: february(3, "10:30"),
    scheduledEnd: february(3, "11:30"),
    rescheduleCount: 1,
    version: 1,
    status: "confirmed",
  });
  expect(await reservationsOf(id)).toMatchObject([
    { startsAt: february(3, "10:30"), endsAt: february(3, "11:45"), resourceId: salon.mia },
  ]);
  const { history, changes } = await view(id);
  expect(history).toMatchObject([
    { kind: "booked", byName: "Ana Costa" },
    { kind: "rescheduled", startBefore: february(3, "10:00"), startAfter: february(3, "10:30") },
  ]);
  expect(changes.remainingReschedules).toBe(1);
});

test("the appointment is offered its own time and those that it overlaps", async () => {
  const id = await book(february(4, "10:00"));
  const { slots } = await salon.work((work) =>
    findSlots(work, {
      of: { appointmentId: id },
      range: { start: february(4, "09:00"), end: february(4, "13:00") },
      audience: "client",
    }),
  );
  expect(slots.map((slot) => slot.start)).toContainEqual(february(4, "10:00"));
  expect(slots.map((slot) => slot.start)).toContainEqual(february(4, "10:15"));
});

test("the limit of moves holds for everybody", async () => {
  const id = await book(february(5, "09:00"));
  await move(id, february(5, "10:00"));
  await move(id, february(5, "11:00"));
  await expect(move(id, february(5, "12:00"))).rejects.toMatchObject({
    code: "RESCHEDULE_LIMIT_REACHED",
  });
  expect((await view(id)).changes.whyNotMove).toMatchObject({ code: "RESCHEDULE_LIMIT_REACHED" });
});

test("a client changes until the notice and not after; staff do at any time", async () => {
  const id = await book(february(6, "13:00"));
  const deadline = subMinutes(february(6, "13:00"), 720);
  const late = new Date(deadline.getTime() + 1);
  await expect(move(id, february(9, "10:00"), ana, late)).rejects.toMatchObject({
    code: "TOO_LATE_TO_CHANGE",
    changeableUntil: deadline,
  });
  await expect(cancel(id, ana, late)).rejects.toMatchObject({ code: "TOO_LATE_TO_CHANGE" });
  expect((await view(id, late)).changes.whyNotCancel).toMatchObject({ code: "TOO_LATE_TO_CHANGE" });
  await move(id, february(6, "14:07"), staff, late);
  expect((await cancel(id, staff, late)).status).toBe("cancelled");
});

test("nobody moves onto a time that is taken, and nothing is changed by trying", async () => {
  const id = await book(february(10, "09:00"));
  await book(february(10, "12:00"));
  await expect(move(id, february(10, "11:00"))).rejects.toThrow(SlotTakenError);
  await expect(move(id, february(10, "11:00"), staff)).rejects.toThrow(SlotTakenError);
  expect(await reservationsOf(id)).toMatchObject([{ startsAt: february(10, "09:00") }]);
});

test("a cancelled appointment gives its time back, and takes no more changes", async () => {
  const id = await book(february(11, "10:00"));
  expect(await cancel(id)).toMatchObject({
    status: "cancelled",
    cancellationReason: "Ill",
    nextReminderAt: null,
  });
  expect(await reservationsOf(id)).toEqual([]);
  await expect(cancel(id)).rejects.toThrow(EventClosedError);
  await expect(move(id, february(11, "12:00"))).rejects.toThrow(EventClosedError);
  await book(february(11, "10:00"));
});

test("of a move and a cancellation at once, whatever the order, the cancellation stands", async () => {
  const ids: string[] = [];
  for (const day of [12, 13, 16, 17]) ids.push(await book(february(day, "10:00")));
  await Promise.allSettled(
    ids.flatMap((id, index) => [
      move(id, february(18, `${9 + 2 * index}:00`.padStart(5, "0")), staff),
      cancel(id, staff),
    ]),
  );
  for (const id of ids) {
    expect((await view(id)).appointment.status).toBe("cancelled");
    expect(await reservationsOf(id)).toEqual([]);
  }
});

test("two who swap nothing but want the same free time: one gets it, the other keeps its own", async () => {
  const [first, second] = [await book(february(19, "09:00")), await book(february(19, "11:00"))];
  const attempts = await Promise.allSettled([
    move(first, february(19, "14:00")),
    move(second, february(19, "14:00")),
  ]);
  expect(attempts.map((attempt) => attempt.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await reservationsOf(first)).toHaveLength(1);
  expect(await reservationsOf(second)).toHaveLength(1);
});

const report = (appointmentId: string, to: "in_progress" | "completed" | "no_show", now: Date) =>
  salon.work((work) => setStatus(work, { appointmentId, to, by: staff }), now);

test("one that has begun is not moved, by anybody", async () => {
  const id = await book(february(26, "10:00"));
  await report(id, "in_progress", february(26, "10:01"));
  for (const by of [ana, staff]) {
    await expect(move(id, february(27, "10:00"), by, february(26, "10:05"))).rejects.toMatchObject({
      code: by === staff ? "INVALID_TRANSITION" : expect.any(String),
    });
  }
  expect((await reservationsOf(id)).map(({ startsAt }) => startsAt)).toEqual([
    february(26, "10:00"),
  ]);
});

test("starting and finishing keep when it really took place", async () => {
  const id = await book(february(20, "10:00"));
  await report(id, "in_progress", february(20, "10:04"));
  const done = await report(id, "completed", february(20, "10:58"));
  expect(done).toMatchObject({
    status: "completed",
    actualStart: february(20, "10:04"),
    actualEnd: february(20, "10:58"),
    nextReminderAt: null,
  });
  expect((await view(id)).history.map((entry) => entry.kind)).toEqual([
    "booked",
    "started",
    "completed",
  ]);
  await expect(report(id, "in_progress", february(20, "11:00"))).rejects.toThrow(
    InvalidTransitionError,
  );
});

test("nobody is a no-show before the start", async () => {
  const id = await book(february(23, "10:00"));
  await expect(report(id, "no_show", february(23, "09:59"))).rejects.toThrow(NotStartedYetError);
  expect((await report(id, "no_show", february(23, "10:00"))).status).toBe("no_show");
});

test("another organisation's appointment is not found", async () => {
  await using other = await openSalon();
  const theirs = await other.work((work) =>
    bookAppointment(work, bookingOf(other, february(24, "10:00")), other.ports),
  );
  await expect(move(theirs.id, february(24, "12:00"), staff)).rejects.toThrow(NotFoundError);
  await expect(cancel(theirs.id, staff)).rejects.toThrow(NotFoundError);
  await expect(view(theirs.id)).rejects.toThrow(NotFoundError);
  await expect(report(theirs.id, "in_progress", NOW)).rejects.toThrow(NotFoundError);
});
