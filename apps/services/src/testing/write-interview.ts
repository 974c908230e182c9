import { reserve, type Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";

/** Writes an interview by which the other app has reserved somebody's time. */
export async function writeInterview(
  { tx, tenantId }: Work,
  interviewerId: string,
  span: Interval,
): Promise<string> {
  const [jobId, stageId, candidateId, applicationId, memberId, id] = [
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
  ];
  const email = `${id}@example.com`;
  await tx.job.create({ data: { tenantId, id: jobId, title: "Stylist" } });
  await tx.jobStage.create({ data: { tenantId, id: stageId, jobId, name: "New", position: 0 } });
  await tx.candidate.create({
    data: { tenantId, id: candidateId, name: "Cleo", email, timeZone: "UTC" },
  });
  await tx.application.create({
    data: { tenantId, id: applicationId, jobId, candidateId, stageId },
  });
  await tx.member.create({
    data: { tenantId, id: memberId, userId: uuidv7(), name: "Olga", email, atsRole: "recruiter" },
  });
  await tx.interview.create({
    data: {
      tenantId,
      id,
      applicationId,
      organiserMemberId: memberId,
      title: "Interview with Cleo",
      kind: "phone",
      scheduledStart: span.start,
      scheduledEnd: span.end,
      timezone: "UTC",
    },
    select: { id: true },
  });
  await reserve(tx, { resourceIds: [interviewerId], span, purpose: { interviewId: id } });
  return id;
}
