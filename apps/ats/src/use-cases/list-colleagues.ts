import type { AtsRole, Work } from "@convene/prisma";

export interface Colleague {
  /** Of the member. */
  readonly id: string;
  readonly name: string;
  readonly role: AtsRole;
}

/** Everybody who has a part in hiring, by name: who can be on a team, or be mentioned. */
export async function listColleagues({ tx }: Pick<Work, "tx">): Promise<Colleague[]> {
  const members = await tx.member.findMany({
    where: { atsRole: { not: null } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, atsRole: true },
  });
  return members.flatMap(({ atsRole, ...member }) =>
    atsRole === null ? [] : [{ ...member, role: atsRole }],
  );
}
