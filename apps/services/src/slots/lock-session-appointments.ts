import type { Transaction } from "@convene/prisma";

/**
 * Locks the open appointments of a session, in one order. Before its resources: who changes an
 * appointment does so in that order, too.
 *
 * @param options.wait False once the session's resources are locked: one who came late is not waited
 *   for, as whoever has it waits for those. Done again, the work meets them in order.
 * @returns their ids
 */
export async function lockSessionAppointments(
  tx: Transaction,
  sessionId: string,
  { wait }: { readonly wait: boolean },
): Promise<string[]> {
  const rows = wait
    ? await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM appointment
        WHERE tenant_id = current_tenant() AND session_id = ${sessionId}::uuid
          AND status IN ('pending', 'confirmed', 'in_progress')
        ORDER BY id FOR UPDATE`
    : await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM appointment
        WHERE tenant_id = current_tenant() AND session_id = ${sessionId}::uuid
          AND status IN ('pending', 'confirmed', 'in_progress')
        ORDER BY id FOR UPDATE NOWAIT`;
  return rows.map(({ id }) => id);
}
