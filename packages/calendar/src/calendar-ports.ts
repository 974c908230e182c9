import type {
  CalendarProvider as ConnectedProvider,
  Database,
  ScheduledEvent,
  Transaction,
} from "@convene/prisma";
import type { CalendarAccounts } from "./connections/calendar-accounts.ts";
import type { RoomSettings } from "./rooms/room-settings.ts";

export type { ConnectedProvider };

/** Keeps what must not be read in the database. */
export interface SecretBox {
  /** @param purpose What it is for and whose it is: it opens for nothing else. */
  seal(purpose: string, plain: string): Promise<string>;
  /** @returns null for what was sealed for another purpose, changed, or with a key that is gone */
  open(purpose: string, sealed: string): Promise<string | null>;
  /** Whether it was sealed with the present key; else it is to be sealed anew. */
  isCurrent(sealed: string): boolean;
}

/** A connection that its owner has to make again. */
export interface LostAccount {
  readonly id: string;
  readonly memberId: string;
  readonly provider: ConnectedProvider;
  readonly account: string;
  /** How often it was lost, this time included. */
  readonly timesLost: number;
}

/** What connected calendars need of the program that they are part of. */
export interface CalendarPorts {
  readonly db: Pick<Database, "unit">;
  /** Queues jobs in the transaction, in one statement: rolled back means never queued. */
  enqueue(
    tx: Transaction,
    queue: string,
    jobs: readonly object[],
    options?: { readonly startAfter?: Date },
  ): Promise<void>;
  readonly secrets: SecretBox;
  readonly accounts: CalendarAccounts;
  readonly rooms: RoomSettings;
  /** Where providers reach us with their notices; null where they cannot: then we ask them. */
  readonly noticeOrigin: string | null;
  /** Tells the owner, in the transaction that marks the connection lost. */
  connectionLost(tx: Transaction, lost: LostAccount): Promise<void>;
  /** Where a member sees the event. */
  eventUrl(event: ScheduledEvent): string;
  now(): Date;
}
