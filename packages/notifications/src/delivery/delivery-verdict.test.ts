import { addHours } from "date-fns";
import { describe, expect, test } from "vitest";
import { deliveryVerdict, type Standing } from "./delivery-verdict.ts";

const START = new Date("2026-02-21T19:00:00Z");
const EVENING = new Date("2026-02-21T03:00:00Z"); // 22:00 in Toronto
const MORNING = new Date("2026-02-21T13:00:00Z");

const confirmation: Standing = {
  kind: "confirmation",
  offsetMinutes: 0,
  subjectId: null,
  eventVersion: 1,
  channel: "email",
  timeZone: "America/Toronto",
  suppressed: null,
  quiet: { start: "21:00", end: "08:00" },
  event: {
    version: 1,
    status: "confirmed",
    scheduledStart: START,
    cancelledAt: null,
    reminderEnabled: true,
    reminderOffsets: [1440, 60, 15],
  },
  holds: true,
};
const text: Standing = { ...confirmation, channel: "sms" };
const verdict = (standing: Standing, now = EVENING, uselessFrom: Date | null = START) =>
  deliveryVerdict(standing, { now, uselessFrom });
const event = (changed: Partial<NonNullable<Standing["event"]>>) =>
  confirmation.event && { ...confirmation.event, ...changed };

describe("deliveryVerdict", () => {
  test("what is current and wanted is sent, mails at night too", () => {
    expect(verdict(confirmation)).toEqual({ is: "send" });
  });

  test.each(["confirmation", "reschedule", "feedback_due"] as const)(
    "a %s of an event that changed since is withdrawn",
    (kind) => {
      expect(verdict({ ...confirmation, kind, event: event({ version: 2 }) }).is).toBe("withdrawn");
      const cancelled = event({ cancelledAt: EVENING });
      expect(verdict({ ...confirmation, kind, event: cancelled }).is).toBe("withdrawn");
      expect(verdict({ ...confirmation, kind, event: null }).is).toBe("withdrawn");
    },
  );

  test.each(["cancellation", "refund_made", "receipt"] as const)(
    "a %s is news whatever came after",
    (kind) => {
      const changed = event({ version: 5, cancelledAt: EVENING });
      expect(verdict({ ...confirmation, kind, event: changed })).toEqual({ is: "send" });
    },
  );

  test("what speaks of a whole series stays true when its first occurrence changes", () => {
    const changed = event({ version: 2, cancelledAt: EVENING });
    const ofSeries = { ...confirmation, subjectId: "s", event: changed };
    expect(verdict(ofSeries)).toEqual({ is: "send" });
  });

  test.each(["offer_sent", "calendar_reconnect"] as const)("a %s needs no event", (kind) => {
    expect(verdict({ ...confirmation, kind, event: null })).toEqual({ is: "send" });
  });

  test("nobody is told that a hold ends which has ended", () => {
    const expiring: Standing = { ...confirmation, kind: "hold_expiring", event: null };
    expect(verdict(expiring, EVENING, addHours(EVENING, 1))).toEqual({ is: "send" });
    expect(verdict(expiring, EVENING, EVENING)).toEqual({ is: "withdrawn" });
    const offered: Standing = { ...expiring, kind: "slot_offered" };
    expect(verdict(offered, EVENING, EVENING)).toEqual({ is: "withdrawn" });
  });

  test("nobody is asked for a time once the request has expired", () => {
    const asked: Standing = { ...confirmation, kind: "time_requested", event: null };
    expect(verdict(asked, EVENING, addHours(EVENING, 1))).toEqual({ is: "send" });
    expect(verdict(asked, EVENING, EVENING)).toEqual({ is: "withdrawn" });
  });

  test.each(["application_rejected", "approval_requested", "feedback_due", "mentioned"] as const)(
    "a %s is withdrawn where what it speaks of is not so any more",
    (kind) => {
      expect(verdict({ ...confirmation, kind }).is).toBe("send");
      expect(verdict({ ...confirmation, kind, holds: false }).is).toBe("withdrawn");
    },
  );

  test("who declined is told whatever the interview's version, and not of one that is off", () => {
    const declined: Standing = { ...confirmation, kind: "interviewer_declined", subjectId: "r" };
    expect(verdict({ ...declined, event: event({ version: 2 }) })).toEqual({ is: "send" });
    expect(verdict({ ...declined, event: event({ cancelledAt: EVENING }) }).is).toBe("withdrawn");
    expect(verdict({ ...declined, event: null }).is).toBe("withdrawn");
  });

  test("an address that is not to be written to gets nothing, and what is outdated is withdrawn first", () => {
    const suppressed: Standing = { ...confirmation, suppressed: "bounced" };
    expect(verdict(suppressed)).toEqual({ is: "suppressed", because: "bounced" });
    expect(verdict({ ...suppressed, event: event({ version: 2 }) }).is).toBe("withdrawn");
  });

  test("a text message waits for the morning, unless the organisation has no quiet hours", () => {
    expect(verdict(text)).toEqual({ is: "held", until: MORNING });
    expect(verdict(text, MORNING)).toEqual({ is: "send" });
    expect(verdict({ ...text, quiet: null })).toEqual({ is: "send" });
  });

  test("what would come too late in the morning goes at once, but a reminder", () => {
    const early = event({ scheduledStart: MORNING });
    expect(verdict({ ...text, event: early }, EVENING, MORNING)).toEqual({ is: "send" });
    const reminder: Standing = { ...text, kind: "reminder", offsetMinutes: 1440, event: early };
    expect(verdict(reminder, EVENING, MORNING)).toEqual({ is: "passed_over" });
    const later = addHours(MORNING, 1);
    const held: Standing = { ...reminder, event: event({ scheduledStart: later }) };
    expect(verdict(held, EVENING, later)).toEqual({ is: "held", until: MORNING });
  });
});
