import type { ApplicationNote, Prisma, Work } from "@convene/prisma";

export interface WrittenNote {
  readonly note: ApplicationNote;
  readonly authorName: string;
}

/** Notes with who wrote them, newest first. */
export async function readNotes(
  { tx }: Pick<Work, "tx">,
  where: Prisma.ApplicationNoteWhereInput,
): Promise<WrittenNote[]> {
  const notes = await tx.applicationNote.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { member: { select: { name: true } } },
  });
  return notes.map(({ member, ...note }) => ({ note, authorName: member.name }));
}
