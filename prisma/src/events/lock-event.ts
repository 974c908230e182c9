import type { Transaction } from "../client.ts";
import type { EventKind } from "./event-kind.ts";

/**
 * Locks an event's row until the end of the transaction. Whoever changes an event takes this lock
 * first and the locks of its resources second: one order, no deadlock.
 *
 * @returns false when this tenant has no such event
 */
export async function lockEvent(tx: Transaction, kind: EventKind, id: string): Promise<boolean> {
  const rows =
    kind === "interview"
      ? await tx.$queryRaw<
          unknown[]
        >`SELECT id FROM interview WHERE tenant_id = current_tenant() AND id = ${id}::uuid FOR UPDATE`
      : await tx.$queryRaw<
          unknown[]
        >`SELECT id FROM appointment WHERE tenant_id = current_tenant() AND id = ${id}::uuid FOR UPDATE`;
  return rows.length > 0;
}
