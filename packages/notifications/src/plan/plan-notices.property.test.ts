import { NotificationChannel, NotificationKind, RecipientKind } from "@convene/prisma";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventNotice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";
import { someone } from "../testing/someone.ts";
import { planNotices } from "./plan-notices.ts";
import type { Preference } from "./preference.ts";

const recipient: fc.Arbitrary<Recipient> = fc
  .record({
    kind: fc.constantFrom(...Object.values(RecipientKind)),
    id: fc.constantFrom("a", "b", "c", "d"),
    phone: fc.constantFrom(null, "+15550100"),
  })
  .map((columns) => ({ ...someone, ...columns }));

const preference: fc.Arbitrary<Preference> = fc.record({
  kind: fc.constantFrom(...Object.values(NotificationKind)),
  channel: fc.constantFrom(...Object.values(NotificationChannel)),
  enabled: fc.boolean(),
});
const preferences = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d"), fc.array(preference))
  .map((byId) => new Map(Object.entries(byId)));

const notice: fc.Arbitrary<EventNotice> = fc.constantFrom<EventNotice>(
  { kind: "confirmation" },
  { kind: "reminder", offsetMinutes: 60 },
  { kind: "cancellation" },
  { kind: "reschedule", previousStart: new Date(0) },
);

const check = (
  holds: (
    planned: ReturnType<typeof planNotices>,
    notice: EventNotice,
    recipients: readonly Recipient[],
  ) => void,
) =>
  fc.assert(
    fc.property(notice, fc.array(recipient), preferences, (told, recipients, wishes) =>
      holds(planNotices(told, recipients, wishes), told, recipients),
    ),
  );

describe("whatever anybody prefers", () => {
  test("nobody is told twice on a channel", () =>
    check((planned) => {
      const keys = planned.map((one) => `${one.recipient.id} ${one.channel}`);
      expect(new Set(keys).size).toBe(keys.length);
    }));

  test("no text message goes to a member, nor to who did not agree to any", () =>
    check((planned) => {
      for (const one of planned.filter(({ channel }) => channel === "sms")) {
        expect(one.recipient.kind).not.toBe("member");
        expect(one.recipient.phone).not.toBeNull();
      }
    }));

  test("clients and candidates get the mail that says where and when", () =>
    check((planned, told, recipients) => {
      if (told.kind === "reminder") return;
      const mailed = planned.filter(({ channel }) => channel === "email");
      // Who is named twice, as different kinds of people, is who they are first.
      const outside = [...new Map(recipients.toReversed().map((one) => [one.id, one])).values()];
      for (const one of outside.filter(({ kind }) => kind !== "member")) {
        expect(mailed.map(({ recipient: { id } }) => id)).toContain(one.id);
      }
    }));
});
