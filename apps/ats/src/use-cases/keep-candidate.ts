import type { Actor, Candidate, Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";

export interface CandidateDetails {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  /** IANA, the candidate's. */
  readonly timeZone: string;
  /** Language of the mails. Left out: the organisation's. */
  readonly locale?: string | undefined;
  /** Whether the candidate agreed to text messages. Default: nothing is said of it. */
  readonly smsOptIn?: boolean | undefined;
}

/**
 * The candidate with that address, made where there is none. Afterwards only members change what is
 * known: nobody else has proved that the address is theirs. Whoever agreed to text messages agreed for
 * their own phone: another number has to be agreed to again.
 */
export async function keepCandidate(
  { tx, tenantId, now }: Work,
  { smsOptIn, locale, ...details }: CandidateDetails,
  by: Actor,
): Promise<Candidate> {
  const { locale: organisationLocale } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { locale: true },
  });
  const { phone } = details;
  const email = details.email.trim().toLowerCase();
  const isOutside = by.kind === "candidate";
  const said = {
    name: details.name.trim(),
    timeZone: details.timeZone,
    ...(phone !== undefined && { phone }),
    ...(smsOptIn && { smsOptInAt: now }),
  };
  if (!isOutside && phone !== undefined && !smsOptIn) {
    await tx.candidate.updateMany({
      where: { email, phone: { not: phone } },
      data: { smsOptInAt: null },
    });
  }
  // One statement (INSERT … ON CONFLICT); its row lock makes two applications at once queue.
  return await tx.candidate.upsert({
    where: { tenantId_email: { tenantId, email } },
    create: {
      tenantId,
      id: uuidv7(),
      email,
      locale: locale ?? organisationLocale,
      createdAt: now,
      ...said,
    },
    update: isOutside ? { email } : { ...said, ...(locale !== undefined && { locale }) },
  });
}
