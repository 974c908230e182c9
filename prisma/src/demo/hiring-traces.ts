import { addHours, max, subDays, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { DemoContext, DemoRows } from "./demo-rows.ts";
import { addNote } from "./note-rows.ts";
import { addOffer, type DemoOffer } from "./offer-rows.ts";
import { addRequest, type RequestedInterview } from "./request-rows.ts";

const LETTER = `Dear {candidate},

we offer you the position of **{title}** from {start} on, at {salary}. Please answer by {expires}.

{organisation}`;
/** Of offers that are made at present, and how many days ago. */
const OFFERS: readonly (readonly [DemoOffer["state"], number])[] = [
  ["pending_approval", 2],
  ["sent", 3],
  ["declined", 4],
];
const MONTHLY_PAY = 310_000;
const CALL_MINUTES = 30;

/**
 * Gives an organisation whose hiring is not told in full something of everything that people are told
 * about: offers, requests for a time, a note, somebody turned down, somebody who declined.
 */
export function addHiringTraces(rows: DemoRows, context: DemoContext): void {
  const { organisation, tenantId, calendar } = context;
  const { now } = calendar;
  const member = (role: "admin" | "recruiter") => {
    const email = organisation.people.find(({ atsRole }) => atsRole === role)?.email;
    const found = rows.members.find((row) => row.email === email);
    if (!found) throw new Error(`The demo has no ${role}`);
    return found;
  };
  const [admin, recruiter] = [member("admin"), member("recruiter")];
  addApplied(rows, tenantId);
  const interviewed = new Set(rows.interviews.map(({ applicationId }) => applicationId));
  const old = (days: number) => (row: DemoRows["applications"][number]) =>
    new Date(row.createdAt ?? now) < subDays(now, days);
  const fresh = rows.applications.filter((row) => old(3)(row) && !interviewed.has(row.id ?? ""));
  const [rejected, asked, answering, noted] = fresh;
  const offerStage = new Set(
    rows.stages.filter(({ name }) => name === "Offer").map(({ id }) => id),
  );
  const furthest = rows.applications.filter((row) => offerStage.has(row.stageId) && old(8)(row));

  for (const [index, [state, days]] of OFFERS.entries()) {
    const application = furthest[index];
    const candidate = rows.candidates.find(({ id }) => id === application?.candidateId);
    const job = rows.jobs.find(({ id }) => id === application?.jobId);
    if (!application?.id || !candidate || !job) continue;
    addOffer(rows, {
      ...{ tenantId, applicationId: application.id, candidate, state, title: job.title },
      ...{ organisation: organisation.name, templateId: null, body: LETTER },
      ...{ salary: MONTHLY_PAY, currency: organisation.currency, payPeriod: "month" },
      ...{ makerId: recruiter.id, approverIds: [admin.id], madeAt: subDays(now, days) },
      settledAt: subHours(now, 11),
    });
  }
  if (rejected?.id) {
    const closedAt = subDays(now, 2);
    Object.assign(rejected, { status: "rejected", closedAt });
    rows.applicationChanges.push({
      ...{ tenantId, id: uuidv7(), applicationId: rejected.id, kind: "rejected", at: closedAt },
      ...{ actorKind: "member", actorId: recruiter.id, reason: "Others fit better" },
    });
  }
  const panel = organisation.people.find(({ atsRole }) => atsRole === "interviewer");
  const call: RequestedInterview = {
    ...{ templateId: null, title: "First call", kind: "phone" },
    ...{ durationMinutes: CALL_MINUTES, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    seats: [
      { name: "Recruiter", poolId: null, resourceIds: [calendar.resourceId(panel?.email ?? "")] },
    ],
    ...{ roomIds: [], room: null, location: null, instructions: null, after: [] },
  };
  const request = {
    ...{ tenantId, memberId: recruiter.id, name: call.title, interviews: [call], now },
    ...{ timeZone: organisation.timeZone, createdAt: subHours(now, 40) },
  };
  if (asked?.id) {
    addRequest(rows, { ...request, applicationId: asked.id, mode: "choose", state: "open" });
  }
  if (answering?.id) {
    const start = addHours(now, 72);
    addRequest(rows, {
      ...{ ...request, applicationId: answering.id, mode: "availability", state: "answered" },
      answeredAt: subHours(now, 6),
      times: [{ start, end: addHours(start, 4) }],
    });
  }
  if (noted?.id) {
    addNote(rows, {
      ...{ tenantId, applicationId: noted.id, memberId: recruiter.id, at: subHours(now, 4) },
      text: "Comes recommended by a client. {who}, do you know her?",
      mentioned: { memberId: admin.id, name: admin.name },
    });
  }
  addDecline(rows, context);
}

/** When everybody applied. */
function addApplied(rows: DemoRows, tenantId: string): void {
  for (const { id, createdAt, candidateId } of rows.applications) {
    if (!id || !createdAt) continue;
    const candidate = { actorKind: "candidate", actorId: candidateId } as const;
    const change = { kind: "applied" as const, stageAfter: "Applied", at: createdAt };
    rows.applicationChanges.push({
      tenantId,
      id: uuidv7(),
      applicationId: id,
      ...candidate,
      ...change,
    });
  }
}

/** Somebody does not come to the next interview. */
function addDecline(rows: DemoRows, { tenantId, calendar }: DemoContext): void {
  const { now } = calendar;
  const next = rows.interviews
    .filter(
      ({ scheduledStart, status }) => new Date(scheduledStart) > now && status === "confirmed",
    )
    .toSorted((a, b) => +new Date(a.scheduledStart) - +new Date(b.scheduledStart))[0];
  const attendee = rows.attendees.find(({ interviewId }) => interviewId === next?.id);
  const member = rows.members.find(({ resourceId }) => resourceId === attendee?.resourceId);
  if (!next?.id || !attendee || !member) return;
  const at = max([subHours(now, 8), new Date(next.createdAt ?? now)]);
  const declineReason = "My train does not run that day";
  Object.assign(attendee, { response: "declined", respondedAt: at, declineReason });
  rows.changes.push({
    ...{ tenantId, interviewId: next.id, kind: "declined", reason: declineReason, at },
    ...{ actorKind: "member", actorId: member.id },
  });
}
