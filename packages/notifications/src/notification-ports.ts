import type { ScheduledEvent, Transaction } from "@convene/prisma";

/** What notifications need of the program that they are part of. */
export interface NotificationPorts {
  /** Queues a job in the transaction: rolled back means never queued. */
  enqueue(tx: Transaction, queue: string, data: object): Promise<void>;
  /** The signed link by which the client or candidate sees and changes the event. */
  manageUrl(event: ScheduledEvent): Promise<string>;
  now(): Date;
}
