import type { ScheduledEvent } from "@convene/prisma";
import { addMinutes, addSeconds } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

const JOIN_URL = "https://zoom.example/j/42";

async function openRoom({ kind, row }: ScheduledEvent): Promise<void> {
  const column = kind === "interview" ? { interviewId: row.id } : { appointmentId: row.id };
  const { tenantId } = row;
  await organisation.unit(async (tx) => {
    await tx.interview.updateMany({ where: { id: row.id }, data: { meetingUrl: null } });
    await tx.meetingRoom.create({ data: { tenantId, ...column, provider: "zoom" } });
  });
}

async function finishRoom({ kind, row }: ScheduledEvent): Promise<void> {
  const column = kind === "interview" ? { interviewId: row.id } : { appointmentId: row.id };
  await organisation.unit((tx) =>
    tx.meetingRoom.updateMany({ where: column, data: { state: "ready", joinUrl: JOIN_URL } }),
  );
}

async function mails(event: ScheduledEvent, kind: "confirmation" | "reminder" = "confirmation") {
  const rows = await organisation.notifications(event);
  return rows.filter((row) => row.channel === "email" && row.kind === kind);
}

describe.each(["interview", "appointment"] as const)("the room of an %s", (kind) => {
  test("is waited for, and then stands in the confirmation and its file", async () => {
    const event = await organisation.book(kind);
    await openRoom(event);
    await organisation.deliver();
    expect(new Set((await mails(event)).map(({ state }) => state))).toEqual(new Set(["queued"]));
    await finishRoom(event);
    organisation.clock.now = addSeconds(organisation.clock.now, 10);
    await organisation.deliver();
    for (const { state, text, calendarFile } of await mails(event)) {
      expect(state).toBe("sent");
      expect(text).toContain(JOIN_URL);
      expect(text).not.toContain("There is no link");
      expect(calendarFile?.replaceAll("\r\n ", "")).toContain(JOIN_URL);
    }
  });

  test("that does not come is not waited for longer than two minutes, and named in reminders", async () => {
    const event = await organisation.book(kind);
    await openRoom(event);
    const bookedAt = organisation.clock.now;
    for (let seconds = 0; seconds < 120; seconds += 10) {
      organisation.clock.now = addSeconds(bookedAt, seconds);
      await organisation.deliver();
    }
    expect(new Set((await mails(event)).map(({ state }) => state))).toEqual(new Set(["queued"]));
    organisation.clock.now = addMinutes(bookedAt, 2);
    await organisation.deliver();
    for (const { state, text } of await mails(event)) {
      expect(state).toBe("sent");
      expect(text).toContain("There is no link to the online room yet.");
    }
    await finishRoom(event);
    await organisation.sweep(minutesBefore(event, 60));
    await organisation.deliver();
    const reminders = (await mails(event, "reminder")).filter(({ state }) => state === "sent");
    expect(reminders).not.toEqual([]);
    for (const { text } of reminders) expect(text).toContain(JOIN_URL);
  });
});
