import type { Candidate, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** A candidate who was not erased. @throws NotFoundError */
export async function findCandidate({ tx }: Pick<Work, "tx">, id: string): Promise<Candidate> {
  const candidate = await tx.candidate.findFirst({ where: { id, erasedAt: null } });
  if (!candidate) throw new NotFoundError("candidate");
  return candidate;
}
