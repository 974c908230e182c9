import type { CandidateFile, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo, interviewsOn } from "../use-cases/visible-to.ts";

interface WantedFile {
  readonly applicationId: string;
  readonly fileId: string;
  readonly viewer: Viewer;
}

/**
 * A file of the candidate's, by one of their applications. Whoever interviews them sees what they wrote
 * about themselves, not what colleagues added.
 *
 * @throws NotFoundError
 */
export async function viewFile(
  { tx }: Pick<Work, "tx">,
  { applicationId, fileId, viewer }: WantedFile,
): Promise<CandidateFile> {
  const file = await tx.candidateFile.findFirst({
    where: {
      id: fileId,
      candidate: { erasedAt: null },
      OR: [
        {
          candidate: {
            applications: { some: { AND: [{ id: applicationId }, applicationsVisibleTo(viewer)] } },
          },
        },
        {
          kind: "resume",
          candidate: {
            applications: {
              some: { id: applicationId, interviews: { some: interviewsOn(viewer) } },
            },
          },
        },
      ],
    },
  });
  if (!file) throw new NotFoundError("file");
  return file;
}
