import type { Work } from "@convene/prisma";
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
  await tx.notification.create({
    data: {
      ...row(ids.notificationId),
      interviewId: ids.interviewId,
      eventVersion: 0,
      kind: "confirmation",
      channel: "in_app",
      product: "ats",
      state: "sent",
      sentAt: now,
      recipientKind: "member",
      recipientId: owner.id,
      address: "",
      locale: "en",
      timeZone: "UTC",
      facts: {},
      calendarFile: "BEGIN:VCALENDAR",
      subject: "Confirmed",
      text: "Confirmed",
    },
    select: { id: true },
  });
  await tx.calendarConflict.create({
    data: {
      ...row(ids.conflictId),
      kind: "busy",
      interviewId: ids.interviewId,
      resourceId: owner.resourceId,
      startsAt: start,
      endsAt: addHours(start, 1),
      raisedAt: now,
    },
    select: { id: true },
  });
  await tx.calendarFeed.create({
    data: {
      ...row(ids.feedId),
      memberId: owner.id,
      secretHash: ids.feedId,
      name: "Feed",
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.calendarConnection.create({
    data: {
      ...row(ids.connectionId),
      memberId: owner.id,
      provider: "caldav",
      account: `${ids.connectionId}@example.com`,
      credentials: "",
      createdAt: now,
      calendars: { create: { id: ids.calendarId, externalId: "1", name: "Work", writable: true } },
    },
    select: { id: true },
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
  await tx.dataImport.create({
    data: {
      ...row(ids.importId),
      product: "ats",
      kind: "candidates",
      state: "checked",
      fileName: "candidates.csv",
      content: "Name\nDana\n",
      columns: {
        header: ["Name"],
        fields: { name: "Name" },
        settings: { dateOrder: "dmy", phonePrefix: null, tellPeople: false },
      },
      memberId: other.id,
      createdAt: now,
    },
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
export function worldIds() {
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
    notificationId: uuidv7(),
    conflictId: uuidv7(),
    feedId: uuidv7(),
    connectionId: uuidv7(),
    calendarId: uuidv7(),
    templateId: uuidv7(),
    poolId: uuidv7(),
    planId: uuidv7(),
    offerTemplateId: uuidv7(),
    importId: uuidv7(),
  };
}
