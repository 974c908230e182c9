import type { Actor, CandidateFileKind, Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { MOST_FILE_BYTES, MOST_FILES } from "./file-limits.ts";
import { FileKindError, FileSizeError, TooManyFilesError } from "./file-refusals.ts";
import { type RecognisedFile, recogniseFile } from "./recognise-file.ts";
import { safeFileName } from "./safe-file-name.ts";

/** A file as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface NewFile {
  readonly candidateId: string;
  readonly kind: CandidateFileKind;
  readonly file: SentFile;
  readonly by: Actor;
}

/**
 * Keeps a file of a candidate's.
 *
 * @returns its id
 * @throws FileSizeError
 * @throws FileKindError
 * @throws TooManyFilesError
 */
export async function keepFile(
  { tx, tenantId, now }: Work,
  { candidateId, kind, file, by }: NewFile,
): Promise<string> {
  const { bytes } = file;
  const known = await requireKept(file);
  if ((await tx.candidateFile.count({ where: { candidateId } })) >= MOST_FILES) {
    throw new TooManyFilesError();
  }
  const { id } = await tx.candidateFile.create({
    data: {
      tenantId,
      id: uuidv7(),
      candidateId,
      kind,
      fileName: safeFileName(file.name, known.extension),
      contentType: known.contentType,
      size: bytes.length,
      content: new Uint8Array(bytes),
      actorKind: by.kind,
      actorId: by.id ?? null,
      createdAt: now,
    },
    select: { id: true },
  });
  return id;
}

/**
 * @returns what the file is
 * @throws FileSizeError
 * @throws FileKindError
 */
export async function requireKept({ bytes }: SentFile): Promise<RecognisedFile> {
  if (bytes.length === 0) throw new FileSizeError("FILE_EMPTY");
  if (bytes.length > MOST_FILE_BYTES) throw new FileSizeError("FILE_TOO_LARGE");
  const known = await recogniseFile(bytes);
  if (!known) throw new FileKindError();
  return known;
}
