import type { CandidateFile, Work } from "@convene/prisma";

/** A file without its content, which is read only where it is asked for. */
export type FileEntry = Omit<CandidateFile, "content">;

/** The files of a candidate, the latest first. */
export async function listFiles(
  { tx }: Pick<Work, "tx">,
  candidateId: string,
  where: Partial<Pick<CandidateFile, "kind">> = {},
): Promise<FileEntry[]> {
  return await tx.candidateFile.findMany({
    where: { ...where, candidateId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { content: true },
  });
}
