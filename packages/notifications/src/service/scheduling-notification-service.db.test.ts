import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventFactsSchema } from "../facts/event-facts.ts";
import { recipientsOf } from "../facts/recipients-of.ts";
import { someone } from "../testing/someone.ts";
import {
  createEvent,
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
    expect(queued).toEqual([...rows.map(({ id, state }) => ({ id, state })), null]);
    expect(rows.map((row) => row.address)).toEqual(
      rows.map((row) => ({ email: someone.email, sms: someone.phone, in_app: "" })[row.channel]),
    );
    const jobs = await organisation.takeJobs();
    const waiting = rows.filter((row) => row.state === "queued");
    expect(jobs.map((job) => job.notificationId).sort()).toEqual(
      waiting.map(({ id }) => id).sort(),
    );
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
    const facts = eventFactsSchema.parse(stored);
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
      const facts = eventFactsSchema.parse(row.facts);
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
