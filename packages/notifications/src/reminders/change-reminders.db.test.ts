import { addMinutes } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { changeReminders, type ReminderSchedule } from "./change-reminders.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

type Event = Awaited<ReturnType<TestOrganisation["book"]>>;

async function change(event: Event, at: Date, wanted: ReminderSchedule) {
  organisation.clock.now = at;
  const current = await organisation.reread(event);
  return await organisation.unit((tx) => changeReminders(organisation.ports, tx, current, wanted));
}

async function mails(event: Event): Promise<[number, string][]> {
  const rows = await organisation.notifications(event);
  return rows
    .filter((row) => row.kind === "reminder" && row.recipientKind !== "member")
    .map((row) => [row.offsetMinutes, row.state]);
}

async function remind(event: Event, minutes: number) {
  await organisation.sweep(minutesBefore(event, minutes));
  await organisation.deliver();
}

describe.each(["interview", "appointment"] as const)("an %s's own reminders", (kind) => {
  test("go out at their times, instead of the organisation's", async () => {
    const event = await organisation.book(kind);
    const outcome = await change(event, event.row.createdAt, {
      enabled: true,
      offsetsMinutes: [30, 2880],
    });
    expect(outcome.ok).toBe(true);
    const { row } = await organisation.reread(event);
    expect(row.reminderOffsets).toEqual([2880, 30]);
    expect(row.nextReminderAt).toEqual(minutesBefore(event, 2880));
    for (const minutes of [2880, 1440, 60, 30]) await remind(event, minutes);
    expect(await mails(event)).toEqual([
      [2880, "sent"],
      [30, "sent"],
    ]);
  });

  test("switched off there are none, and one that waits is withdrawn; switched on it goes out", async () => {
    const event = await organisation.book(kind);
    await organisation.deliver();
    await organisation.sweep(minutesBefore(event, 60));
    const at = minutesBefore(event, 59);
    const offsetsMinutes = [1440, 60, 15];
    await change(event, at, { enabled: false, offsetsMinutes });
    await organisation.deliver();
    expect(await mails(event)).toEqual([
      [1440, "passed_over"],
      [60, "withdrawn"],
    ]);
    expect((await organisation.reread(event)).row.nextReminderAt).toBeNull();

    await change(event, minutesBefore(event, 50), { enabled: true, offsetsMinutes });
    await organisation.deliver();
    expect(await mails(event)).toEqual([
      [1440, "passed_over"],
      [60, "sent"],
    ]);
    await remind(event, 15);
    expect(await mails(event)).toContainEqual([15, "sent"]);
  });

  test("what went out is not repeated by a list that names it again", async () => {
    const event = await organisation.book(kind);
    await remind(event, 60);
    await change(event, minutesBefore(event, 50), { enabled: true, offsetsMinutes: [5] });
    await change(event, minutesBefore(event, 49), { enabled: true, offsetsMinutes: [60, 20] });
    await remind(event, 45);
    await remind(event, 20);
    expect(await mails(event)).toEqual([
      [1440, "passed_over"],
      [60, "sent"],
      [20, "sent"],
    ]);
  });

  test("cannot be given to one that is cancelled or over", async () => {
    const event = await organisation.book(kind);
    const where = { tenantId: organisation.tenantId, id: event.row.id };
    const wanted = { enabled: true, offsetsMinutes: [10] };
    await organisation.unit(async (tx) => {
      for (const status of ["in_progress", "completed"] as const) {
        if (kind === "interview") await tx.interview.updateMany({ where, data: { status } });
        else await tx.appointment.updateMany({ where, data: { status } });
      }
    });
    expect(await change(event, event.row.createdAt, wanted)).toMatchObject({
      ok: false,
      error: { code: "EVENT_CLOSED" },
    });
    const later = addMinutes(event.row.createdAt, 1);
    await expect(
      change(event, later, { enabled: true, offsetsMinutes: [10, 0] }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT", field: "offsetsMinutes.1" });
  });
});
