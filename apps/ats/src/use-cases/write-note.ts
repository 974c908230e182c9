import { type ApplicationNote, announce, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { noteMentions } from "../domain/note-mentions.ts";
import { mayRecruit, type Viewer } from "../domain/viewer.ts";
import type { ApplicationMessages } from "../messages/application-messages.ts";
import { lockApplication } from "./lock-application.ts";

/** Who writes. */
export interface Author extends Viewer {
  readonly name: string;
}

interface NewNote {
  readonly applicationId: string;
  readonly text: string;
  readonly author: Author;
}

type NoteMessages = Pick<ApplicationMessages, "tellMentioned">;

/**
 * Writes down something about an application, for colleagues. Whoever is mentioned in it is told.
 *
 * @throws NotFoundError for an application that the author may not see
 * @throws InvalidInputError naming `text` where somebody is mentioned who has no part in hiring
 */
export async function writeNote(
  work: Work,
  { applicationId, text, author }: NewNote,
  messages: NoteMessages,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const told = await lockApplication(work, applicationId, author);
  const mentioned = await requireMentionable(work, text);
  const note = await tx.applicationNote.create({
    data: {
      tenantId,
      id: uuidv7(),
      applicationId,
      memberId: author.id,
      text: text.trim(),
      createdAt: now,
    },
  });
  await writeMentions(work, note, mentioned);
  const others = mentioned.filter((id) => id !== author.id);
  await messages.tellMentioned(work, { ...told, note, byName: author.name }, others);
  await announce(tx, { subject: "application", id: applicationId, change: "changed" });
}

interface NoteChange {
  readonly applicationId: string;
  readonly noteId: string;
  readonly text: string;
  readonly author: Author;
}

/**
 * Changes a note of one's own. Whoever is mentioned anew is told.
 *
 * @throws NotFoundError also for somebody else's
 * @throws InvalidInputError as for a new one
 */
export async function editNote(
  work: Work,
  { applicationId, noteId, text, author }: NoteChange,
  messages: NoteMessages,
): Promise<void> {
  const { tx, now } = work;
  const told = await lockApplication(work, applicationId, author);
  const own = { id: noteId, applicationId, memberId: author.id };
  const before = await tx.applicationNote.findFirst({
    where: own,
    include: { mentions: { select: { memberId: true } } },
  });
  if (!before) throw new NotFoundError("note");
  const mentioned = await requireMentionable(work, text);
  const [note] = await tx.applicationNote.updateManyAndReturn({
    where: own,
    data: { text: text.trim(), editedAt: now },
  });
  if (!note) throw new NotFoundError("note");
  await tx.noteMention.deleteMany({ where: { noteId } });
  await writeMentions(work, note, mentioned);
  const known = new Set([author.id, ...before.mentions.map(({ memberId }) => memberId)]);
  const others = mentioned.filter((id) => !known.has(id));
  await messages.tellMentioned(work, { ...told, note, byName: author.name }, others);
  await announce(tx, { subject: "application", id: applicationId, change: "changed" });
}

interface UnwantedNote {
  readonly applicationId: string;
  readonly noteId: string;
  readonly viewer: Viewer;
}

/** Takes a note away: one's own, or any for those who see all. @throws NotFoundError */
export async function removeNote(
  work: Work,
  { applicationId, noteId, viewer }: UnwantedNote,
): Promise<void> {
  await lockApplication(work, applicationId, viewer);
  const { tx } = work;
  const { count } = await tx.applicationNote.deleteMany({
    where: { id: noteId, applicationId, ...(!mayRecruit(viewer) && { memberId: viewer.id }) },
  });
  if (count === 0) throw new NotFoundError("note");
  await announce(tx, { subject: "application", id: applicationId, change: "changed" });
}

async function requireMentionable({ tx }: Work, text: string): Promise<readonly string[]> {
  const ids = noteMentions(text);
  const found = await tx.member.count({ where: { id: { in: ids }, atsRole: { not: null } } });
  if (found < ids.length) throw new InvalidInputError("text", "mentions somebody who is not here");
  return ids;
}

async function writeMentions(
  { tx, tenantId }: Work,
  { id: noteId }: Pick<ApplicationNote, "id">,
  memberIds: readonly string[],
): Promise<void> {
  await tx.noteMention.createMany({
    data: memberIds.map((memberId) => ({ tenantId, noteId, memberId })),
  });
}
