import type { ClientNote, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { type ClientScope, findClient } from "./find-client.ts";

interface NewNote extends ClientScope {
  readonly clientId: string;
  readonly memberId: string;
  readonly text: string;
}

/** Writes down something about a client, for colleagues. @throws NotFoundError */
export async function writeClientNote(
  work: Work,
  { clientId, memberId, text, hostId }: NewNote,
): Promise<ClientNote> {
  await findClient(work, clientId, { hostId });
  const { tx, tenantId, now } = work;
  return await tx.clientNote.create({
    data: { tenantId, id: uuidv7(), clientId, memberId, text: text.trim(), createdAt: now },
  });
}

interface UnwantedNote {
  readonly clientId: string;
  readonly noteId: string;
  /** Only a note that they wrote; left out: anybody's. */
  readonly memberId?: string | undefined;
}

/** Takes a note away. @throws NotFoundError */
export async function removeClientNote(
  { tx }: Work,
  { clientId, noteId, memberId }: UnwantedNote,
): Promise<void> {
  const { count } = await tx.clientNote.deleteMany({
    where: { id: noteId, clientId, ...(memberId !== undefined && { memberId }) },
  });
  if (count === 0) throw new NotFoundError("note");
}
