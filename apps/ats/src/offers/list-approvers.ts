import type { Work } from "@convene/prisma";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";

export interface Approver {
  readonly id: string;
  readonly name: string;
}

/** The members who can be asked to approve offers, by name. */
export async function listApprovers({ tx }: Work): Promise<Approver[]> {
  return await tx.member.findMany({
    where: { atsRole: { in: [...SCHEDULING_ROLES] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}
