import { Prisma, type Transaction } from "@convene/prisma";

/** An organisation's messages of one step are worked before any other's next step. */
const STEP = 50;
/** Beyond it nothing is gained by counting. */
const MOST_COUNTED = 2_000;

/** How many of the organisation's messages wait, as an expression of SQL. */
export const backlogSize: Prisma.Sql = Prisma.sql`(
  SELECT count(*)::int FROM (
    SELECT FROM notification
    WHERE tenant_id = current_tenant() AND state = 'queued'
    LIMIT ${MOST_COUNTED}
  ) counted)`;

/**
 * The priority of delivery jobs that are queued now: lower, the more the organisation has waiting. So
 * the organisations' messages take turns, and one that has two thousand waiting does not delay
 * another's ten.
 *
 * @returns 0 to -40; 0 is normal
 */
export async function backlogPriority(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`SELECT ${backlogSize} AS waiting`;
  return priorityBehind(row?.waiting ?? 0);
}

/** As `backlogPriority`, of jobs with so many messages waiting, their own included. */
export function priorityBehind(waiting: number): number {
  const steps = Math.floor(Math.min(waiting, MOST_COUNTED) / STEP);
  return steps === 0 ? 0 : -steps; // not -0
}
