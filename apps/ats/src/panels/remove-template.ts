import { announce, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** What became of it: gone, or out of use because something is kept with it. */
export type Removed = "deleted" | "deactivated";

/**
 * Deletes a template that was never used; takes one out of use that interviews, plans or stages go by.
 *
 * @throws NotFoundError
 */
export async function removeTemplate({ tx }: Work, id: string): Promise<Removed> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM interview_template WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new NotFoundError("interview template");
  const where = { templateId: id };
  const used =
    (await tx.interview.count({ where })) +
    (await tx.planStep.count({ where })) +
    (await tx.jobStage.count({ where }));
  if (used > 0) await tx.interviewTemplate.updateMany({ where: { id }, data: { active: false } });
  else await tx.interviewTemplate.deleteMany({ where: { id } });
  await announce(tx, { subject: "setup", id, change: used > 0 ? "changed" : "removed" });
  return used > 0 ? "deactivated" : "deleted";
}
