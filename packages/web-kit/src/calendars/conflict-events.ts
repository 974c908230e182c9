import type { SignedIn } from "../session/signed-in.ts";

/** What can be done with an event that a calendar disagrees with. */
export interface ConflictChoices {
  readonly mayMove: boolean;
  readonly mayCancel: boolean;
  /** Starts near the present one that are free for the staff it takes, ascending. */
  readonly times: readonly Date[];
  /** Who is told when it is moved or cancelled. */
  readonly people: readonly string[];
}

export interface ChoicesRequest {
  readonly eventId: string;
  readonly start: Date;
  /** Whether other times are asked for. */
  readonly withTimes: boolean;
  readonly signedIn: SignedIn;
}

/** A product's own events, as the page of conflicts moves and cancels them. */
export interface ConflictEvents {
  choices(request: ChoicesRequest): Promise<ConflictChoices>;
  move(eventId: string, start: Date): Promise<unknown>;
  cancel(eventId: string): Promise<unknown>;
}
