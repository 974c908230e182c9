import type { JobOptions } from "@convene/notifications";
import type { Transaction } from "@convene/prisma";
import type { PgBoss } from "pg-boss";

/** The durable queue, from the side of whoever has work to be done. */
export interface Jobs {
  /**
   * Queues jobs in the caller's transaction, in one statement: they are worked after the commit, and
   * never where that does not come.
   *
   * @param jobs What each carries. Ids only: jobs are outside the tenants' protection, and are kept for
   *   a while.
   */
  enqueue(
    tx: Pick<Transaction, "$queryRawUnsafe">,
    queue: string,
    jobs: readonly object[],
    options?: JobOptions,
  ): Promise<void>;
  /** The library itself, for workers and tests. */
  readonly boss: PgBoss;
  close(): Promise<void>;
}
