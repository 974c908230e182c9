import { connect } from "@convene/prisma";
import { addMinutes, subMinutes } from "date-fns";
import { expect, test } from "vitest";
import { runReminderSweep } from "../index.ts";
import { testOrganisation } from "../testing/test-organisation.ts";

/** The clocks go forward in the night before: at 2:00 on 8 March it is 3:00. */
const START = new Date("2026-03-08T14:00:00Z"); // 10:00 in Toronto
const DAY_MINUTES = 24 * 60;
const STEP_MINUTES = 7;

test("two workers whose clocks are two minutes apart, over the night in which the clocks change", async () => {
  await using organisation = await testOrganisation();
  const { ports, server, clock } = organisation;
  const event = await organisation.book("appointment", { start: START });
  await organisation.deliver();
  // Another worker has connections of its own.
  const other = {
    db: connect({ url: server.urls.app }),
    sweep: connect({ url: server.urls.sweep }),
  };
  try {
    for (let ahead = DAY_MINUTES + 30; ahead >= -30; ahead -= STEP_MINUTES) {
      const now = subMinutes(START, ahead);
      const late = { ...ports, db: other.db, sweep: other.sweep.client };
      await Promise.all([organisation.sweep(now), runReminderSweep(late, subMinutes(now, 2))]);
      clock.now = now;
      await organisation.deliver();
    }
  } finally {
    await Promise.all([other.db.close(), other.sweep.close()]);
  }

  const reminders = (await organisation.notifications(event)).filter(
    ({ kind, channel }) => kind === "reminder" && channel === "email",
  );
  const offsets = Map.groupBy(reminders, ({ recipientId }) => recipientId);
  expect(offsets.size).toBe(2); // the client and the staff member
  for (const theirs of offsets.values()) {
    expect(theirs.map(({ offsetMinutes }) => offsetMinutes).toSorted((a, b) => b - a)).toEqual([
      1440, 60, 15,
    ]);
    for (const { state, sentAt, offsetMinutes } of theirs) {
      expect(state).toBe("sent");
      const dueAt = subMinutes(START, offsetMinutes);
      expect(sentAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
      expect(sentAt?.getTime()).toBeLessThanOrEqual(addMinutes(dueAt, STEP_MINUTES + 2).getTime());
    }
  }
  // A day before 10:00 on the day after the change it is 9:00: 24 hours are 24 hours.
  const [first] = reminders.filter(({ offsetMinutes }) => offsetMinutes === DAY_MINUTES);
  expect(first?.text).toContain("10:00 – 11:00 AM, Eastern Daylight Time");
}, 60_000);
