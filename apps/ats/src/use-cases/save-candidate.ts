import { announceAll, type Candidate, isDuplicate, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { findCandidate } from "./find-candidate.ts";

export type CandidateFacts = Pick<
  Candidate,
  "name" | "email" | "phone" | "timeZone" | "locale" | "headline" | "location"
> & { readonly links: readonly string[] };

/**
 * Corrects what is known of a candidate. Whoever agreed to text messages agreed for their own phone:
 * another number has to be agreed to again.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `email` where it is another candidate's
 */
export async function saveCandidate(
  work: Work,
  id: string,
  { links, ...facts }: CandidateFacts,
): Promise<void> {
  const { tx } = work;
  const present = await findCandidate(work, id);
  const isOtherPhone = facts.phone !== present.phone;
  try {
    const { count } = await tx.candidate.updateMany({
      where: { id, erasedAt: null },
      data: {
        ...facts,
        email: facts.email.trim().toLowerCase(),
        links: [...links],
        ...(isOtherPhone && { smsOptInAt: null }),
      },
    });
    // Erased between the reading and the writing.
    if (count === 0) throw new NotFoundError("candidate");
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause;
    throw new InvalidInputError("email", "is the address of another candidate", { cause });
  }
  const applications = await tx.application.findMany({
    where: { candidateId: id },
    select: { id: true },
  });
  await announceAll(
    tx,
    applications.map((application) => ({
      subject: "application",
      id: application.id,
      change: "changed",
    })),
  );
}
