import type { Transaction } from "./client.ts";

/** What a use case works with: a unit of work, and the moment at which it is done. */
export interface Work {
  readonly tx: Transaction;
  readonly tenantId: string;
  readonly now: Date;
}
