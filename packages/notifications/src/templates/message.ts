import type { NotificationKind } from "@convene/prisma";
import type { MessageFacts } from "../facts/message-facts.ts";

/** A message to be written: what about, and for whom. */
export interface Message {
  readonly kind: NotificationKind;
  /** Minutes before the start, for a reminder; 0 otherwise. */
  readonly offsetMinutes: number;
  readonly facts: MessageFacts;
  /** The reader's, BCP 47. */
  readonly locale: string;
  /** The reader's, IANA. */
  readonly timeZone: string;
}
