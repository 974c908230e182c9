import { recordChange } from "@convene/prisma";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { notificationEffects } from "./notification-effects.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

type Event = Awaited<ReturnType<TestOrganisation["book"]>>;

function requestFor({ row }: Event) {
  return {
    where: { tenantId: organisation.tenantId, id: row.id },
    by: { kind: "member" },
    reason: "The trains are on strike",
    at: organisation.clock.now,
  } as const;
}

async function move(event: Event) {
  const { client } = organisation.db;
  const start = addDays(event.row.scheduledStart, 1);
  const request = { ...requestFor(event), start, end: addHours(start, 1) };
  return event.kind === "interview"
    ? await client.interview.reschedule(request)
    : await client.appointment.reschedule(request);
}

async function cancel(event: Event) {
  const { client } = organisation.db;
  return event.kind === "interview"
    ? await client.interview.cancel(requestFor(event))
    : await client.appointment.cancel(requestFor(event));
}

describe.each([
  { kind: "interview", parties: 3, outside: "candidate" },
  { kind: "appointment", parties: 2, outside: "client" },
] as const)("an $kind", ({ kind, parties, outside }) => {
  test("booked, moved and cancelled tells every party each time, with one calendar entry", async () => {
    const event = await organisation.book(kind, { phone: "+15550199" });
    await organisation.deliver();
    expect((await move(event)).ok).toBe(true);
    await organisation.deliver();
    expect((await cancel(event)).ok).toBe(true);
    await organisation.deliver();

    const rows = await organisation.notifications(event);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(["sent"]));
    for (const told of ["confirmation", "reschedule", "cancellation"]) {
      const mails = rows.filter((row) => row.kind === told && row.channel === "email");
      expect(mails).toHaveLength(parties);
    }
    const outsider = rows.filter((row) => row.recipientKind === outside);
    const mails = outsider.filter((row) => row.channel === "email");
    expect(mails.map((row) => row.subject?.split(":")[0])).toEqual([
      "Confirmed",
      "Rescheduled",
      "Cancelled",
    ]);
    const files = mails.map((row) => row.calendarFile?.split("\r\n") ?? []);
    for (const [index, method] of ["REQUEST", "REQUEST", "CANCEL"].entries()) {
      expect(files[index]).toEqual(
        expect.arrayContaining([
          `METHOD:${method}`,
          `SEQUENCE:${index}`,
          `UID:${event.row.id}@convene`,
        ]),
      );
    }
    expect(mails[1]?.text).toContain("Before: Friday, February 20, 2026 at 2:00 PM EST");
    for (const mail of mails.slice(1)) expect(mail.text).toContain("The trains are on strike");
    expect(outsider.filter((row) => row.channel === "sms").map((row) => row.kind)).toEqual([
      "reschedule",
      "cancellation",
    ]);
    const inApp = rows.filter((row) => row.channel === "in_app");
    expect(inApp).toHaveLength(3 * (parties - 1));
    for (const row of inApp) expect(row).toMatchObject({ recipientKind: "member", html: null });
  });

  test("moved and cancelled before anything went out tells of the cancellation alone", async () => {
    const event = await organisation.book(kind);
    expect((await move(event)).ok).toBe(true);
    expect((await cancel(event)).ok).toBe(true);
    await organisation.deliver();
    const mails = (await organisation.notifications(event)).filter(
      (row) => row.channel === "email",
    );
    const states = new Map(mails.map((row) => [row.kind, row.state]));
    expect(Object.fromEntries(states)).toEqual({
      confirmation: "withdrawn",
      reschedule: "withdrawn",
      cancellation: "sent",
    });
  });

  test("withdraws a reminder that is just being handed over", async () => {
    const { unit } = organisation;
    const event = await organisation.book(kind);
    await organisation.sweep(minutesBefore(event, 60));
    const reminders = { kind: "reminder", offsetMinutes: 60, channel: "email" } as const;
    await unit((tx) =>
      tx.notification.updateMany({ where: reminders, data: { state: "sending", attempts: 1 } }),
    );
    expect((await cancel(event)).ok).toBe(true);
    const rows = (await organisation.notifications(event)).filter(
      (row) => row.offsetMinutes === 60 && row.channel === "email",
    );
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["withdrawn"]));
    await organisation.takeJobs();
  });

  test("whose move is rolled back tells nobody", async () => {
    const event = await organisation.book(kind);
    await organisation.deliver();
    const before = await organisation.notifications(event);
    await expect(
      organisation.unit(async () => {
        expect((await move(event)).ok).toBe(true);
        throw new Error("refused");
      }),
    ).rejects.toThrow("refused");
    expect(await organisation.notifications(event)).toEqual(before);
    expect(await organisation.takeJobs()).toEqual([]);
  });

  test("plans its reminders when it is booked", async () => {
    const event = await organisation.reread(await organisation.book(kind));
    expect(event.row.nextReminderAt).toEqual(addDays(event.row.scheduledStart, -1));
    const late = await organisation.reread(
      await organisation.book(kind, { bookedAt: addHours(event.row.scheduledStart, -2) }),
    );
    expect(late.row.nextReminderAt).toEqual(addHours(late.row.scheduledStart, -1));
  });
});

test("an edit that leaves the time as it is tells what changed", async () => {
  const { tenantId, unit, ports, clock } = organisation;
  const event = await organisation.book("appointment");
  await organisation.deliver();
  const { id, scheduledStart: start, scheduledEnd: end } = event.row;
  const by = { kind: "member" } as const;
  await unit(async (tx) => {
    const row = await tx.appointment.update({
      where: { tenantId_id: { tenantId, id } },
      data: { location: "7 Queen Street", scheduledEnd: addHours(start, 2), version: 1 },
    });
    const edited = { kind: "appointment", row } as const;
    const details = {
      durationMinutes: [60, 120],
      host: ["Ben", "Amélie Coiffeuse"],
      location: ["12 King Street West", "7 Queen Street"],
    };
    await recordChange(tx, edited, { kind: "edited", by, details });
    const after = { start, end: row.scheduledEnd };
    const change = { before: { start, end }, after, by, reason: undefined, at: clock.now };
    await notificationEffects(ports).rescheduled(tx, edited, change);
  });
  await organisation.deliver();
  const mail = (await organisation.notifications(event)).find(
    (row) => row.kind === "reschedule" && row.channel === "email",
  );
  expect(mail?.subject).toBe("Changed: Haircut on Friday, February 20, 2026 at 2:00 PM EST");
  expect(withPlainSpaces(mail?.text)).toContain("When: Friday, February 20, 2026, 2:00 – 4:00 PM");
  expect(withPlainSpaces(mail?.text)).toContain(
    "Before: Friday, February 20, 2026, 2:00 – 3:00 PM",
  );
  expect(mail?.text).toContain("Place before: 12 King Street West");
  expect(mail?.text).toContain("With before: Ben");
});

test("readers get their own language and zone", async () => {
  const event = await organisation.book("appointment", { locale: "fr", timeZone: "Asia/Tokyo" });
  await organisation.deliver();
  const [mail] = await organisation.notifications(event);
  expect(withPlainSpaces(mail?.subject)).toBe(
    "Confirmé : Haircut le samedi 21 février 2026 à 04:00 UTC+9",
  );
  expect(mail?.html).toContain('lang="fr"');
  expect(withPlainSpaces(mail?.text)).toContain(
    "Pour Studio Nord : vendredi 20 février 2026, 14:00 – 15:00",
  );
});

/** Which of its spaces a language writes is the templates' to know. */
function withPlainSpaces(text: string | null | undefined): string | undefined {
  return text?.replace(/[\u00a0\u202f]/g, " ");
}
