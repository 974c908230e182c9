import { AsyncResource } from "node:async_hooks";
import { addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { readDueEvents } from "./read-due-events.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  // Each test begins with nothing that is due.
  const { unit } = organisation;
  await unit((tx) => tx.interview.updateMany({ data: { nextReminderAt: null } }));
  await unit((tx) => tx.appointment.updateMany({ data: { nextReminderAt: null } }));
  await organisation.takeJobs();
});

type Event = Awaited<ReturnType<TestOrganisation["book"]>>;

/** The reminders to the client or candidate by mail: offset and state. */
async function mails(event: Event): Promise<[number, string][]> {
  const rows = await organisation.notifications(event);
  return rows
    .filter((row) => row.kind === "reminder" && row.recipientKind !== "member")
    .filter((row) => row.channel === "email")
    .map((row) => [row.offsetMinutes, row.state]);
}

describe.each(["interview", "appointment"] as const)("reminders of an %s", (kind) => {
  test("each goes out at its time, to every party, and the next one is planned", async () => {
    const event = await organisation.book(kind);
    expect((await organisation.sweep(addMinutes(minutesBefore(event, 1440), -1))).claimed).toBe(0);
    for (const offset of [1440, 60, 15]) {
      expect((await organisation.sweep(minutesBefore(event, offset))).claimed).toBe(1);
      await organisation.deliver();
    }
    expect(await mails(event)).toEqual([
      [1440, "sent"],
      [60, "sent"],
      [15, "sent"],
    ]);
    const rows = await organisation.notifications(event);
    const parties = new Set(rows.map((row) => row.recipientId));
    for (const offset of [1440, 60, 15]) {
      const told = rows.filter((row) => row.offsetMinutes === offset && row.channel === "email");
      expect(new Set(told.map((row) => row.recipientId))).toEqual(parties);
    }
    const { row } = await organisation.reread(event);
    expect(row).toMatchObject({ remindersSent: [1440, 60, 15], nextReminderAt: null });
  });

  test("after downtime the most urgent goes out, and the others are recorded", async () => {
    const event = await organisation.book(kind);
    await organisation.sweep(minutesBefore(event, 50));
    await organisation.deliver();
    expect(await mails(event)).toEqual([
      [1440, "passed_over"],
      [60, "sent"],
    ]);
    const { row } = await organisation.reread(event);
    expect(row.nextReminderAt).toEqual(minutesBefore(event, 15));
  });

  test("none goes out from the start on", async () => {
    const event = await organisation.book(kind);
    await organisation.sweep(event.row.scheduledStart);
    await organisation.deliver();
    expect(await mails(event)).toEqual([
      [1440, "passed_over"],
      [60, "passed_over"],
      [15, "passed_over"],
    ]);
    expect((await organisation.reread(event)).row.nextReminderAt).toBeNull();
  });

  test("a booking inside a window does not bring the reminder that it makes pointless", async () => {
    const start = new Date("2026-02-20T19:00:00Z");
    const event = await organisation.book(kind, { start, bookedAt: addMinutes(start, -120) });
    expect((await organisation.sweep(addMinutes(start, -119))).claimed).toBe(0);
    await organisation.sweep(addMinutes(start, -60));
    await organisation.deliver();
    expect(await mails(event)).toEqual([
      [1440, "passed_over"],
      [60, "sent"],
    ]);
  });

  test("a moved event starts again from its new time", async () => {
    const event = await organisation.book(kind);
    const { clock, db, tenantId } = organisation;
    await organisation.sweep(minutesBefore(event, 1440));
    const start = addMinutes(event.row.scheduledStart, 2 * 1440);
    const request = {
      where: { tenantId, id: event.row.id },
      start,
      end: addMinutes(start, 60),
      by: { kind: "system" },
      at: clock.now,
    } as const;
    const moved =
      kind === "interview"
        ? await db.client.interview.reschedule(request)
        : await db.client.appointment.reschedule(request);
    expect(moved.ok).toBe(true);
    await organisation.deliver();
    expect(await mails(event)).toEqual([[1440, "withdrawn"]]);

    expect((await organisation.sweep(minutesBefore(event, 60))).claimed).toBe(0);
    await organisation.sweep(addMinutes(start, -1440));
    await organisation.deliver();
    expect(await mails(event)).toEqual([
      [1440, "withdrawn"],
      [1440, "sent"],
    ]);
  });

  test("a cancelled event sends none, not even one that was queued", async () => {
    const event = await organisation.book(kind);
    const { db, tenantId } = organisation;
    await organisation.sweep(minutesBefore(event, 1440));
    const request = { where: { tenantId, id: event.row.id }, by: { kind: "system" } } as const;
    const cancelled =
      kind === "interview"
        ? await db.client.interview.cancel(request)
        : await db.client.appointment.cancel(request);
    expect(cancelled.ok).toBe(true);
    await organisation.deliver();
    expect((await organisation.sweep(minutesBefore(event, 60))).claimed).toBe(0);
    expect(await mails(event)).toEqual([[1440, "withdrawn"]]);
  });

  test("an event that is over sends none, wherever its clock stands", async () => {
    const event = await organisation.book(kind);
    const where = { id: event.row.id };
    await organisation.unit(async (tx) => {
      for (const status of ["in_progress", "completed"] as const) {
        if (kind === "interview") await tx.interview.updateMany({ where, data: { status } });
        else await tx.appointment.updateMany({ where, data: { status } });
      }
    });
    await organisation.sweep(minutesBefore(event, 60));
    expect(await mails(event)).toEqual([]);
    expect((await organisation.reread(event)).row.nextReminderAt).toBeNull();
  });
});

/** Made outside of any unit of work, so what runs in it is in none, as in another worker. */
const outside = new AsyncResource("another worker");

describe("sweeps", () => {
  test("three at once claim each event once", async () => {
    const events = [];
    for (let count = 0; count < 8; count++) {
      events.push(await organisation.book(count % 2 ? "interview" : "appointment"));
    }
    await organisation.takeJobs();
    const [first] = events;
    if (!first) throw new Error("Nothing was booked");
    const at = minutesBefore(first, 60);
    const outcomes = await Promise.all([1, 2, 3].map(() => organisation.sweep(at)));
    expect(outcomes.reduce((sum, { claimed }) => sum + claimed, 0)).toBe(events.length);
    for (const event of events) {
      expect(await mails(event)).toEqual([
        [1440, "passed_over"],
        [60, "queued"],
      ]);
    }
    const queued = await organisation.unit((tx) =>
      tx.notification.count({ where: { kind: "reminder", state: "queued", channel: "email" } }),
    );
    expect(await organisation.takeJobs()).toHaveLength(queued);
    expect((await organisation.sweep(at)).claimed).toBe(0);
  });

  test("a batch begins after the last one, also where many are due at the same moment", async () => {
    const events = [];
    for (let count = 0; count < 5; count++) events.push(await organisation.book("appointment"));
    const batches = [];
    const at = new Date("2026-02-20T19:00:00Z");
    for await (const batch of readDueEvents(organisation.sweepClient, "appointment", at, 2)) {
      batches.push(batch.map(({ id }) => id));
      if (batches.length > events.length) break;
    }
    expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
    expect(batches.flat().sort()).toEqual(events.map(({ row }) => row.id).sort());
  });

  test("an event that cannot be reminded of does not stand in the others' way", async () => {
    const broken = await organisation.book("appointment", { reminderOffsets: [60] });
    const sound = await organisation.book("appointment");
    await organisation.unit(
      (tx) => tx.$executeRaw`
        UPDATE appointment SET reminder_offsets = '{-5}' WHERE id = ${broken.row.id}::uuid`,
    );
    const failures: unknown[] = [];
    const outcome = await organisation.sweep(minutesBefore(sound, 60), (error) => {
      failures.push(error);
    });
    expect(outcome).toEqual({ claimed: 1, failed: 1 });
    expect(failures).toEqual([expect.objectContaining({ code: "INVALID_INPUT" })]);
    expect(await mails(sound)).toContainEqual([60, "queued"]);
  });

  test("an event that somebody is changing is left for the next sweep", async () => {
    const event = await organisation.book("appointment");
    const at = minutesBefore(event, 60);
    await organisation.unit(async (tx) => {
      await tx.$queryRaw`SELECT id FROM appointment WHERE id = ${event.row.id}::uuid FOR UPDATE`;
      const sweep = outside.runInAsyncScope(() => organisation.sweep(at));
      expect(await sweep).toMatchObject({ claimed: 0 });
    });
    expect(await organisation.sweep(at)).toMatchObject({ claimed: 1 });
  });
});
