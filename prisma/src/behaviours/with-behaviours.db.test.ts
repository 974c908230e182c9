import { EventClosedError, RescheduleLimitError } from "@convene/scheduling-core";
import { type Actor, EventNotFoundError } from "@convene/scheduling-core/prisma";
import { addHours, addMinutes, subMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import type { ActorKind, AppointmentStatus, InterviewStatus } from "../../generated/enums.ts";
import { connect, type Database, type Transaction } from "../client.ts";
import { reservedSpan } from "../events/event-kind.ts";
import { reserve } from "../reservation/reserve.ts";
import { type TestDatabase, testDatabase } from "../testing/index.ts";

const now = new Date("2026-03-02T12:00:00Z");
const start = new Date("2026-03-04T18:00:00Z");
const tenantId = uuidv7();
const by: Actor = { kind: "member", id: uuidv7() };

let server: TestDatabase;
let database: Database;

const unit = <T>(work: (tx: Transaction) => Promise<T>) => database.unit(tenantId, work);

beforeAll(async () => {
  server = await testDatabase();
  database = connect({ url: server.urls.app, poolSize: 10, now: () => now });
});

afterAll(async () => {
  await database?.close();
  await server?.[Symbol.asyncDispose]();
});

interface Wanted {
  readonly rescheduleLimit?: number;
  readonly cancelledAt?: Date;
  readonly remindersSent?: number[];
}

const times = () => ({
  scheduledStart: start,
  scheduledEnd: addHours(start, 1),
  timezone: "America/Toronto",
  nextReminderAt: subMinutes(start, 1440),
});

/** An hour with a buffer of 15 minutes after it, of a host of its own. */
async function planAppointment(wanted: Wanted & { status?: AppointmentStatus } = {}) {
  return await unit(async (tx) => {
    const resource = await tx.resource.create({
      data: { tenantId, kind: "person", name: "Ada", timeZone: "America/Toronto" },
    });
    const service = await tx.service.create({
      data: { tenantId, name: `Consultation ${uuidv7()}`, durationMinutes: 60 },
    });
    const client = await tx.client.create({
      data: { tenantId, name: "Bo", email: `${uuidv7()}@example.com`, timeZone: "UTC" },
    });
    const row = await tx.appointment.create({
      data: {
        tenantId,
        serviceId: service.id,
        clientId: client.id,
        hostResourceId: resource.id,
        title: "Consultation",
        bufferAfterMinutes: 15,
        ...times(),
        ...wanted,
      },
    });
    await reserve(tx, {
      resourceIds: [resource.id],
      span: reservedSpan({ start: row.scheduledStart, end: row.scheduledEnd }, row),
      purpose: { appointmentId: row.id },
    });
    return row;
  });
}

async function planInterview(wanted: Wanted & { status?: InterviewStatus } = {}) {
  return await unit(async (tx) => {
    const organiser = await tx.member.create({
      data: { tenantId, userId: uuidv7(), name: "Cy", email: "cy@example.com" },
    });
    const job = await tx.job.create({ data: { tenantId, title: "Engineer" } });
    const stage = await tx.jobStage.create({
      data: { tenantId, jobId: job.id, name: "Interview", position: 0 },
    });
    const candidate = await tx.candidate.create({
      data: { tenantId, name: "Di", email: `${uuidv7()}@example.com`, timeZone: "UTC" },
    });
    const application = await tx.application.create({
      data: { tenantId, jobId: job.id, candidateId: candidate.id, stageId: stage.id },
    });
    return await tx.interview.create({
      data: {
        tenantId,
        applicationId: application.id,
        organiserMemberId: organiser.id,
        title: "Interview",
        kind: "video",
        ...times(),
        ...wanted,
      },
    });
  });
}

const events = [
  { model: "interview", plan: planInterview },
  { model: "appointment", plan: planAppointment },
] as const;

/** The row as it is stored, through the same model methods for either kind of event. */
function delegate(model: "interview" | "appointment", id: string) {
  const where = { tenantId, id };
  const { client } = database;
  const to = (hours: number) => ({
    where,
    by,
    start: addHours(start, hours),
    end: addHours(start, hours + 1),
  });
  return model === "interview"
    ? {
        stored: () =>
          unit((tx) => tx.interview.findUniqueOrThrow({ where: { tenantId_id: where } })),
        changes: () => unit((tx) => tx.eventChange.findMany({ where: { interviewId: id } })),
        cancel: () => client.interview.cancel({ where, by, reason: "Ill" }),
        move: (hours: number) => client.interview.reschedule(to(hours)),
      }
    : {
        stored: () =>
          unit((tx) => tx.appointment.findUniqueOrThrow({ where: { tenantId_id: where } })),
        changes: () => unit((tx) => tx.eventChange.findMany({ where: { appointmentId: id } })),
        cancel: () => client.appointment.cancel({ where, by, reason: "Ill" }),
        move: (hours: number) => client.appointment.reschedule(to(hours)),
      };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe.each(events)("$model", ({ model, plan }) => {
  test("of 50 cancellations at once one goes through, with its history, and 49 are refused", async () => {
    const { id } = await plan();
    const event = delegate(model, id);
    const all = await Promise.all(upTo(50).map(() => event.cancel()));
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(1);
    const refused = all.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    expect(refused).toHaveLength(49);
    for (const error of refused) expect(error).toBeInstanceOf(EventClosedError);
    expect(await event.stored()).toMatchObject({
      status: "cancelled",
      cancelledAt: now,
      cancelledByKind: "member",
      cancelledById: by.id,
      cancellationReason: "Ill",
      nextReminderAt: null,
      version: 1,
      isCancelled: true,
    });
    expect(await event.changes()).toMatchObject([{ kind: "cancelled", reason: "Ill" }]);
  });

  test("of 50 moves at once with a limit of 3, exactly 3 go through", async () => {
    const { id } = await plan({ rescheduleLimit: 3 });
    const event = delegate(model, id);
    const all = await Promise.all(upTo(50).map((hours) => event.move(hours)));
    const moved = all.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    expect(moved).toHaveLength(3);
    for (const outcome of all) {
      if (!outcome.ok) expect(outcome.error).toBeInstanceOf(RescheduleLimitError);
    }
    const row = await event.stored();
    expect(row).toMatchObject({ rescheduleCount: 3, version: 3, remainingReschedules: 0 });
    const last = moved.find((outcome) => outcome.rescheduleCount === 3);
    expect(row.scheduledStart).toEqual(last?.scheduledStart);
    expect(await event.changes()).toHaveLength(3);
  });

  test("a move starts the reminders again from its new time", async () => {
    const { id } = await plan({ remindersSent: [1440] });
    const event = delegate(model, id);
    expect(await event.move(24)).toMatchObject({ ok: true });
    expect(await event.stored()).toMatchObject({
      scheduledStart: addHours(start, 24),
      lastRescheduledAt: now,
      remindersSent: [],
      nextReminderAt: start,
      version: 1,
    });
  });

  test("a row method inside a unit of work rolls back with it", async () => {
    const row = await plan();
    const rollback = unit(async () => {
      const outcome = await row.cancel({ by, reason: "Ill" });
      expect(outcome.ok).toBe(true);
      throw new Error("undone");
    });
    await expect(rollback).rejects.toThrow("undone");
    const event = delegate(model, row.id);
    expect(await event.stored()).toMatchObject({ cancelledAt: null, version: 0 });
    expect(await event.changes()).toEqual([]);
  });

  test.each(["completed", "no_show"] as const)(
    "%s is final: neither cancelled nor moved",
    async (status) => {
      const row = await plan({ status });
      expect([row.canBeCancelled(), row.canBeRescheduled()]).toEqual([false, false]);
      const event = delegate(model, row.id);
      expect(await event.cancel()).toMatchObject({ ok: false, error: { reason: "final" } });
      expect(await event.move(1)).toMatchObject({ ok: false, error: { reason: "final" } });
      expect(await event.stored()).toMatchObject({ status, scheduledStart: start, version: 0 });
    },
  );

  test("a cancelled event is not moved", async () => {
    const row = await plan();
    const event = delegate(model, row.id);
    await row.cancel({ by });
    expect(await event.move(1)).toMatchObject({ ok: false, error: { reason: "cancelled" } });
  });

  test("an unknown event, or one of another tenant, is not found", async () => {
    const { id } = await plan();
    const outcome = await database.client[
      model === "interview" ? "appointment" : "interview"
    ].cancel({
      where: { tenantId, id },
      by,
    });
    expect(outcome.ok ? undefined : outcome.error).toBeInstanceOf(EventNotFoundError);
    const elsewhere = await database.client[model].cancel({
      where: { tenantId: uuidv7(), id },
      by,
    });
    expect(elsewhere.ok ? undefined : elsewhere.error).toBeInstanceOf(EventNotFoundError);
    expect(await delegate(model, id).stored()).toMatchObject({ cancelledAt: null });
  });
});

test("a move takes the reservation along, buffers included; a cancellation gives it back", async () => {
  const row = await planAppointment();
  const held = () =>
    unit((tx) =>
      tx.reservation.findMany({
        where: { appointmentId: row.id },
        select: { startsAt: true, endsAt: true },
      }),
    );
  const to = addHours(start, 3);
  await row.reschedule({ start: to, end: addHours(to, 1), by });
  expect(await held()).toEqual([{ startsAt: to, endsAt: addMinutes(to, 75) }]);
  await row.cancel({ by });
  expect(await held()).toEqual([]);
});

test("a moved interview is scheduled again; an appointment that waits for its payment still does", async () => {
  const interview = await planInterview({ status: "confirmed" });
  const pending = await planAppointment({ status: "pending" });
  const to = { start: addHours(start, 1), end: addHours(start, 2), by };
  expect(await interview.reschedule(to)).toMatchObject({ value: { status: "scheduled" } });
  expect(await pending.reschedule(to)).toMatchObject({ value: { status: "pending" } });
});

test("a booking inside a window does not make its own reminder due", async () => {
  const row = await planInterview();
  const at = subMinutes(start, 50);
  const soon = { start, end: addHours(start, 1), by, at };
  expect(await row.reschedule(soon)).toMatchObject({
    value: { nextReminderAt: subMinutes(start, 15) },
  });
  const again = await unit((tx) =>
    tx.interview.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: row.id } } }),
  );
  expect(again.shouldSend1hourReminder(at)).toBe(false);
  expect(again.shouldSend15minReminder(subMinutes(start, 15))).toBe(true);
});

test("rows of a unit of work have the behaviours, and findUpcoming sees its tenant only", async () => {
  const { id } = await planInterview();
  const upcoming = await unit((tx) => tx.interview.findUpcoming({ where: { id } }));
  expect(upcoming[0]?.convertToTimezone("UTC").start.local).toBe("2026-03-04T18:00:00");
  const inForce = await unit(() => database.client.interview.findUpcoming({ where: { id } }));
  expect(inForce[0]?.isUpcoming()).toBe(true);
  expect(await database.client.interview.findUpcoming({ where: { id } })).toEqual([]);
});

test("the actors of the schema are those of the behaviours", () => {
  expectTypeOf<Actor["kind"]>().toEqualTypeOf<ActorKind>();
});
