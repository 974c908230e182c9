import type {
  NotificationChannel,
  NotificationKind,
  NotificationState,
  SuppressionReason,
} from "@convene/prisma";
import type { OwnWords } from "../templates/own-words.ts";
import type { QuietHours } from "./hold-until.ts";

/** A notification, as far as its delivery needs it. */
export interface Delivery {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly offsetMinutes: number;
  /** What it is about besides its event, or instead of one: the series, the payment, the hold. */
  readonly subjectId: string | null;
  /** The version of the event that it speaks of. */
  readonly eventVersion: number;
  readonly channel: NotificationChannel;
  readonly address: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly facts: unknown;
  readonly state: NotificationState;
  readonly attempts: number;
  readonly attemptGroup: number;
  readonly batchId: string | null;
  readonly heldUntil: Date | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** What was put into words at the first attempt of the group; null: nothing so far. */
  readonly words: Words | null;
  /** Why its address is not to be written to; null: it is. */
  readonly suppressed: SuppressionReason | null;
  /** The organisation's for text messages; null: none. */
  readonly quiet: QuietHours | null;
  /** The organisation's own words for messages of the kind, by language of the catalogue. */
  readonly ownWords: ReadonlyMap<string, OwnWords>;
  /** As it is now; null: it is about none, or the event is gone. */
  readonly event: EventStanding | null;
  /** Whether what it says of something else is still so: that a request is open, a feedback missing. */
  readonly holds: boolean;
  /** Where that event takes place online, as it is now. */
  readonly room: RoomStanding | null;
}

/** Where an event takes place online. */
export interface RoomStanding {
  readonly meetingUrl: string | null;
  /** Whether a room is being made that has no address yet. */
  readonly isComing: boolean;
}

/** What is sent. */
export interface Words {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Content of the iCalendar file. */
  readonly calendarFile: string | null;
}

/** What decides about messages that speak of an event. */
export interface EventStanding {
  readonly version: number;
  readonly status: string;
  readonly scheduledStart: Date;
  readonly cancelledAt: Date | null;
  readonly reminderEnabled: boolean;
  readonly reminderOffsets: readonly number[];
}
