import { describe, expect, test } from "vitest";
import type { Notice } from "../notice.ts";
import { someone } from "../testing/someone.ts";
import { planNotices } from "./plan-notices.ts";

const member = { ...someone, kind: "member", id: "0198f2c4-0000-7000-8000-000000000001" } as const;

function channels(notice: Notice, recipient = someone) {
  return planNotices(notice, [recipient]).map((planned) => planned.channel);
}

describe("planNotices", () => {
  test("a client reads a confirmation in a mail only", () => {
    expect(channels({ kind: "confirmation" })).toEqual(["email"]);
  });

  test.each([
    { kind: "reminder", offsetMinutes: 60 },
    { kind: "cancellation" },
    { kind: "reschedule", previousStart: new Date(0) },
  ] as const)("a client gets a $kind by text message too", (notice) => {
    expect(channels(notice)).toEqual(["email", "sms"]);
  });

  test("without a phone number there is no text message", () => {
    expect(channels({ kind: "cancellation" }, { ...someone, phone: null })).toEqual(["email"]);
  });

  test("a member is told in the app, and never by text message", () => {
    const [mail, inApp, ...others] = planNotices({ kind: "reminder", offsetMinutes: 15 }, [member]);
    expect([mail?.channel, inApp?.channel]).toEqual(["email", "in_app"]);
    expect(others).toEqual([]);
  });

  test("somebody named twice is told once", () => {
    expect(planNotices({ kind: "confirmation" }, [someone, member, someone])).toHaveLength(3);
  });
});
