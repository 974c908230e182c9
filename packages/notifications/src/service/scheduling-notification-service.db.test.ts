import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EventFacts, messageFactsSchema } from "../facts/message-facts.ts";
import { recipientsOf } from "../facts/recipients-of.ts";
import { changePreferences } from "../preferences/change-preferences.ts";
import { someone } from "../testing/someone.ts";
import {
  createEvent,
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { sendSchedulingConfirmation } from "./send-scheduling-confirmation.ts";
import { sendSchedulingReminder } from "./send-scheduling-reminder.ts";
import { serviceIn } from "./service-in.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

const kinds = ["interview", "appointment"] as const;

function eventFacts(stored: unknown): EventFacts {
  const facts = messageFactsSchema.parse(stored);
  if (facts.subject !== "event") throw new Error("The message is about no event");
  return facts;
}

describe.each(kinds)("for an %s", (kind) => {
  test("each method writes a row of its kind and channel", async () => {
    const { unit, ports, tenantId } = organisation;
    const event = await unit((tx) => createEvent(tx, tenantId, kind));
    const member = { ...someone, kind: "member" } as const;
    const change = { previousStart: addDays(event.row.scheduledStart, -1) };
    const queued = await unit(async (tx) => {
      const service = serviceIn(ports, tx, tenantId);
      return [
        await service.sendConfirmationEmail(event, someone),
        await service.sendReminderEmail(event, someone, "1day"),
        await service.sendCancellationEmail(event, someone),
        await service.sendRescheduleEmail(event, someone, change),
        await service.sendInAppNotification(event, member, { kind: "confirmation" }),
        await service.sendConfirmationSms(event, someone),
        await service.sendReminderSms(event, someone, 30),
        await service.sendCancellationSms(event, someone),
        await service.sendRescheduleSms(event, someone, change),
        await service.sendConfirmationSms(event, { ...someone, phone: null }),
        await service.sendConfirmationEmail(event, { ...someone, email: null }),
        await service.sendRescheduleEmail(event, { ...someone, email: null }, change),
      ];
    });
    const rows = await organisation.notifications(event);
    expect(rows.map((row) => [row.channel, row.kind, row.offsetMinutes, row.state])).toEqual([
      ["email", "confirmation", 0, "queued"],
      ["email", "reminder", 1440, "queued"],
      ["email", "cancellation", 0, "queued"],
      ["email", "reschedule", 0, "queued"],
      ["in_app", "confirmation", 0, "sent"],
      ["sms", "confirmation", 0, "queued"],
      ["sms", "reminder", 30, "queued"],
      ["sms", "cancellation", 0, "queued"],
      ["sms", "reschedule", 0, "queued"],
    ]);
    expect(queued).toEqual([...rows.map(({ id, state }) => ({ id, state })), null, null, null]);
    expect(rows.map((row) => row.address)).toEqual(
      rows.map((row) => ({ email: someone.email, sms: someone.phone, in_app: "" })[row.channel]),
    );
    const jobs = await organisation.takeJobs();
    const waiting = rows.filter((row) => row.state === "queued");
    expect(jobs.map((job) => job.notificationId).sort()).toEqual(
      waiting.map(({ id }) => id).sort(),
    );
  });

  test("what comes after it goes out on the channels that the plan finds", async () => {
    const { unit, ports, tenantId } = organisation;
    const event = await unit((tx) => createEvent(tx, tenantId, kind));
    const member = { ...someone, kind: "member" } as const;
    const refund = {
      id: uuidv7(),
      amount: 2_500,
      currency: "CAD",
      paid: 5_000,
      receiptUrl: "https://pay.example/receipt",
    };
    const receipt = {
      id: uuidv7(),
      amount: 2_500,
      currency: "CAD",
      method: "bank_transfer",
      number: 7,
      due: 2_500,
      receiptUrl: "https://convene.example/receipts/7",
    } as const;
    const feedbackUrl = "https://convene.example/feedback/1";
    const send = (eventNow: typeof event) =>
      unit(async (tx) => {
        const service = serviceIn(ports, tx, tenantId);
        return [
          await service.sendFeedbackDue(eventNow, member, { offsetMinutes: 60, feedbackUrl }),
          await service.sendFeedbackDue(eventNow, member, { offsetMinutes: 1500, feedbackUrl }),
          await service.sendRefundMade(eventNow, someone, refund),
          await service.sendReceipt(eventNow, someone, receipt),
        ];
      });
    const queued = await send(event);
    const rows = await organisation.notifications(event);
    expect(rows.map((row) => [row.channel, row.kind, row.offsetMinutes, row.subjectId])).toEqual([
      ["email", "feedback_due", 60, null],
      ["in_app", "feedback_due", 60, null],
      ["email", "feedback_due", 1500, null],
      ["in_app", "feedback_due", 1500, null],
      ["email", "refund_made", 0, refund.id],
      ["email", "receipt", 0, receipt.id],
    ]);
    expect(queued.flat()).toEqual(rows.map(({ id, state }) => ({ id, state })));
    expect(new Set(rows.map(({ product }) => product))).toEqual(
      new Set([kind === "interview" ? "ats" : "services"]),
    );
    const { id: _, ...money } = refund;
    expect(eventFacts(rows[0]?.facts)).toMatchObject({ feedbackUrl, refund: null });
    expect(eventFacts(rows[4]?.facts)).toMatchObject({ feedbackUrl: null, refund: money });
    const { id: __, ...paid } = receipt;
    expect(eventFacts(rows[5]?.facts)).toMatchObject({ refund: null, receipt: paid });
    expect(await send(event)).toEqual(queued);
    const moved = { ...event, row: { ...event.row, version: 1 } } as typeof event;
    expect((await send(moved)).slice(2)).toEqual(queued.slice(2)); // the same money
    expect(await organisation.takeJobs()).toHaveLength(6);
  });

  test("a rolled back transaction leaves neither rows nor jobs", async () => {
    const { unit, ports, tenantId } = organisation;
    const event = await unit((tx) => createEvent(tx, tenantId, kind));
    const refusal = new Error("refused");
    await expect(
      unit(async (tx) => {
        await sendSchedulingConfirmation(serviceIn(ports, tx, tenantId), event);
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(await organisation.notifications(event)).toEqual([]);
    expect(await organisation.takeJobs()).toEqual([]);
  });

  test("what was queued already is returned, and its transaction goes on", async () => {
    const { unit, ports, tenantId } = organisation;
    const event = await unit((tx) => createEvent(tx, tenantId, kind));
    const remind = () =>
      unit(async (tx) => {
        const service = serviceIn(ports, tx, tenantId);
        const queued = await sendSchedulingReminder(service, event, "1hour");
        await tx.$executeRaw`SELECT 1`; // an aborted transaction would refuse it
        return queued;
      });
    const outcomes = await Promise.all(Array.from({ length: 6 }, remind));
    const rows = await organisation.notifications(event);
    expect(rows).toHaveLength(kind === "interview" ? 5 : 3);
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(outcomes[0]?.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    const waiting = rows.filter((row) => row.state === "queued");
    expect(await organisation.takeJobs()).toHaveLength(waiting.length);
  });
});

describe("what is about no event", () => {
  const colleague = { ...someone, kind: "member", id: uuidv7() } as const;
  const candidate = { ...someone, kind: "candidate" } as const;
  const hold = {
    id: uuidv7(),
    title: "Haircut",
    start: new Date("2026-02-20T19:00:00Z"),
    end: new Date("2026-02-20T20:00:00Z"),
    timeZone: "America/Toronto",
    location: null,
    expiresAt: new Date("2026-02-16T15:10:00Z"),
    bookUrl: "https://convene.example/book/hold",
  };
  const slot = {
    ...hold,
    id: uuidv7(),
    version: 1,
    hostName: "Amélie Coiffeuse",
    declineUrl: "https://convene.example/book/decline",
  };
  const offer = {
    id: uuidv7(),
    version: 2,
    jobTitle: "Backend Engineer",
    expiresAt: null,
    offerUrl: "https://convene.example/offer/1",
  };
  const connection = {
    id: uuidv7(),
    version: 1,
    providerName: "Google Calendar",
    account: "ana@studio-nord.example",
    reconnectUrl: "https://convene.example/calendars",
  };

  async function rowsOf(subjectId: string) {
    return await organisation.unit((tx) =>
      tx.notification.findMany({ where: { subjectId }, orderBy: { id: "asc" } }),
    );
  }

  test("is told once for each version, in the product that it belongs to", async () => {
    const { unit, ports, tenantId } = organisation;
    const send = (version: number) =>
      unit(async (tx) => {
        const service = serviceIn(ports, tx, tenantId);
        return [
          await service.sendHoldExpiring(hold, someone),
          await service.sendSlotOffered({ ...slot, version }, someone),
          await service.sendOfferSent({ ...offer, version }, candidate),
          await service.sendCalendarReconnect({ ...connection, version }, colleague),
        ];
      });
    const queued = await send(1);
    expect(await send(1)).toEqual(queued);
    await send(2);
    const rows = await Promise.all([hold.id, slot.id, offer.id, connection.id].map(rowsOf));
    expect(
      rows.flat().map((row) => [row.kind, row.channel, row.eventVersion, row.product, row.state]),
    ).toEqual([
      ["hold_expiring", "email", 0, "services", "queued"],
      ["hold_expiring", "sms", 0, "services", "queued"],
      ["slot_offered", "email", 1, "services", "queued"],
      ["slot_offered", "sms", 1, "services", "queued"],
      ["slot_offered", "email", 2, "services", "queued"],
      ["slot_offered", "sms", 2, "services", "queued"],
      ["offer_sent", "email", 1, "ats", "queued"],
      ["offer_sent", "email", 2, "ats", "queued"],
      ["calendar_reconnect", "email", 1, null, "queued"],
      ["calendar_reconnect", "in_app", 1, null, "sent"],
      ["calendar_reconnect", "email", 2, null, "queued"],
      ["calendar_reconnect", "in_app", 2, null, "sent"],
    ]);
    for (const row of rows.flat())
      expect(messageFactsSchema.safeParse(row.facts).success).toBe(true);
    await organisation.deliver();
    for (const row of (
      await Promise.all([hold.id, slot.id, offer.id, connection.id].map(rowsOf))
    ).flat()) {
      // There is no such offer.
      expect([row.kind, row.state]).toEqual([
        row.kind,
        row.kind === "offer_sent" ? "withdrawn" : "sent",
      ]);
    }
  });

  test("nothing is written for who wants nothing of it", async () => {
    const { unit, ports, tenantId } = organisation;
    const off = { kind: "calendar_reconnect", enabled: false } as const;
    const told = await unit(async (tx) => {
      const quiet = { ...colleague, id: uuidv7() };
      await changePreferences(
        tx,
        { ...quiet, tenantId },
        [
          { ...off, channel: "email" },
          { ...off, channel: "in_app" },
        ],
        organisation.clock.now,
      );
      return await serviceIn(ports, tx, tenantId).sendCalendarReconnect(connection, quiet);
    });
    expect(told).toEqual([]);
  });
});

describe("a booking", () => {
  test("queues all of its jobs at once, behind what its organisation has waiting", async () => {
    const { unit, tenantId } = organisation;
    await organisation.takeJobs();
    const first = await organisation.book("interview");
    expect((await organisation.waitingJobs()).map(({ priority }) => priority)).toEqual([0, 0, 0]);
    const [row] = await organisation.notifications(first);
    if (!row?.interviewId) throw new Error("Nobody was told");
    const { id: _, facts, ...columns } = row;
    await unit((tx) =>
      tx.notification.createMany({
        data: Array.from({ length: 200 }, (_, version) => ({
          ...columns,
          facts: facts ?? {},
          eventVersion: version + 100,
        })),
      }),
    );
    await organisation.takeJobs();
    await organisation.book("interview");
    const priorities = (await organisation.waitingJobs()).map(({ priority }) => priority);
    expect(priorities).toHaveLength(3);
    for (const priority of priorities) expect(priority).toBeLessThan(0);
    await organisation.takeJobs();
    await unit((tx) => tx.notification.deleteMany({ where: { tenantId, state: "queued" } }));
  });
});

describe("recipientsOf", () => {
  test("an interview's are the candidate, the organiser and the required interviewers", async () => {
    const { unit, tenantId } = organisation;
    const recipients = await unit(async (tx) =>
      recipientsOf(tx, await createEvent(tx, tenantId, "interview")),
    );
    expect(recipients.map(({ kind, name, timeZone }) => [kind, name, timeZone])).toEqual([
      ["candidate", "Zoë Martin", "America/Toronto"],
      ["member", "Rita Recruiter", "America/Toronto"],
      ["member", "Ana Engineer", "Europe/Paris"],
    ]);
  });

  test("an appointment's are the client and the staff member", async () => {
    const { unit, tenantId } = organisation;
    const recipients = await unit(async (tx) =>
      recipientsOf(tx, await createEvent(tx, tenantId, "appointment")),
    );
    expect(recipients.map(({ kind, name }) => [kind, name])).toEqual([
      ["client", "Bo Client"],
      ["member", "Amélie Coiffeuse"],
    ]);
  });

  test("a client without an address is told by text message, and no mail is tried", async () => {
    const event = await organisation.book("appointment", { email: null, phone: "+15550124" });
    const toClient = async () =>
      (await organisation.notifications(event)).filter((row) => row.recipientKind === "client");
    expect(await toClient()).toEqual([]); // a confirmation is not urgent
    await organisation.sweep(minutesBefore(event, 60));
    await organisation.deliver();
    expect((await toClient()).map((row) => [row.kind, row.channel, row.state])).toEqual([
      ["reminder", "sms", "passed_over"],
      ["reminder", "sms", "sent"],
    ]);
  });

  test("an erased candidate is told nothing", async () => {
    const { unit, tenantId } = organisation;
    const recipients = await unit(async (tx) => {
      const event = await createEvent(tx, tenantId, "interview");
      await tx.candidate.updateMany({
        where: { applications: { some: { interviews: { some: { id: event.row.id } } } } },
        data: { erasedAt: new Date() },
      });
      return await recipientsOf(tx, event);
    });
    expect(recipients.map(({ kind }) => kind)).toEqual(["member", "member"]);
  });
});

describe("the facts", () => {
  test("tell a candidate whom they meet, and nothing else about them", async () => {
    const event = await organisation.book("interview");
    const rows = await organisation.notifications(event);
    const stored = rows.find((row) => row.recipientKind === "candidate")?.facts;
    const facts = eventFacts(stored);
    expect(facts.meets).toEqual(["Ana Engineer"]);
    expect(facts.manageUrl).toBe(`https://convene.example/manage/${event.row.id}`);
    const members = rows.filter((row) => row.recipientKind === "member" && row.channel === "email");
    const interviewer = members.find((row) => row.timeZone === "Europe/Paris");
    expect(interviewer?.address).toMatch(/@studio-nord\.example$/);
    expect(JSON.stringify(stored)).not.toContain(interviewer?.address);
    expect(JSON.stringify(stored)).not.toContain("Europe/Paris");
  });

  test("give a member neither the candidate's link nor their address", async () => {
    const event = await organisation.book("interview", { phone: "+15550123" });
    const rows = await organisation.notifications(event);
    const candidate = rows.find((row) => row.recipientKind === "candidate");
    for (const row of rows.filter((other) => other.recipientKind === "member")) {
      const facts = eventFacts(row.facts);
      expect(facts.meets).toContain("Zoë Martin");
      expect(facts.manageUrl).toBeNull();
      expect(JSON.stringify(row.facts)).not.toContain(candidate?.address);
      expect(JSON.stringify(row.facts)).not.toContain("+15550123");
    }
  });

  test("are those of the moment at which it was queued", async () => {
    const { unit } = organisation;
    const event = await organisation.book("appointment");
    await unit((tx) => tx.tenant.updateMany({ data: { name: "Renamed" } }));
    await organisation.deliver();
    await unit((tx) => tx.tenant.updateMany({ data: { name: "Studio Nord" } }));
    const [row] = await organisation.notifications(event);
    expect(row?.text).toContain("Sent by Studio Nord.");
  });
});
