import type { Prisma } from "@convene/prisma";
import { type ReportPeriod, reportPeriod } from "@convene/server-kit/reports";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { february, openSalon, type Salon } from "../testing/open-salon.ts";
import { reportAttendance } from "./report-attendance.ts";
import { reportLeadTime } from "./report-lead-time.ts";
import { reportRevenue } from "./report-revenue.ts";
import { reportUtilisation } from "./report-utilisation.ts";

/** A Wednesday to the Tuesday after next: two whole working weeks' worth of days in three weeks. */
const period: ReportPeriod = reportPeriod(
  { from: "2026-02-04", to: "2026-02-17" },
  "America/Toronto",
);

let salon: Salon;
let ana: string;
let colour: string;

beforeAll(async () => {
  salon = await openSalon();
  [ana, colour] = [uuidv7(), uuidv7()];
  const { tenantId, mia, noah } = salon;
  await salon.work(async ({ tx }) => {
    await tx.client.create({ data: { tenantId, id: ana, name: "Ana", timeZone: "UTC" } });
    await tx.service.create({
      data: { tenantId, id: colour, name: "Colour", durationMinutes: 90 },
    });
    // Mia has the 12th off from noon, and works till noon only on the 13th.
    const off = { startsAt: february(12, "12:00"), endsAt: february(13, "00:00") };
    await tx.timeOff.create({ data: { tenantId, resourceId: mia, ...off } });
    await tx.schedule.updateMany({
      where: { resourceId: mia },
      data: { overrides: { "2026-02-13": [["09:00", "12:00"]] } },
    });
    await tx.appointment.createMany({
      data: [
        // The day before the period, and the day after it.
        appointment(february(3, "10:00"), { hostResourceId: mia }),
        appointment(february(18, "00:00"), { hostResourceId: mia }),
        // Mia: 60 + 90 minutes in the first week, 60 in the second; one of them in the evening.
        appointment(february(4, "09:00"), { hostResourceId: mia, status: "completed" }),
        appointment(february(5, "18:00"), {
          hostResourceId: mia,
          serviceId: colour,
          minutes: 90,
          status: "no_show",
          leadHours: 24,
        }),
        appointment(february(9, "09:00"), { hostResourceId: mia, leadHours: 72 }),
        // Noah: nothing that counts but a session with two clients.
        appointment(february(10, "09:00"), {
          hostResourceId: noah,
          ...cancelled("client"),
          leadHours: 800,
        }),
        appointment(february(10, "10:00"), { hostResourceId: noah, ...cancelled("member") }),
        // Given up before it was paid for.
        appointment(february(10, "11:00"), { hostResourceId: noah, ...cancelled("system") }),
        // Brought along by an import after it took place.
        appointment(february(11, "11:00"), {
          hostResourceId: noah,
          status: "no_show",
          leadHours: -100,
        }),
      ],
    });
    const session = {
      tenantId,
      serviceId: colour,
      timezone: "UTC",
      capacity: 4,
      createdAt: february(1, "09:00"),
      hostResourceId: noah,
    };
    const [full, empty] = [uuidv7(), uuidv7()];
    const inSession = (id: string, day: number) => ({
      ...session,
      id,
      scheduledStart: february(day, "13:00"),
      scheduledEnd: february(day, "14:30"),
    });
    await tx.groupSession.createMany({ data: [inSession(full, 16), inSession(empty, 17)] });
    const place = {
      hostResourceId: noah,
      serviceId: colour,
      minutes: 90,
      sessionId: full,
      leadHours: 200,
    };
    await tx.appointment.createMany({
      data: [appointment(february(16, "13:00"), place), appointment(february(16, "13:00"), place)],
    });
  });
});
afterAll(() => salon[Symbol.asyncDispose]());

interface Kind extends Partial<Prisma.AppointmentCreateManyInput> {
  readonly hostResourceId: string;
  /** Default: 60. */
  readonly minutes?: number;
  /** Default: 1. */
  readonly leadHours?: number;
}

function appointment(start: Date, { minutes = 60, leadHours = 1, ...kind }: Kind) {
  return {
    tenantId: salon.tenantId,
    serviceId: salon.haircut,
    clientId: ana,
    title: "Haircut",
    timezone: "UTC",
    scheduledStart: start,
    scheduledEnd: addMinutes(start, minutes),
    createdAt: addMinutes(start, -60 * leadHours),
    ...kind,
  };
}

const cancelled = (by: "client" | "member" | "system") => ({
  status: "cancelled" as const,
  cancelledAt: february(3, "09:00"),
  cancelledByKind: by,
});

test("booked minutes of open minutes, by person and week", async () => {
  const report = await salon.work((work) => reportUtilisation(work, period));
  const { mia, noah } = salon;
  expect(report.people).toEqual([
    { id: mia, name: "Mia" },
    { id: noah, name: "Noah" },
  ]);
  expect(report.weeks).toEqual(["2026-02-04", "2026-02-09", "2026-02-16"]);
  const cells = report.cells.map((cell) => [cell.resourceId, cell.openMinutes, cell.bookedMinutes]);
  const day = 8 * 60;
  expect(cells).toEqual([
    // Wednesday to Friday; a whole week less five hours on the 12th and on the 13th; Monday and Tuesday.
    [mia, 3 * day, 150],
    [mia, 5 * day - 300 - 300, 60],
    [mia, 2 * day, 0],
    [noah, 3 * day, 0],
    // The no-show: the time was kept. The session counts once, the empty one not at all.
    [noah, 5 * day, 60],
    [noah, 2 * day, 90],
  ]);
});

test("what goes over midnight counts in each week for its part", async () => {
  const { tenantId, mia } = salon;
  const id = uuidv7();
  const row = {
    ...appointment(february(8, "23:30"), { hostResourceId: mia, minutes: 90 }),
    id,
  };
  await salon.work(({ tx }) => tx.appointment.create({ data: row, select: { id: true } }));
  const report = await salon.work((work) => reportUtilisation(work, period));
  expect(report.cells.slice(0, 2).map((cell) => cell.bookedMinutes)).toEqual([180, 120]);
  await salon.work(({ tx }) =>
    tx.appointment.delete({ where: { tenantId_id: { tenantId, id } }, select: { id: true } }),
  );
});

test("no-shows and cancellations, by service and by lead time", async () => {
  const report = await salon.work((work) => reportAttendance(work, period));
  expect(report.total).toEqual({
    appointments: 8,
    noShows: 2,
    cancelledByClients: 1,
    cancelledByStaff: 1,
  });
  expect(report.byService).toEqual([
    {
      serviceId: colour,
      name: "Colour",
      appointments: 3,
      noShows: 1,
      cancelledByClients: 0,
      cancelledByStaff: 0,
    },
    {
      serviceId: salon.haircut,
      name: "Haircut",
      appointments: 5,
      noShows: 1,
      cancelledByClients: 1,
      cancelledByStaff: 1,
    },
  ]);
  const steps = report.byLead.map(({ step, appointments, noShows, cancelledByClients }) => [
    step,
    appointments,
    noShows,
    cancelledByClients,
  ]);
  expect(steps).toEqual([
    ["sameDay", 2, 0, 0],
    // 24 hours are the next day's already.
    ["days1to2", 1, 1, 0],
    ["days3to6", 1, 0, 0],
    ["week1", 2, 0, 0],
    ["weeks2to4", 0, 0, 0],
    ["longer", 1, 0, 1],
  ]);
});

test("how long before their start appointments are booked", async () => {
  const report = await salon.work((work) => reportLeadTime(work, period));
  // 1, 1, 24, 72, 200, 200 and 800 hours.
  expect(report.appointments).toBe(7);
  expect(report.medianMinutes).toBe(72 * 60);
  expect(report.steps.map(({ appointments }) => appointments)).toEqual([2, 1, 1, 2, 0, 1]);
});

test("nothing at all is told without dividing by it", async () => {
  const empty = reportPeriod({ from: "2025-01-01", to: "2025-01-01" }, "America/Toronto");
  const lead = await salon.work((work) => reportLeadTime(work, empty));
  expect(lead).toMatchObject({ appointments: 0, medianMinutes: null });
  const attendance = await salon.work((work) => reportAttendance(work, empty));
  expect(attendance.total.appointments).toBe(0);
  const revenue = await salon.work((work) => reportRevenue(work, empty, "CAD"));
  expect(revenue.total).toEqual({ received: 0, refunded: 0 });
});

test("money by the day on which it moved: received, refunded, by service, person and method", async () => {
  const { mia, noah, haircut } = salon;
  const [cut, dye] = await salon.work(({ tx }) =>
    tx.appointment.findMany({
      where: { scheduledStart: { in: [february(4, "09:00"), february(5, "18:00")] } },
      orderBy: { scheduledStart: "asc" },
      select: { id: true },
    }),
  );
  const at = (day: number) => february(day, "12:00");
  // Before the period; two within it; one of them partly given back within, the other after it.
  await pay(cut?.id, 1_000, at(3), "cash");
  await pay(cut?.id, 5_000, at(4), "cash", [[2_000, at(6)]]);
  await pay(dye?.id, 9_000, at(9), "card", [[9_000, at(18)]]);
  await pay(dye?.id, 700, at(10), "other", [], "USD");

  const report = await salon.work((work) => reportRevenue(work, period, "CAD"));
  expect(report.total).toEqual({ received: 14_000, refunded: 2_000 });
  expect(report.bucketLength).toBe("day");
  expect(report.buckets).toHaveLength(14);
  expect(report.buckets.filter(({ received, refunded }) => received + refunded > 0)).toEqual([
    { from: "2026-02-04", received: 5_000, refunded: 0 },
    { from: "2026-02-06", received: 0, refunded: 2_000 },
    { from: "2026-02-09", received: 9_000, refunded: 0 },
  ]);
  expect(report.byService).toEqual([
    { id: colour, name: "Colour", received: 9_000, refunded: 0 },
    { id: haircut, name: "Haircut", received: 5_000, refunded: 2_000 },
  ]);
  expect(report.byPerson).toEqual([{ id: mia, name: "Mia", received: 14_000, refunded: 2_000 }]);
  expect(report.byPerson.some(({ id }) => id === noah)).toBe(false);
  expect(report.byMethod).toEqual([
    { method: "card", received: 9_000, refunded: 0 },
    { method: "cash", received: 5_000, refunded: 2_000 },
  ]);
  expect(report.otherCurrencies).toEqual([{ currency: "USD", received: 700, refunded: 0 }]);
});

let receipts = 0;

async function pay(
  appointmentId: string | undefined,
  amount: number,
  at: Date,
  method: "card" | "cash" | "other",
  refunds: readonly (readonly [amount: number, at: Date])[] = [],
  currency = "CAD",
): Promise<void> {
  const { tenantId } = salon;
  const paymentId = uuidv7();
  receipts++;
  await salon.work(async ({ tx }) => {
    await tx.payment.create({
      data: {
        tenantId,
        id: paymentId,
        appointmentId: appointmentId ?? "",
        clientId: ana,
        amount,
        currency,
        method,
        provider: "manual",
        state: "succeeded",
        refunded: refunds.reduce((sum, [part]) => sum + part, 0),
        receiptNumber: receipts,
        createdAt: at,
        succeededAt: at,
      },
      select: { id: true },
    });
    const entry = { tenantId, paymentId, currency };
    const sides = (paid: number, when: Date, refundId: string | null) => [
      { ...entry, account: method, amount: paid, at: when, refundId },
      { ...entry, account: "clients" as const, amount: -paid, at: when, refundId },
    ];
    await tx.ledgerEntry.createMany({ data: sides(amount, at, null) });
    for (const [part, when] of refunds) {
      const id = uuidv7();
      await tx.refund.create({
        data: {
          tenantId,
          id,
          paymentId,
          amount: part,
          currency,
          state: "succeeded",
          actorKind: "member",
          createdAt: when,
          settledAt: when,
        },
        select: { id: true },
      });
      await tx.ledgerEntry.createMany({ data: sides(-part, when, id) });
    }
  });
}

test("of years of appointments those of the period are read by the index, not sought among all", async () => {
  const plan = await salon.work(async ({ tx, tenantId }) => {
    await tx.$executeRaw`
      INSERT INTO appointment (tenant_id, id, service_id, client_id, host_resource_id, title,
        scheduled_start, scheduled_end, timezone)
      SELECT ${tenantId}::uuid, gen_random_uuid(), ${salon.haircut}::uuid, ${ana}::uuid,
        ${salon.mia}::uuid, '', '2020-01-01'::timestamptz + make_interval(hours => n),
        '2020-01-01'::timestamptz + make_interval(hours => n, mins => 30), 'UTC'
      FROM generate_series(1, 5000) AS n`;
    const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT count(*) FROM appointment
      WHERE scheduled_start >= ${period.start} AND scheduled_start < ${period.end}`;
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toMatch(/Index Cond: .*tenant_id.*scheduled_start/);
});
