import type { Application, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { AlreadyAppliedError } from "../domain/interview-refusals.ts";

export interface NewApplication {
  readonly jobId: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  /** IANA, the candidate's. */
  readonly timeZone: string;
  /** Language of the mails. Left out: the organisation's. */
  readonly locale?: string | undefined;
  readonly source?: string | undefined;
  /** Whether the candidate agreed to text messages. Default: nothing is said of it. */
  readonly smsOptIn?: boolean | undefined;
}

/**
 * Enters somebody's application for a job, in its first stage. A candidate who is known by their
 * address stays the same one; the latest details count. Whoever agreed to text messages agreed for
 * their own phone: another number has to be agreed to again.
 *
 * @throws NotFoundError for a job that is not there
 * @throws AlreadyAppliedError
 */
export async function addApplication(
  { tx, tenantId, now }: Work,
  request: NewApplication,
): Promise<Application> {
  const stage = await tx.jobStage.findFirst({
    where: { jobId: request.jobId },
    orderBy: { position: "asc" },
  });
  if (!stage) throw new NotFoundError("job");
  const { locale: organisationLocale } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { locale: true },
  });
  const email = request.email.trim().toLowerCase();
  const { name, timeZone, phone, locale, smsOptIn } = request;
  const said = {
    name,
    timeZone,
    ...(phone !== undefined && { phone }),
    ...(smsOptIn && { smsOptInAt: now }),
  };
  if (phone !== undefined && !smsOptIn) {
    await tx.candidate.updateMany({
      where: { email, phone: { not: phone } },
      data: { smsOptInAt: null },
    });
  }
  // One statement (INSERT … ON CONFLICT); its row lock makes two applications at once queue.
  const candidate = await tx.candidate.upsert({
    where: { tenantId_email: { tenantId, email } },
    create: {
      tenantId,
      id: uuidv7(),
      email,
      locale: locale ?? organisationLocale,
      createdAt: now,
      ...said,
    },
    update: { ...said, ...(locale !== undefined && { locale }) },
  });
  const { jobId } = request;
  const key = { tenantId, jobId, candidateId: candidate.id };
  const earlier = await tx.application.findUnique({
    where: { tenantId_jobId_candidateId: key },
    select: { id: true },
  });
  if (earlier) throw new AlreadyAppliedError(earlier.id);
  return await tx.application.create({
    data: {
      ...key,
      id: uuidv7(),
      stageId: stage.id,
      source: request.source ?? null,
      createdAt: now,
    },
  });
}
