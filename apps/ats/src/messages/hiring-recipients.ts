import { type Recipient, smsNumber } from "@convene/notifications";
import type { Candidate, Work } from "@convene/prisma";

/** The candidate as somebody who is written to. */
export function candidateRecipient(candidate: Candidate): Recipient {
  const { id, name, email, locale, timeZone, phone, smsOptInAt } = candidate;
  return {
    kind: "candidate",
    id,
    name,
    email,
    locale,
    timeZone,
    phone: smsOptInAt === null ? null : smsNumber(phone),
  };
}

/** Those of the members who have a part in hiring, as people who are written to. */
export async function memberRecipients(
  { tx, tenantId }: Pick<Work, "tx" | "tenantId">,
  memberIds: readonly string[],
): Promise<Recipient[]> {
  const { timeZone } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { timeZone: true },
  });
  const members = await tx.member.findMany({
    where: { id: { in: [...memberIds] }, atsRole: { not: null } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      email: true,
      locale: true,
      resource: { select: { timeZone: true } },
    },
  });
  return members.map(({ resource, ...member }) => ({
    kind: "member",
    phone: null,
    ...member,
    timeZone: resource?.timeZone ?? timeZone,
  }));
}
