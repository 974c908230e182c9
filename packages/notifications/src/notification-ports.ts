import type { ScheduledEvent, Transaction } from "@convene/prisma";

/** How a job is to be worked. */
export interface JobOptions {
  /** Lower is later; 0 is normal. */
  readonly priority?: number;
  /** Not before then. */
  readonly startAfter?: Date;
}

/** What notifications need of the program that they are part of. */
export interface NotificationPorts {
  /** Queues jobs in the transaction, in one statement: rolled back means never queued. */
  enqueue(
    tx: Transaction,
    queue: string,
    jobs: readonly object[],
    options?: JobOptions,
  ): Promise<void>;
  /** The signed link by which the client or candidate sees and changes the event. */
  manageUrl(event: ScheduledEvent): Promise<string>;
  now(): Date;
}
