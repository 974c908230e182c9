import type { InterviewStatus, OfferState, RequestMode } from "@convene/prisma";
import { VIEW_INTERVIEW } from "@convene/server-kit";
import type { TestKit } from "@convene/server-kit/testing";
import {
  type KnownByName,
  kitExamples,
  knownInKit,
  type TenancyOptions,
  unitsIn,
  type World,
} from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { addDays, addHours, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { ANSWER_OFFER } from "../links/offer-link.ts";
import { OPEN_PORTAL } from "../links/portal-link.ts";
import { ANSWER_REQUEST } from "../links/request-link.ts";
import type { ExampleTeam } from "./example-team.ts";
import { NOW } from "./open-hiring-team.ts";

/** What each link is for, and of which row of the world. */
export const EXAMPLE_LINKS: TenancyOptions["links"] = {
  "interview-links": [VIEW_INTERVIEW, "interviewId"],
  "offer-links": [ANSWER_OFFER, "offerId"],
  "request-links": [ANSWER_REQUEST, "requestId"],
  "portal-links": [OPEN_PORTAL, "candidateId"],
};

/** The world's rows, by further names of paths and bodies. */
export function knownInExamples(world: World): KnownByName {
  return {
    ...knownInKit(world),
    "jobs/id": world.jobId,
    "applications/id": world.applicationId,
    "candidates/id": world.candidateId,
    "interviews/id": world.interviewId,
    "requests/id": world.requestId,
    "offers/id": world.offerId,
    "offer-templates/id": world.offerTemplateId,
    "templates/id": world.templateId,
    "pools/id": world.poolId,
    "plans/id": world.planId,
    "interviewers/id": world.resourceId,
    "published-times/id": world.publishedTimeId,
    "sessions/id": world.sessionId,
    "GET /api/applications query.cursor": world.applicationId,
    "GET /api/offers query.cursor": world.offerId,
    "PUT /api/jobs/{id} body.stages[].id": world.stageId,
    approverIds: world.memberId,
    applicationIds: world.applicationId,
    event: world.interviewId,
    eventId: world.interviewId,
    fromStageId: world.stageId,
    interviewerIds: world.resourceId,
    optionalIds: world.resourceId,
    personId: world.resourceId,
    personIds: world.resourceId,
    resourceIds: world.resourceId,
    roomIds: world.roomId,
    seats: world.resourceId,
    teamIds: world.memberId,
    from: "2026-02-10T00:00:00Z",
    to: "2026-02-12T00:00:00Z",
    timeZone: "America/Toronto",
    timezone: "America/Toronto",
  };
}

const STEPS: readonly OfferState[] = ["approved", "sent", "expired", "accepted"];

const seat = (resourceId: string | undefined) => ({ name: "Peer", resourceId, poolId: null });

const talk = (resourceId: string | undefined) => ({
  kind: "phone",
  title: "A talk",
  durationMinutes: 60,
  seats: [{ resourceIds: [resourceId] }],
});

const template = {
  kind: "video",
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  roomProvider: null,
  location: null,
  briefing: null,
  instructions: null,
  questions: [],
  criteria: [],
  replaceNoticeMinutes: 0,
  replaceLimit: 1,
  changeNoticeMinutes: 0,
  rescheduleLimit: 1,
  active: true,
  roomIds: [],
};

const plan = { breakMinutes: 0, longestGapMinutes: 60, perDay: 5, sameDay: true, active: true };

/** What the schemas do not say of requests that work. */
export function exampleRequests(app: TestKit, own: ExampleTeam): TenancyOptions["examples"] {
  const { work, set, key } = unitsIn(app, own.tenantId, NOW);
  /** As it is answered, with its revision. */
  const asIs = async (path: string, id?: string) => {
    const answer = await app.fetch(`/api/${path}`, { cookie: own.admin });
    const found = z
      .looseObject({ items: z.array(z.looseObject({ id: z.string() })).optional() })
      .parse(await answer.json());
    return id === undefined ? found : { ...found.items?.find((one) => one.id === id) };
  };
  /** Takes the world's offer from where it waits for approval to a state. */
  const offerIn = ({ offerId = "" }: World, state: OfferState) =>
    set(async (tx) => {
      const steps: readonly OfferState[] =
        state === "draft"
          ? ["draft"]
          : STEPS.slice(0, STEPS.indexOf(state) + 1).filter(
              (step) => step !== "expired" || state === "expired",
            );
      const decided = { state: "approved", decidedAt: NOW } as const;
      if (state !== "draft")
        await tx.offerApproval.updateMany({ where: { offerId }, data: decided });
      for (const step of steps) {
        const sent = { sentAt: NOW, expiresAt: addDays(NOW, 7) };
        const accepted = { signature: "Dana", answeredAt: NOW };
        await tx.offer.update({
          where: key(offerId),
          data: {
            state: step,
            ...(step === "sent" && sent),
            ...(step === "accepted" && accepted),
          },
          select: { id: true },
        });
      }
    });
  const offer = (state: OfferState, body?: object) => (world: World) => ({
    before: offerIn(world, state),
    ...(body && { body }),
  });
  /** The world's interview began an hour ago. */
  const begun = ({ interviewId = "" }: World) =>
    set((tx) =>
      tx.interview.update({
        where: key(interviewId),
        data: { scheduledStart: subHours(NOW, 1), scheduledEnd: addHours(NOW, 1) },
        select: { id: true },
      }),
    );
  /** Another one for the world's job. */
  const addApplication = ({ jobId = "", stageId = "" }: World) =>
    work(async ({ tx, tenantId }) => {
      const email = `${uuidv7()}@example.com`;
      const candidate = await tx.candidate.create({
        data: { tenantId, name: "Eve", email, timeZone: "UTC" },
      });
      const application = await tx.application.create({
        data: { tenantId, jobId, stageId, candidateId: candidate.id },
      });
      return application.id;
    });
  const interviewIn = ({ interviewId = "" }: World, status: InterviewStatus) =>
    set((tx) =>
      tx.interview.update({ where: key(interviewId), data: { status }, select: { id: true } }),
    );
  const requestIn = ({ requestId = "" }: World, mode: RequestMode) =>
    set((tx) =>
      tx.schedulingRequest.update({ where: key(requestId), data: { mode }, select: { id: true } }),
    );
  const csv = new File(["Name,Email\nDana,dana@example.com\n"], "candidates.csv", {
    type: "text/csv",
  });
  const span = { from: "2026-02-10T00:00:00Z", to: "2026-02-12T00:00:00Z" };
  const terms = {
    title: "Engineer",
    salary: 100,
    currency: "CAD",
    payPeriod: "year",
    startDate: "2026-04-01",
    validDays: 7,
    body: "Welcome",
  };
  const period = { query: { from: "2026-01-01", to: "2026-02-01" } };
  const reports = [
    "time-in-stage",
    "time-to-schedule",
    "interviewer-load",
    "attendance",
    "feedback",
    "funnel",
  ];
  return {
    ...kitExamples(app, own, NOW),
    ...Object.fromEntries(reports.map((name) => [`GET /api/reports/${name}`, () => period])),
    "PUT /api/jobs/{id}": async ({ jobId }) => ({
      body: { revision: (await asIs(`jobs/${jobId}`)).revision },
    }),
    "POST /api/applications/{id}/reopen": ({ applicationId = "" }) => ({
      before: set((tx) =>
        tx.application.update({
          where: key(applicationId),
          data: { status: "rejected", closedAt: NOW },
          select: { id: true },
        }),
      ),
    }),
    "PUT /api/careers-settings": async () => ({
      body: { intro: "Come", revision: (await asIs("careers-settings")).revision },
    }),
    "POST /api/careers/{slug}/jobs/{jobId}/applications": () => ({
      body: {
        application: JSON.stringify({
          name: "Eve",
          email: `${uuidv7()}@example.com`,
          timeZone: "UTC",
          locale: "en",
          consent: true,
        }),
        resume: new File(["%PDF-1.4\n%%EOF\n"], "resume.pdf", { type: "application/pdf" }),
      },
    }),
    "POST /api/imports": () => ({ body: { kind: "candidates", file: csv } }),
    "GET /api/slots": ({ resourceId }) => ({
      query: { ...span, interviewerIds: resourceId, durationMinutes: 60 },
    }),
    "POST /api/slots": ({ resourceId }) => ({
      body: { ...span, interviewerIds: [resourceId], durationMinutes: 60 },
    }),
    "POST /api/explain": ({ resourceId }) => ({
      body: { start: span.from, interviewerIds: [resourceId], durationMinutes: 60 },
    }),
    "POST /api/interviews": ({ applicationId, standInId }) => ({
      body: {
        applicationId,
        kind: "phone",
        title: "A talk",
        start: "2026-02-10T15:00:00Z",
        durationMinutes: 60,
        interviewerIds: [standInId],
        timeZone: "UTC",
      },
    }),
    "POST /api/interviews/{id}/reschedule": () => ({ body: { start: "2026-02-17T13:00:00Z" } }),
    "PUT /api/interviews/{id}/scorecard": (world) => ({
      before: begun(world),
      body: {
        seenVersion: null,
        submit: true,
        overall: 4,
        recommendation: "yes",
        ratings: [],
        answers: [],
        strengths: null,
        concerns: null,
        privateNotes: null,
      },
    }),
    "POST /api/interviews/{id}/start": (world) => ({ before: begun(world) }),
    "POST /api/interviews/{id}/no-show": (world) => ({ before: begun(world) }),
    "DELETE /api/candidates/{id}": ({ interviewId = "" }) => ({
      before: set((tx) =>
        tx.interview.update({
          where: key(interviewId),
          data: { status: "cancelled", cancelledAt: NOW },
          select: { id: true },
        }),
      ),
    }),
    "POST /api/interviews/{id}/finish": (world) => ({ before: interviewIn(world, "in_progress") }),
    "POST /api/applications/{id}/loops/search": ({ standInId }) => ({
      body: { interviews: [talk(standInId)], ...span },
    }),
    "POST /api/applications/{id}/loops": ({ standInId }) => ({
      body: {
        interviews: [talk(standInId)],
        timeZone: "UTC",
        planned: [{ position: 0, start: "2026-02-11T11:00:00Z", seats: [standInId], roomId: null }],
      },
    }),
    "POST /api/applications/{id}/requests": ({ standInId }) => ({
      body: {
        interviews: [talk(standInId)],
        mode: "choose",
        earliest: span.from,
        latest: span.to,
        expiresAt: span.to,
        timeZone: "UTC",
      },
    }),
    "POST /api/templates": ({ resourceId }) => ({
      body: { ...template, name: `New ${uuidv7()}`, seats: [seat(resourceId)] },
    }),
    "PUT /api/templates/{id}": async ({ templateId, resourceId }) => ({
      body: {
        ...template,
        name: `Changed ${uuidv7()}`,
        seats: [seat(resourceId)],
        revision: (await asIs("templates", templateId)).revision,
      },
    }),
    "PUT /api/pools/{id}": async ({ poolId }) => ({
      body: {
        name: `Changed ${uuidv7()}`,
        active: true,
        shadowsNeeded: 1,
        reverseShadowsNeeded: 1,
        members: [],
        revision: (await asIs("pools", poolId)).revision,
      },
    }),
    "PUT /api/plans/{id}": async ({ planId, templateId }) => ({
      body: {
        ...plan,
        name: `Changed ${uuidv7()}`,
        steps: [{ templateId, after: [] }],
        revision: (await asIs("plans", planId)).revision,
      },
    }),
    "POST /api/plans": ({ templateId }) => ({
      body: { ...plan, name: `New ${uuidv7()}`, steps: [{ templateId, after: [] }] },
    }),
    "POST /api/interviewers/{id}/published-times": () => ({
      body: {
        startLocal: "2026-02-10T09:00",
        timezone: "UTC",
        durationMinutes: 60,
        rule: null,
      },
    }),
    "POST /api/offers": ({ applicationId, memberId, offerId = "" }) => ({
      before: set((tx) =>
        tx.offer.update({
          where: key(offerId),
          data: { state: "withdrawn" },
          select: { id: true },
        }),
      ),
      body: { applicationId, ...terms, approverIds: [memberId] },
    }),
    "POST /api/offers/preview": ({ applicationId }) => ({ body: { applicationId, ...terms } }),
    "PUT /api/offers/{id}": offer("draft", { version: 1, ...terms, approverIds: [] }),
    "POST /api/offers/{id}/approval": () => ({ body: { version: 1, decision: "approved" } }),
    "POST /api/offers/{id}/submit": offer("draft"),
    "POST /api/offers/{id}/send": offer("approved"),
    "POST /api/offers/{id}/resend": offer("sent"),
    "POST /api/offers/{id}/renew": offer("expired"),
    "POST /api/offers/{id}/reject-others": async (world) => ({
      before: offerIn(world, "accepted"),
      body: { applicationIds: [await addApplication(world)] },
    }),
    "PUT /api/offer-templates/{id}": async ({ offerTemplateId }) => ({
      body: {
        name: `Changed ${uuidv7()}`,
        body: "Welcome",
        approverIds: [],
        revision: (await asIs("offer-templates", offerTemplateId)).revision,
      },
    }),
    "POST /api/interview-links/{token}/confirm": () => ({
      body: { start: addDays(NOW, 7).toISOString() },
    }),
    "POST /api/offer-links/{token}/accept": offer("sent", { version: 1, signature: "Dana" }),
    "POST /api/offer-links/{token}/decline": offer("sent", { version: 1 }),
    "POST /api/offer-links/{token}/counter": offer("sent", { version: 1, salary: 200 }),
    "GET /api/request-links/{token}/times": (world) => ({
      before: requestIn(world, "choose"),
      unreached: [400, "nobody is asked for: requests.db.test.ts looks at times"],
    }),
    "POST /api/request-links/{token}/choose": (world) => ({
      before: requestIn(world, "choose"),
      unreached: [400, "nobody has time for it: requests.db.test.ts chooses among times"],
    }),
    "POST /api/request-links/{token}/proposal": (world) => ({
      before: requestIn(world, "proposals"),
      unreached: [404, "none is held: requests.db.test.ts takes a proposal"],
    }),
    "POST /api/request-links/{token}/given-times": (world) => ({
      before: requestIn(world, "availability"),
      body: { times: [{ start: "2026-02-05T15:00:00Z", end: "2026-02-05T18:00:00Z" }] },
    }),
    "POST /api/interview-links/{token}/reschedule": () => ({
      body: { start: "2026-02-18T13:00:00Z" },
    }),
    "PATCH /api/members/{id}": () => ({ body: { atsRole: "recruiter", servicesRole: null } }),
  };
}
