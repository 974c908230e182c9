import { announce, type CandidateFileKind, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { lockApplication } from "../use-cases/lock-application.ts";
import { recordApplicationChange } from "../use-cases/record-application-change.ts";
import { keepFile, type SentFile } from "./keep-file.ts";

interface AddedFile {
  readonly applicationId: string;
  readonly kind: CandidateFileKind;
  readonly file: SentFile;
  readonly viewer: Viewer;
}

/**
 * Adds a file to what is known of a candidate, by one of their applications.
 *
 * @throws NotFoundError
 * @throws FileSizeError
 * @throws FileKindError
 * @throws TooManyFilesError
 */
export async function addFile(
  work: Work,
  { applicationId, kind, file, viewer }: AddedFile,
): Promise<void> {
  const { candidate } = await lockApplication(work, applicationId, viewer);
  const by = { kind: "member", id: viewer.id } as const;
  await keepFile(work, { candidateId: candidate.id, kind, file, by });
  await recordApplicationChange(work, { applicationId, kind: "file_added", by });
  await announce(work.tx, { subject: "application", id: applicationId, change: "changed" });
}

interface UnwantedFile {
  readonly applicationId: string;
  readonly fileId: string;
  readonly viewer: Viewer;
}

/** Takes a file away for good. @throws NotFoundError */
export async function removeFile(
  work: Work,
  { applicationId, fileId, viewer }: UnwantedFile,
): Promise<void> {
  const { candidate } = await lockApplication(work, applicationId, viewer);
  const { count } = await work.tx.candidateFile.deleteMany({
    where: { id: fileId, candidateId: candidate.id },
  });
  if (count === 0) throw new NotFoundError("file");
  await announce(work.tx, { subject: "application", id: applicationId, change: "changed" });
}
