import type { Prisma } from "@convene/prisma";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { readToday, type TodayReader } from "./read-today.ts";

let salon: Salon;
let ana: string;
let mias: string;
const ids = { today: uuidv7(), unpaid: uuidv7(), pending: uuidv7(), paidBack: uuidv7() };

beforeAll(async () => {
  salon = await openSalon();
  [ana, mias] = [uuidv7(), uuidv7()];
  const { tenantId, mia, noah, haircut } = salon;
  const written = (start: Date, rest: Partial<Prisma.AppointmentCreateManyInput> = {}) => ({
    tenantId,
    serviceId: haircut,
    clientId: ana,
    hostResourceId: mia,
    title: "Haircut",
    timezone: "UTC",
    scheduledStart: start,
    scheduledEnd: addMinutes(start, 60),
    ...rest,
  });
  await salon.work(async ({ tx }) => {
    await tx.client.create({
      data: { tenantId, id: ana, name: "Ana", phone: "555", timeZone: "UTC" },
    });
    await tx.member.createMany({
      data: [
        {
          tenantId,
          id: mias,
          userId: uuidv7(),
          name: "Mia",
          email: "",
          servicesRole: "staff",
          resourceId: mia,
        },
      ],
    });
    await tx.appointment.createMany({
      data: [
        // Monday the 2nd in Toronto begins at 05:00Z and ends the same time next day.
        written(february(1, "23:59"), { status: "in_progress" }),
        written(february(1, "22:00")),
        written(february(2, "23:30")),
        written(february(2, "09:00"), { id: ids.today, hostResourceId: noah }),
        written(february(2, "10:00"), {
          status: "cancelled",
          cancelledAt: NOW,
          cancelledByKind: "client",
        }),
        written(february(3, "00:00")),
        written(february(4, "09:00"), { id: ids.pending, status: "pending" }),
        written(february(4, "11:00"), { status: "pending", payBy: NOW }),
        written(new Date("2026-01-20T15:00:00Z"), {
          id: ids.unpaid,
          status: "completed",
          price: 6_500,
          currency: "CAD",
        }),
        written(new Date("2026-01-21T15:00:00Z"), {
          id: ids.paidBack,
          status: "completed",
          price: 1_000,
          hostResourceId: noah,
        }),
        // Long ago: not decided here any more.
        written(new Date("2025-11-21T15:00:00Z"), { status: "completed", price: 1_000 }),
      ],
    });
    const [partly, wholly] = [uuidv7(), uuidv7()];
    const payment = {
      tenantId,
      clientId: ana,
      method: "cash" as const,
      provider: "manual" as const,
      state: "succeeded" as const,
      createdAt: NOW,
      succeededAt: NOW,
    };
    await tx.payment.createMany({
      data: [
        {
          ...payment,
          id: partly,
          appointmentId: ids.unpaid,
          amount: 2_000,
          currency: "CAD",
          receiptNumber: 1,
        },
        {
          ...payment,
          id: wholly,
          appointmentId: ids.paidBack,
          amount: 1_000,
          currency: "USD",
          receiptNumber: 2,
          refunded: 300,
        },
      ],
    });
    const at = { tenantId, at: NOW };
    await tx.ledgerEntry.createMany({
      data: [
        { ...at, paymentId: partly, account: "cash", amount: 2_000, currency: "CAD" },
        { ...at, paymentId: partly, account: "clients", amount: -2_000, currency: "CAD" },
        { ...at, paymentId: wholly, account: "cash", amount: 1_000, currency: "USD" },
        { ...at, paymentId: wholly, account: "clients", amount: -1_000, currency: "USD" },
      ],
    });
    await tx.refund.create({
      data: {
        tenantId,
        paymentId: wholly,
        amount: 300,
        currency: "USD",
        actorKind: "client",
        createdAt: NOW,
      },
      select: { id: true },
    });
    await tx.calendarConnection.create({
      data: {
        tenantId,
        memberId: mias,
        provider: "google",
        account: "mia",
        credentials: "",
        state: "reconnect",
        createdAt: NOW,
      },
      select: { id: true },
    });
    await tx.calendarConflict.create({
      data: {
        tenantId,
        kind: "busy",
        appointmentId: ids.today,
        resourceId: noah,
        raisedAt: NOW,
        startsAt: NOW,
        endsAt: addMinutes(NOW, 90),
      },
      select: { id: true },
    });
  });
});
afterAll(() => salon[Symbol.asyncDispose]());

const read = (reader: Partial<TodayReader> = {}) =>
  salon.work((work) =>
    readToday(work, {
      memberId: uuidv7(),
      timeZone: "America/Toronto",
      isOverseer: true,
      ...reader,
    }),
  );

test("the day is the reader's, what is still in progress belongs to it, what is cancelled does not", async () => {
  const { day, appointments } = await read();
  expect(day).toBe("2026-02-02");
  expect(appointments.map(({ start, status }) => [start, status])).toEqual([
    [february(1, "23:59"), "in_progress"],
    [february(2, "09:00"), "confirmed"],
    [february(2, "23:30"), "confirmed"],
  ]);
  const inBerlin = await read({ timeZone: "Europe/Berlin" });
  expect(inBerlin.appointments.map(({ start }) => start)).toEqual([
    february(1, "22:00"),
    february(1, "23:59"),
    february(2, "09:00"),
  ]);
});

test("what needs a decision, and no more of it than that", async () => {
  const { decisions } = await read();
  expect(decisions).toMatchObject([
    { kind: "conflicts", count: 1 },
    // The one that waits for its payment is not ours to decide.
    { kind: "pending", count: 1, appointments: [{ id: ids.pending, clientName: "Ana" }] },
    {
      kind: "refunds",
      count: 1,
      appointments: [{ id: ids.paidBack, amount: 300, currency: "USD" }],
    },
    // What was paid and is given back is not unpaid again.
    {
      kind: "unpaid",
      count: 1,
      appointments: [{ id: ids.unpaid, amount: 4_500, currency: "CAD" }],
    },
    { kind: "lostCalendars", count: 1, names: ["Mia"] },
  ]);
});

test("staff see what is theirs", async () => {
  const { mia, noah } = salon;
  const asMia = await read({ memberId: mias, hostId: mia, isOverseer: false });
  expect(asMia.appointments).toHaveLength(2);
  expect(asMia.decisions.map(({ kind }) => kind)).toEqual(["pending", "unpaid", "lostCalendars"]);
  const asNoah = await read({ hostId: noah, isOverseer: false });
  expect(asNoah.appointments.map(({ id }) => id)).toEqual([ids.today]);
  expect(asNoah.decisions.map(({ kind }) => kind)).toEqual(["conflicts"]);
});
