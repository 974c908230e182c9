import { announce, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Removed } from "../panels/remove-template.ts";

/**
 * Deletes a template that was never used; takes one out of use that offers were made from.
 *
 * @throws NotFoundError
 */
export async function removeOfferTemplate({ tx }: Work, id: string): Promise<Removed> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM offer_template WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new NotFoundError("offer template");
  const isUsed = (await tx.offer.count({ where: { templateId: id } })) > 0;
  if (isUsed) await tx.offerTemplate.updateMany({ where: { id }, data: { active: false } });
  else await tx.offerTemplate.deleteMany({ where: { id } });
  await announce(tx, { subject: "setup", id, change: isUsed ? "changed" : "removed" });
  return isUsed ? "deactivated" : "deleted";
}
