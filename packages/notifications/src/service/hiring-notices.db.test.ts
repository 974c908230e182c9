import type { ScheduledEvent, Transaction } from "@convene/prisma";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eraseRecipient } from "../erasure/erase-recipient.ts";
import type { Recipient } from "../recipient.ts";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import type { SchedulingNotificationService } from "./scheduling-notification-service.ts";
import { serviceIn } from "./service-in.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

const URL = "https://convene.example/page";

/** An application with an interview, a request, a note and an offer, all of them as a message has them. */
async function hiring() {
  const event = await organisation.book("interview", { phone: "+15550155" });
  await organisation.deliver();
  if (event.kind !== "interview") throw new Error("no interview");
  const { applicationId, organiserMemberId: memberId } = event.row;
  const { tenantId, unit, clock } = organisation;
  const createdAt = clock.now;
  const expiresAt = addDays(createdAt, 3);
  return await unit(async (tx) => {
    const application = await tx.application.update({
      where: { tenantId_id: { tenantId, id: applicationId } },
      data: { status: "rejected", closedAt: createdAt },
      include: { candidate: true },
    });
    const request = await tx.schedulingRequest.create({
      data: {
        tenantId,
        applicationId,
        memberId,
        mode: "choose",
        details: {},
        earliest: createdAt,
        latest: expiresAt,
        timezone: "America/Toronto",
        expiresAt,
        createdAt,
      },
    });
    const note = await tx.applicationNote.create({
      data: { tenantId, applicationId, memberId, text: `@[Rita](${memberId}) look`, createdAt },
    });
    await tx.noteMention.create({ data: { tenantId, noteId: note.id, memberId } });
    const offer = await tx.offer.create({
      data: {
        tenantId,
        applicationId,
        memberId,
        state: "pending_approval",
        title: "Backend Engineer",
        salary: 9_000_000,
        currency: "CAD",
        payPeriod: "year",
        startDate: expiresAt,
        body: "Dear Zoë",
        createdAt,
      },
    });
    await tx.offerApproval.create({ data: { tenantId, offerId: offer.id, position: 0, memberId } });
    const { candidate } = application;
    return {
      event,
      request,
      note,
      offer,
      applicationId,
      candidate: recipientOf("candidate", candidate.id, candidate),
      member: recipientOf("member", memberId, { name: "Rita Recruiter", email: "rita@x.example" }),
    };
  });
}

type Hiring = Awaited<ReturnType<typeof hiring>>;

function recipientOf(
  kind: Recipient["kind"],
  id: string,
  { name, email, phone = null }: { name: string; email: string; phone?: string | null },
): Recipient {
  return { kind, id, name, email, phone, locale: "en", timeZone: "America/Toronto" };
}

/** How each kind is told. */
const tellings = {
  application_received: (service, { applicationId: id, candidate }) =>
    service.sendApplicationReceived(
      { id, jobTitle: "Backend Engineer", portalUrl: URL },
      candidate,
    ),
  application_rejected: (service, { applicationId: id, candidate }) =>
    service.sendApplicationRejected(
      { id, version: 1, jobTitle: "Backend Engineer", message: "  " },
      candidate,
    ),
  time_requested: (service, { request: { id, mode, expiresAt }, candidate }) =>
    service.sendTimeRequested(
      {
        id,
        version: 1,
        title: "First talk",
        jobTitle: "Backend Engineer",
        mode,
        durationMinutes: 45,
        interviews: 1,
        message: null,
        expiresAt,
        url: URL,
      },
      candidate,
    ),
  times_given: (service, { request: { id }, applicationId, candidate, member }) =>
    service.sendTimesGiven(
      {
        id,
        version: 1,
        applicationId,
        candidateName: candidate.name,
        title: "First talk",
        answer: "times",
        reply: "Mornings",
        url: URL,
      },
      member,
    ),
  interviewer_declined: (service, { event, member }) =>
    service.sendInterviewerDeclined(event, member, {
      resourceId: uuidv7(),
      name: "Ana Engineer",
      reason: null,
      outcome: { whyNot: "none_free" },
      url: URL,
    }),
  mentioned: (service, { note: { id, text }, applicationId, candidate, member }) =>
    service.sendMentioned(
      {
        id,
        applicationId,
        candidateName: candidate.name,
        jobTitle: "Backend Engineer",
        byName: "Sam",
        text,
        url: URL,
      },
      member,
    ),
  approval_requested: (service, { offer: { id }, applicationId, candidate, member }) =>
    service.sendApprovalRequested(
      {
        id,
        step: 1,
        applicationId,
        candidateName: candidate.name,
        jobTitle: "Backend Engineer",
        byName: "Sam",
        url: URL,
      },
      member,
    ),
  offer_answered: (service, { offer: { id }, applicationId, candidate, member }) =>
    service.sendOfferAnswered(
      {
        id,
        step: 2,
        applicationId,
        candidateName: candidate.name,
        jobTitle: "Backend Engineer",
        answer: "declined",
        reply: "Too far away",
        url: URL,
      },
      member,
    ),
} satisfies Record<
  string,
  (service: SchedulingNotificationService, hiring: Hiring) => Promise<unknown>
>;

type Kind = keyof typeof tellings;
const kinds = Object.keys(tellings) as Kind[];

async function tell(kind: Kind, to: Hiring): Promise<void> {
  const { unit, ports, tenantId } = organisation;
  await unit((tx) => tellings[kind](serviceIn(ports, tx, tenantId), to));
}

/** Of answers is told where there is one. */
async function answerIf(kind: Kind, { request: { id } }: Hiring): Promise<void> {
  if (kind !== "times_given") return;
  await organisation.unit((tx) =>
    tx.schedulingRequest.updateMany({ where: { id }, data: { state: "answered" } }),
  );
}

async function told(kind: Kind, { candidate, member }: Hiring) {
  return await organisation.unit((tx) =>
    tx.notification.findMany({
      where: { kind, recipientId: { in: [candidate.id, member.id] } },
      orderBy: { id: "asc" },
    }),
  );
}

/** The mail, and whether it was sent. */
async function mailOf(kind: Kind, to: Hiring) {
  const mail = (await told(kind, to)).find(({ channel }) => channel === "email");
  if (!mail) throw new Error(`There is no mail of kind ${kind}`);
  return mail;
}

const ON_PHONE: ReadonlySet<Kind> = new Set(["time_requested"]);
const TO_CANDIDATES: ReadonlySet<Kind> = new Set([
  "application_received",
  "application_rejected",
  "time_requested",
]);

test.each(kinds)("a %s is written once, and sent while it is so", async (kind) => {
  const to = await hiring();
  await answerIf(kind, to);
  await tell(kind, to);
  if (kind !== "interviewer_declined") await tell(kind, to);
  await organisation.deliver();
  const rows = await told(kind, to);
  const channels = TO_CANDIDATES.has(kind)
    ? ["email", ...(ON_PHONE.has(kind) ? ["sms"] : [])]
    : ["email", "in_app"];
  expect(rows.map(({ channel, state, product }) => [channel, state, product])).toEqual(
    channels.map((channel) => [channel, "sent", "ats"]),
  );
  const [mail] = rows;
  expect(mail?.text).not.toMatch(/undefined|null|\{/);
  if (kind !== "application_rejected") expect(mail?.text).toContain(URL);
});

describe("what is not so any more when its turn comes is withdrawn", () => {
  const offerIs =
    (state: "draft" | "withdrawn") =>
    (tx: Transaction, { offer }: Hiring) =>
      tx.offer.updateMany({ where: { id: offer.id }, data: { state } });
  const requestIs =
    (state: "withdrawn" | "expired") =>
    (tx: Transaction, { request }: Hiring) =>
      tx.schedulingRequest.updateMany({ where: { id: request.id }, data: { state } });

  test.each<[Kind, string, (tx: Transaction, hiring: Hiring) => Promise<unknown>]>([
    [
      "application_rejected",
      "reopened",
      (tx, { applicationId: id }) =>
        tx.application.updateMany({ where: { id }, data: { status: "active", closedAt: null } }),
    ],
    ["time_requested", "closed", requestIs("withdrawn")],
    ["times_given", "closed", requestIs("expired")],
    [
      "interviewer_declined",
      "cancelled",
      (tx, { event }) =>
        tx.interview.updateMany({
          where: { id: event.row.id },
          data: { cancelledAt: organisation.clock.now, status: "cancelled" },
        }),
    ],
    [
      "mentioned",
      "deleted",
      (tx, { note: { id } }) => tx.applicationNote.deleteMany({ where: { id } }),
    ],
    ["approval_requested", "taken back", offerIs("draft")],
    [
      "approval_requested",
      "approved already",
      (tx, { offer }) =>
        tx.offerApproval.updateMany({
          where: { offerId: offer.id },
          data: { state: "approved", decidedAt: organisation.clock.now },
        }),
    ],
  ])("a %s of what is %s", async (kind, _what, change) => {
    const to = await hiring();
    await answerIf(kind, to);
    await tell(kind, to);
    await organisation.unit((tx) => change(tx, to));
    await organisation.deliver();
    expect((await mailOf(kind, to)).state).toBe("withdrawn");
  });

  test("nor is anybody asked for a time once the request has expired", async () => {
    const to = await hiring();
    await tell("time_requested", to);
    organisation.clock.now = to.request.expiresAt;
    await organisation.deliver();
    expect((await mailOf("time_requested", to)).state).toBe("withdrawn");
  });
});

describe("feedback", () => {
  async function ask(event: ScheduledEvent, member: Recipient, offsetMinutes: number) {
    const { unit, ports, tenantId } = organisation;
    const feedbackUrl = URL;
    await unit((tx) =>
      serviceIn(ports, tx, tenantId).sendFeedbackDue(event, member, { offsetMinutes, feedbackUrl }),
    );
    await organisation.deliver();
    const rows = await organisation.notifications(event);
    return rows.find((row) => row.channel === "email" && row.offsetMinutes === offsetMinutes)
      ?.state;
  }

  test("is asked for again every day, and no more once it is in", async () => {
    const { event, member } = await hiring();
    expect(await ask(event, member, 60)).toBe("sent");
    expect(await ask(event, member, 60 + 1440)).toBe("sent");
    const { tenantId, clock } = organisation;
    const card = {
      tenantId,
      interviewId: event.row.id,
      memberId: member.id,
      createdAt: clock.now,
      updatedAt: clock.now,
    };
    const { id } = await organisation.unit((tx) => tx.scorecard.create({ data: card }));
    expect(await ask(event, member, 60 + 2 * 1440)).toBe("sent"); // a draft
    await organisation.unit((tx) =>
      tx.scorecard.updateMany({
        where: { id },
        data: { overall: 4, recommendation: "yes", submittedAt: clock.now },
      }),
    );
    expect(await ask(event, member, 60 + 3 * 1440)).toBe("withdrawn");
  });
});

test("after an erasure nothing that was told says who it was, though its note is gone", async () => {
  const to = await hiring();
  const other = await hiring();
  for (const kind of kinds) await tell(kind, to);
  await tell("mentioned", other);
  await organisation.deliver();
  await organisation.unit(async (tx) => {
    await tx.applicationNote.deleteMany({ where: { id: to.note.id } });
    await eraseRecipient(tx, { kind: "candidate", id: to.candidate.id });
  });
  for (const kind of kinds) {
    const rows = await told(kind, to);
    expect(rows).not.toEqual([]);
    for (const row of rows) {
      expect(row).toMatchObject({ facts: {}, subject: null, text: null, html: null });
    }
  }
  expect((await mailOf("mentioned", other)).subject).toContain("mentioned you");
});
