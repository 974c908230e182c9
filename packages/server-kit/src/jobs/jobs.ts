import type { Transaction } from "@convene/prisma";
import type { PgBoss } from "pg-boss";

/** The durable queue, from the side of whoever has work to be done. */
export interface Jobs {
  /**
   * Queues a job in the caller's transaction: it is worked after the commit, and never where that
   * does not come.
   *
   * @param data Ids only: jobs are outside the tenants' protection, and are kept for a while.
   */
  enqueue(tx: Transaction, queue: string, data: object): Promise<void>;
  /** The library itself, for workers and tests. */
  readonly boss: PgBoss;
  close(): Promise<void>;
}
