import type { NotificationChannel, SuppressedAddress, Transaction } from "@convene/prisma";

const PAGE = 100;

/** Where a page of suppressed addresses ended. */
export interface SuppressionCursor {
  readonly since: Date;
  readonly channel: NotificationChannel;
  readonly address: string;
}

/** Before the first one. */
const BEGINNING = { since: new Date("9999-12-31T00:00:00Z"), channel: "in_app", address: "" };

/**
 * The addresses that an organisation does not write to any more, the latest first.
 *
 * @param after Where the page before ended.
 */
export async function listSuppressions(
  tx: Transaction,
  after?: SuppressionCursor,
): Promise<{ items: SuppressedAddress[]; next: SuppressionCursor | null }> {
  const { since, channel, address } = after ?? BEGINNING;
  const rows = await tx.$queryRaw<SuppressedAddress[]>`
    SELECT tenant_id AS "tenantId", channel, address, reason, detail,
      notification_id AS "notificationId", since
    FROM suppressed_address
    WHERE tenant_id = current_tenant()
      AND (since, channel, address) < (${since}, ${channel}::notification_channel, ${address})
    ORDER BY since DESC, channel DESC, address DESC
    LIMIT ${PAGE + 1}`;
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ?? null };
}
