import { announce, type Work } from "@convene/prisma";
import { advanceQualification } from "./advance-qualification.ts";

/**
 * Counts a completed interview for those who came from pools, as what they came: who learns gets nearer to
 * holding such interviews alone. Who declined, or has got further in the meantime, gets nothing for it.
 */
export async function countTowardsQualification(
  { tx, tenantId }: Work,
  interviewId: string,
): Promise<void> {
  const attendees = await tx.interviewAttendee.findMany({
    where: {
      interviewId,
      poolId: { not: null },
      qualification: { not: null },
      response: { not: "declined" },
    },
    orderBy: [{ poolId: "asc" }, { resourceId: "asc" }],
    select: { resourceId: true, poolId: true, qualification: true, pool: true },
  });
  for (const { resourceId, poolId, qualification, pool } of attendees) {
    if (poolId === null || qualification === null || pool === null) continue;
    // Two interviews that end at once both count.
    await tx.$queryRaw`
      SELECT resource_id FROM pool_member
      WHERE pool_id = ${poolId}::uuid AND resource_id = ${resourceId}::uuid FOR UPDATE`;
    const key = { tenantId_poolId_resourceId: { tenantId, poolId, resourceId } };
    const member = await tx.poolMember.findUnique({ where: key });
    if (member?.qualification !== qualification) continue;
    await tx.poolMember.update({ where: key, data: advanceQualification(member, pool) });
    await announce(tx, { subject: "setup", id: poolId, change: "changed" });
  }
}
