import type { Interval, Result } from "@convene/scheduling-core";
import type { CalendarFailure } from "../sync/calendar-failure.ts";

/** The meeting that a room is wanted for. */
export interface Meeting extends Interval {
  /** Our own id of the event: letters, digits and hyphens, at most 64. */
  readonly key: string;
  readonly title: string;
  /** IANA zone in which the event was made. */
  readonly timeZone: string;
  /** Where the event stands in a connected calendar; Meet and Teams hang their room on it. */
  readonly placed: { readonly calendarId: string; readonly externalId: string } | null;
}

/** A room, as plain data for the caller to keep. */
export interface MeetingRoom {
  /** For whoever takes part. */
  readonly joinUrl: string;
  /** The provider's name for it; null where the address says all. */
  readonly roomId: string | null;
}

/**
 * Where people meet. Every method is one attempt, and can be repeated: the same key has one room. A
 * failure is for the caller to try again later; the booking stands without a room until then.
 */
export interface MeetingProvider {
  /** For people and rows: `zoom`, `google-meet`, `microsoft-teams`, `jitsi`. */
  readonly name: string;
  /** `pending` while the provider is still making it. */
  create(meeting: Meeting): Promise<Result<MeetingRoom, CalendarFailure>>;
  /** Brings the room to the meeting's time. `notFound` where the room is gone: create it anew. */
  move(room: MeetingRoom, meeting: Meeting): Promise<Result<MeetingRoom, CalendarFailure>>;
  /** One that is gone already counts as removed. */
  remove(room: MeetingRoom, meeting: Meeting): Promise<Result<void, CalendarFailure>>;
}
