import { InvalidInputError, NotFoundError, SlotTakenError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { type EditRequest, editAppointment } from "./edit-appointment.ts";
import { viewAppointment } from "./view-appointment.ts";

let salon: Salon;
beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const staff = { kind: "member" as const, id: uuidv7() };
let told: string[] = [];
beforeEach(() => {
  told = [];
});

const book = (start: Date, rest: object = {}) =>
  salon.work((work) =>
    bookAppointment(work, bookingOf(salon, start, { hostId: salon.mia, ...rest }), salon.ports),
  );
const edit = (appointmentId: string, change: Partial<EditRequest>) =>
  salon.work((work) =>
    editAppointment(
      work,
      { appointmentId, by: staff, ...change },
      {
        effects: {
          async rescheduled(_tx, { row }) {
            told.push(`version ${row.version}`);
          },
        },
        async announceReplacement(_tx, _event, { leaverId, standInId }) {
          told.push(`${leaverId} → ${standInId}`);
        },
      },
    ),
  );
const reservationsOf = (appointmentId: string) =>
  salon.work(({ tx }) => tx.reservation.findMany({ where: { appointmentId } }));
const lastChangeOf = async (id: string) =>
  (await salon.work((work) => viewAppointment(work, id, "staff"))).history.at(-1);

test("a longer appointment takes more time, is told once, and does not count as a move", async () => {
  const { id } = await book(february(3, "10:00"));
  const edited = await edit(id, { durationMinutes: 90, reason: "Colour too" });
  expect(edited).toMatchObject({
    scheduledStart: february(3, "10:00"),
    scheduledEnd: february(3, "11:30"),
    rescheduleCount: 0,
    lastRescheduledAt: null,
    version: 1,
  });
  expect(told).toEqual(["version 1"]);
  expect(await reservationsOf(id)).toMatchObject([{ endsAt: february(3, "11:45") }]);
  expect(await lastChangeOf(id)).toMatchObject({
    kind: "edited",
    reason: "Colour too",
    details: { durationMinutes: [60, 90] },
  });
});

test("into the next appointment, or past closing, nothing grows, and nothing is changed by trying", async () => {
  const { id } = await book(february(4, "10:00"));
  await book(february(4, "12:00"));
  await expect(edit(id, { durationMinutes: 120 })).rejects.toThrow(SlotTakenError);
  await expect(edit(id, { durationMinutes: 600 })).rejects.toMatchObject({ code: "SLOT_TAKEN" });
  const late = await book(february(4, "15:45"));
  await expect(edit(late.id, { durationMinutes: 90 })).rejects.toMatchObject({
    code: "SLOT_NOT_OFFERED",
  });
  expect(told).toEqual([]);
  expect(await reservationsOf(id)).toMatchObject([{ endsAt: february(4, "11:15") }]);
});

test("somebody else takes it over: both and the client hear of it; who is busy or gives it not does not", async () => {
  const { id } = await book(february(5, "10:00"));
  const edited = await edit(id, { hostId: salon.noah });
  expect(edited.hostResourceId).toBe(salon.noah);
  expect(told).toEqual([`${salon.mia} → ${salon.noah}`, "version 1"]);
  expect(await reservationsOf(id)).toMatchObject([{ resourceId: salon.noah }]);
  expect(await lastChangeOf(id)).toMatchObject({ details: { host: ["Mia", "Noah"] } });
  const other = await book(february(5, "10:30"));
  await expect(edit(other.id, { hostId: salon.noah })).rejects.toThrow(SlotTakenError);
  await expect(edit(other.id, { hostId: uuidv7() })).rejects.toThrow(NotFoundError);
});

test("notes and price concern staff only; saying what is so already changes nothing", async () => {
  const { id } = await book(february(6, "10:00"));
  const edited = await edit(id, { notes: "Allergic to nuts", price: 7_000, durationMinutes: 60 });
  expect(edited).toMatchObject({ notes: "Allergic to nuts", price: 7_000, version: 0 });
  expect(told).toEqual([]);
  expect(await lastChangeOf(id)).toMatchObject({
    kind: "edited",
    details: { notes: true, price: [6_500, 7_000] },
  });
  await edit(id, { price: 7_000 });
  expect((await salon.work((work) => viewAppointment(work, id, "staff"))).history).toHaveLength(2);
});

test("a cancelled one keeps its length and person; what it cost can still be put right", async () => {
  const { id } = await book(february(9, "10:00"));
  await salon.work((work) => cancelAppointment(work, { appointmentId: id, by: staff }));
  await expect(edit(id, { durationMinutes: 30 })).rejects.toMatchObject({ code: "EVENT_CLOSED" });
  expect((await edit(id, { price: 0 })).price).toBe(0);
});

test("what was agreed is copied at booking: answers with their labels, what is due, refunds", async () => {
  const fields = [{ id: "size", label: "Your size", kind: "number", required: true }];
  await salon.work(({ tx }) =>
    tx.service.updateMany({
      where: { id: salon.haircut },
      data: { fields, paymentTiming: "deposit", depositAmount: 2_000 },
    }),
  );
  await expect(book(february(10, "10:00"))).rejects.toMatchObject({ field: "answers.size" });
  const booked = await book(february(10, "10:00"), { answers: { size: 42 }, payment: "card" });
  expect(booked).toMatchObject({
    answers: [{ id: "size", label: "Your size", value: 42 }],
    dueAtBooking: 2_000,
    refundRules: [
      { noticeMinutes: 1_440, percent: 100 },
      { noticeMinutes: 720, percent: 50 },
    ],
    status: "pending",
  });
  expect(booked.payBy?.getTime()).toBeGreaterThan(NOW.getTime());
  // Nobody is told before it is paid, but its time is taken.
  expect(salon.announced.map(({ row }) => row.id)).not.toContain(booked.id);
  expect(await reservationsOf(booked.id)).toHaveLength(1);
  const byPhone = await book(february(10, "13:00"), { by: staff });
  expect(byPhone).toMatchObject({ answers: [], status: "confirmed" });
});

test("by phone a client needs no address, and is known by the number, however it is written", async () => {
  const answers = { size: 40 };
  const call = (start: Date, client: object, by: object = staff) =>
    book(start, { answers, by, client: { name: "Bo", locale: "en", ...client } });
  const first = await call(february(11, "10:00"), { phone: "+1 (416) 555-0134" });
  const again = await call(february(11, "12:00"), { name: "bo ", phone: "001 416 555 0134" });
  const other = await call(february(11, "14:00"), { phone: "+1 416 555 0135" });
  expect(again.clientId).toBe(first.clientId);
  expect(other.clientId).not.toBe(first.clientId);
  const client = await salon.work(({ tx }) =>
    tx.client.findFirst({ where: { id: first.clientId } }),
  );
  expect(client).toMatchObject({ name: "Bo", email: null, phone: "+1 (416) 555-0134" });
  await expect(call(february(12, "10:00"), {})).rejects.toThrow(InvalidInputError);
  await expect(
    call(february(12, "10:00"), { phone: "+1 416 555 0134" }, { kind: "client" }),
  ).rejects.toMatchObject({ field: "client.email" });
});
