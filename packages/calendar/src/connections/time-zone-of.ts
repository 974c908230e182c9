import type { Transaction } from "@convene/prisma";

/** The zone of a member's own time, else the organisation's. IANA. */
export async function timeZoneOf(tx: Transaction, memberId: string): Promise<string> {
  const [found] = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT coalesce(r.time_zone, t.time_zone) AS "timeZone"
    FROM member m
    JOIN tenant t ON t.tenant_id = m.tenant_id
    LEFT JOIN resource r ON r.tenant_id = m.tenant_id AND r.id = m.resource_id
    WHERE m.tenant_id = current_tenant() AND m.id = ${memberId}::uuid`;
  return found?.timeZone ?? "UTC";
}
