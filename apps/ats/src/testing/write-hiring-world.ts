import type { Work } from "@convene/prisma";
import { kitWorldIds, writeKitWorld } from "@convene/server-kit/testing/tenancy";
import { addDays, addHours } from "date-fns";
import { uuidv7 } from "uuidv7";

/** Somebody whose rows are written. */
export interface WorldMember {
  readonly id: string;
  readonly resourceId: string;
}

export interface WorldParts {
  /** On the team of the job; left out: nobody. */
  readonly onTeam?: WorldMember | undefined;
  /** On the panel, mentioned, in the chain of the offer, whose notes, calendars and messages they are. */
  readonly owner: WorldMember;
  /** Who made what nobody in particular made. */
  readonly other: WorldMember;
}

/**
 * Writes a job with everything around it.
 *
 * @returns a row of everything that the API can be asked for, by the names that its paths and bodies use
 */
export async function writeHiringWorld({ tx, tenantId, now }: Work, parts: WorldParts) {
  const { onTeam, owner, other } = parts;
  const ids = worldIds();
  const row = (id: string) => ({ tenantId, id });
  const start = addDays(now, 7);
  await tx.job.create({
    data: {
      ...row(ids.jobId),
      title: "Engineer",
      publishedAt: now,
      ...(onTeam && { team: { create: { memberId: onTeam.id } } }),
    },
  });
  await tx.jobStage.createMany({
    data: [ids.stageId, uuidv7()].map((id, position) => ({
      ...row(id),
      jobId: ids.jobId,
      name: `Stage ${position}`,
      position,
    })),
  });
  await tx.candidate.create({
    data: {
      ...row(ids.candidateId),
      name: "Dana",
      email: `${ids.candidateId}@example.com`,
      timeZone: "UTC",
    },
  });
  await tx.application.create({
    data: {
      ...row(ids.applicationId),
      jobId: ids.jobId,
      candidateId: ids.candidateId,
      stageId: ids.stageId,
    },
  });
  await tx.candidateFile.create({
    data: {
      ...row(ids.fileId),
      candidateId: ids.candidateId,
      kind: "resume",
      fileName: "resume.txt",
      contentType: "text/plain",
      size: 4,
      content: new TextEncoder().encode("Dana"),
      actorKind: "system",
      createdAt: now,
    },
    select: { id: true },
  });
  const note = { applicationId: ids.applicationId, text: "Good", createdAt: now };
  await tx.applicationNote.createMany({
    data: [{ ...row(ids.noteId), ...note, memberId: owner.id }],
  });
  await tx.interview.create({
    data: {
      ...row(ids.interviewId),
      applicationId: ids.applicationId,
      organiserMemberId: other.id,
      title: "Interview",
      kind: "video",
      scheduledStart: start,
      scheduledEnd: addHours(start, 1),
      timezone: "UTC",
      attendees: { create: { resourceId: owner.resourceId } },
    },
    select: { id: true },
  });
  await tx.schedulingRequest.create({
    data: {
      ...row(ids.requestId),
      applicationId: ids.applicationId,
      memberId: other.id,
      mode: "availability",
      details: ORDER,
      earliest: now,
      latest: start,
      timezone: "UTC",
      expiresAt: start,
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.offer.create({
    data: {
      ...row(ids.offerId),
      applicationId: ids.applicationId,
      memberId: other.id,
      title: "Engineer",
      salary: 100,
      currency: "CAD",
      payPeriod: "year",
      startDate: start,
      body: "Welcome",
      createdAt: now,
      approvals: { create: { position: 0, memberId: owner.id } },
    },
    select: { id: true },
  });
  await tx.offer.update({
    where: { tenantId_id: row(ids.offerId) },
    data: { state: "pending_approval" },
    select: { id: true },
  });
  await tx.publishedTime.create({
    data: {
      ...row(ids.publishedTimeId),
      resourceId: owner.resourceId,
      startLocal: "2026-03-10T09:00:00",
      timezone: "UTC",
      durationMinutes: 60,
      endsAt: addDays(now, 30),
      createdAt: now,
    },
    select: { id: true },
  });
  await writeKitWorld({ tx, tenantId, now }, ids, {
    product: "ats",
    event: { interviewId: ids.interviewId },
    start,
    resourceId: owner.resourceId,
    memberId: owner.id,
    imported: "candidates",
    importedBy: other.id,
  });
  const named = (name: string) => `${name} ${ids.templateId}`;
  await tx.interviewTemplate.create({
    data: {
      ...row(ids.templateId),
      name: named("Template"),
      kind: "video",
      durationMinutes: 60,
      createdAt: now,
      seats: { create: { position: 0, name: "Peer", resourceId: other.resourceId } },
    },
    select: { id: true },
  });
  await tx.interviewerPool.create({
    data: { ...row(ids.poolId), name: named("Pool"), createdAt: now },
    select: { id: true },
  });
  await tx.interviewPlan.create({
    data: {
      ...row(ids.planId),
      name: named("Plan"),
      createdAt: now,
      steps: { create: { position: 0, templateId: ids.templateId } },
    },
    select: { id: true },
  });
  await tx.offerTemplate.create({
    data: { ...row(ids.offerTemplateId), name: named("Letter"), body: "Welcome", createdAt: now },
    select: { id: true },
  });
  return { ...ids, memberId: other.id, resourceId: owner.resourceId };
}

/** What the candidate is asked a time for. */
export const ORDER = {
  name: "Interview",
  planId: null,
  sameDay: true,
  breakMinutes: 0,
  longestGapMinutes: null,
  perDay: 1,
  interviews: [
    {
      templateId: null,
      title: "Interview",
      kind: "video",
      durationMinutes: 60,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      seats: [],
      roomIds: [],
      location: null,
      instructions: null,
      after: [],
    },
  ],
};

/** Ids of rows that are not there. */
function worldIds() {
  return {
    jobId: uuidv7(),
    stageId: uuidv7(),
    candidateId: uuidv7(),
    applicationId: uuidv7(),
    fileId: uuidv7(),
    noteId: uuidv7(),
    interviewId: uuidv7(),
    requestId: uuidv7(),
    offerId: uuidv7(),
    publishedTimeId: uuidv7(),
    templateId: uuidv7(),
    poolId: uuidv7(),
    planId: uuidv7(),
    offerTemplateId: uuidv7(),
    ...kitWorldIds(),
  };
}
