import { SlotTakenError } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Appointment, Interview } from "../../generated/client.ts";
import type { Database } from "../client.ts";
import { databaseFailure } from "../database-errors.ts";
import { type ConnectedDatabase, connectedDatabase } from "../fixtures/connected-database.ts";
import { tenantFixture } from "../fixtures/tenant-fixture.ts";
import { reserve } from "../reservation/reserve.ts";
import { seededRandom } from "../testing/index.ts";
import { writeEvent } from "./write-event.ts";

let database: ConnectedDatabase;
let db: Database;

beforeAll(async () => {
  database = await connectedDatabase();
  ({ db } = database);
});
afterAll(() => database[Symbol.asyncDispose]());

const noon = new Date("2030-05-06T12:00:00Z");

async function openSalon(people: number) {
  const { tenantId, resourceIds } = await tenantFixture(db, people);
  const [serviceId, clientId] = [uuidv7(), uuidv7()];
  await db.unit(tenantId, async (tx) => {
    await tx.service.create({
      data: { tenantId, id: serviceId, name: "Haircut", durationMinutes: 30 },
    });
    await tx.client.create({ data: { tenantId, id: clientId, name: "Ana", timeZone: "UTC" } });
  });
  const rowOf = (hostResourceId: string, fromMinutes: number, minutes = 30): Appointment => ({
    tenantId,
    id: uuidv7(),
    serviceId,
    clientId,
    hostResourceId,
    title: "It's “quoted”",
    status: "confirmed",
    location: null,
    notes: "Two\nlines",
    answers: [{ id: "size", label: "Size", value: 42 }],
    sessionId: null,
    seriesId: null,
    occurrenceAt: null,
    price: 4_500,
    currency: "CAD",
    dueAtBooking: 0,
    refundRules: [{ noticeMinutes: 1_440, percent: 100 }],
    payBy: null,
    ...eventColumns(fromMinutes, minutes),
  });
  const write = (row: Appointment, more: { as?: string; resourceIds?: string[] } = {}) =>
    db.unit(more.as ?? tenantId, (tx) =>
      writeEvent(
        tx,
        { kind: "appointment", row },
        { by: { kind: "system" }, resourceIds: more.resourceIds ?? [row.hostResourceId] },
      ),
    );
  return { tenantId, resourceIds, rowOf, write };
}

function eventColumns(fromMinutes: number, minutes: number) {
  const scheduledStart = addMinutes(noon, fromMinutes);
  return {
    scheduledStart,
    scheduledEnd: addMinutes(scheduledStart, minutes),
    timezone: "Europe/Paris",
    actualStart: null,
    actualEnd: null,
    cancelledAt: null,
    cancelledByKind: null,
    cancelledById: null,
    cancellationReason: null,
    rescheduleCount: 0,
    rescheduleLimit: null,
    lastRescheduledAt: null,
    reminderEnabled: true,
    reminderOffsets: [1_440, 60],
    remindersSent: [],
    nextReminderAt: addMinutes(scheduledStart, -1_440),
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 10,
    version: 0,
    createdAt: noon,
  };
}

test("the row is kept as it was given, with its reservation, its history and word of it", async () => {
  const { tenantId, resourceIds, rowOf, write } = await openSalon(1);
  const [host = ""] = resourceIds;
  const row = rowOf(host, 0);
  await write(row);
  await db.unit(tenantId, async (tx) => {
    expect(await tx.appointment.findFirst()).toMatchObject(row);
    expect(await tx.reservation.findMany()).toMatchObject([
      {
        resourceId: host,
        appointmentId: row.id,
        startsAt: addMinutes(noon, -5),
        endsAt: addMinutes(noon, 40),
        holdId: null,
        expiresAt: null,
      },
    ]);
    expect(await tx.eventChange.findMany()).toMatchObject([
      { appointmentId: row.id, kind: "booked", actorKind: "system", startAfter: noon },
    ]);
    expect(await tx.$queryRaw`SELECT subject, subject_id AS id, change FROM announcement`).toEqual([
      { subject: "appointment", id: row.id, change: "created" },
    ]);
  });
});

test("an interview is kept with its panel, of which those reserve time who are named", async () => {
  const { tenantId, resourceIds } = await openSalon(2);
  const [lead = "", shadow = ""] = resourceIds;
  const [memberId, jobId, stageId, candidateId, applicationId] = Array.from({ length: 5 }, uuidv7);
  const row: Interview = {
    tenantId,
    id: uuidv7(),
    applicationId: applicationId ?? "",
    organiserMemberId: memberId ?? "",
    title: "Technical",
    kind: "technical",
    status: "scheduled",
    location: null,
    meetingUrl: null,
    instructions: null,
    briefing: "Be kind",
    templateId: null,
    loopId: null,
    loopPosition: null,
    questions: [],
    criteria: [],
    replacements: 0,
    ...eventColumns(0, 60),
  };
  const attendees = [lead, shadow].map((resourceId) => ({
    tenantId,
    interviewId: row.id,
    resourceId,
    required: resourceId === lead,
    seat: null,
    poolId: null,
    qualification: null,
    response: "pending" as const,
    respondedAt: null,
    declineReason: null,
    feedbackDueAt: resourceId === lead ? addMinutes(noon, 120) : null,
    feedbackAsked: 0,
  }));
  await db.unit(tenantId, async (tx) => {
    const keyed = (id: string | undefined) => ({ tenantId, id: id ?? "" });
    const named = { name: "N", email: "n@example.com" };
    await tx.member.create({ data: { ...keyed(memberId), userId: uuidv7(), ...named } });
    await tx.job.create({ data: { ...keyed(jobId), title: "Job" } });
    await tx.jobStage.create({
      data: { ...keyed(stageId), jobId: jobId ?? "", name: "S", position: 0 },
    });
    await tx.candidate.create({ data: { ...keyed(candidateId), ...named, timeZone: "UTC" } });
    await tx.application.create({
      data: {
        ...keyed(applicationId),
        jobId: jobId ?? "",
        stageId: stageId ?? "",
        candidateId: candidateId ?? "",
      },
    });
    const by = { kind: "member", id: memberId ?? "" } as const;
    await writeEvent(tx, { kind: "interview", row }, { by, resourceIds: [lead], attendees });
    expect(await tx.interview.findFirst()).toMatchObject(row);
    const panel = await tx.interviewAttendee.findMany({ orderBy: { required: "desc" } });
    expect(panel).toMatchObject(attendees);
    expect(await tx.reservation.findMany()).toMatchObject([{ resourceId: lead }]);
    expect(await tx.eventChange.findMany()).toMatchObject([{ actorId: memberId }]);
  });
});

test("who is refused leaves nothing, and hears that the time is taken", async () => {
  const { tenantId, resourceIds, rowOf, write } = await openSalon(2);
  const [host = "", other = ""] = resourceIds;
  await write(rowOf(host, 0));
  // 14 minutes after the end: within the buffers of both.
  const late = rowOf(other, 44);
  await expect(write(late, { resourceIds: [other, host] })).rejects.toThrow(SlotTakenError);
  await db.unit(tenantId, async (tx) => {
    expect(await tx.appointment.count()).toBe(1);
    expect(await tx.reservation.count()).toBe(1);
    expect(await tx.eventChange.count()).toBe(1);
  });
  await write(rowOf(host, 45));
});

test("a hold of one's own is given back, whatever it was on; another's is in the way", async () => {
  const { tenantId, resourceIds, rowOf } = await openSalon(2);
  const [host = "", other = ""] = resourceIds;
  const [holdId, theirs] = [uuidv7(), uuidv7()];
  const span = { start: noon, end: addMinutes(noon, 30) };
  await db.unit(tenantId, async (tx) => {
    const ofMinutes = { span, holdMinutes: 10 };
    await reserve(tx, { resourceIds: [host, other], purpose: { holdId }, ...ofMinutes });
  });
  const bookInsteadOf = (insteadOf: string, resourceId: string) =>
    db.unit(tenantId, (tx) =>
      writeEvent(
        tx,
        { kind: "appointment", row: rowOf(resourceId, 0) },
        { by: { kind: "client" }, resourceIds: [resourceId], insteadOf },
      ),
    );
  await expect(bookInsteadOf(theirs, host)).rejects.toThrow(SlotTakenError);
  await bookInsteadOf(holdId, host);
  const left = await db.unit(tenantId, (tx) => tx.reservation.findMany());
  expect(left).toMatchObject([{ resourceId: host, holdId: null }]);
});

test("neither another tenant's row nor its people can be written", async () => {
  const ours = await openSalon(1);
  const theirs = await openSalon(1);
  const [theirHost = ""] = theirs.resourceIds;
  const codeOf = (written: Promise<unknown>) =>
    written.then(
      () => "written",
      (error: unknown) => databaseFailure(error)?.code,
    );
  expect(await codeOf(ours.write(theirs.rowOf(theirHost, 0)))).toBe("42501");
  expect(await codeOf(ours.write(ours.rowOf(theirHost, 0)))).toBe("23503");
  const [ourHost = ""] = ours.resourceIds;
  const row = ours.rowOf(ourHost, 0);
  // As if they were not there.
  expect(await codeOf(ours.write(row, { resourceIds: [ourHost, theirHost] }))).toBe("P0001");
  expect(await db.unit(ours.tenantId, (tx) => tx.appointment.count())).toBe(0);
  expect(await db.unit(theirs.tenantId, (tx) => tx.reservation.count())).toBe(0);
});

test("whatever is asked for, what is kept never overlaps, and only what overlaps is refused", async () => {
  const { resourceIds, rowOf, write } = await openSalon(3);
  const random = seededRandom(7);
  const kept: { ids: readonly string[]; from: number; until: number }[] = [];
  for (let round = 0; round < 60; round++) {
    const ids = resourceIds.filter(() => random() < 0.6);
    const [host] = ids;
    if (!host) continue;
    const start = Math.floor(random() * 40) * 15;
    const minutes = 15 + Math.floor(random() * 5) * 15;
    const span = { ids, from: start - 5, until: start + minutes + 10 };
    const overlaps = kept.some(
      (one) =>
        one.from < span.until && one.until > span.from && one.ids.some((id) => ids.includes(id)),
    );
    const outcome = await write(rowOf(host, start, minutes), { resourceIds: [...ids] }).then(
      () => "kept",
      (error: unknown) => (error instanceof SlotTakenError ? "taken" : String(error)),
    );
    expect(outcome).toBe(overlaps ? "taken" : "kept");
    if (!overlaps) kept.push(span);
  }
  expect(kept.length).toBeGreaterThan(5);
});
