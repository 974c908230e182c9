import type { Actor, ScheduledEvent, Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import type { SignedInMember } from "../auth/signed-in-member.ts";

/** What may still be done to an event: the code of the refusal that it would meet; null where it can be done. */
export interface PossibleEventChanges {
  readonly whyNotMove: string | null;
  readonly whyNotCancel: string | null;
  /** That somebody else takes another one's place. */
  readonly whyNotReplace: string | null;
}

/** Somebody who could take another one's place. */
export interface StandIn {
  /** Of their resource. */
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Reserved in the week of the event, by whichever app. */
  readonly loadMinutes: number;
}

/**
 * A product's own rules and use cases for changing its events, as the routes that both products have
 * call them. What throws does so as in the product's own routes.
 */
export interface EventChanges {
  possible(event: ScheduledEvent, member: SignedInMember, now: Date): PossibleEventChanges;
  /** Free times near the present one, for the same people; ascending. */
  findTimes(
    work: Work,
    event: ScheduledEvent,
    member: SignedInMember,
  ): Promise<readonly Interval[]>;
  move(
    work: Work,
    change: { readonly eventId: string; readonly start: Date; readonly by: Actor },
  ): Promise<unknown>;
  cancel(work: Work, change: { readonly eventId: string; readonly by: Actor }): Promise<unknown>;
  /** Null: an event of this product stays with whom it was booked. */
  readonly seats: {
    /** Who is free for the event instead of somebody; the least busy first. */
    findStandIns(
      work: Work,
      seat: { readonly eventId: string; readonly resourceId: string },
    ): Promise<readonly StandIn[]>;
    /** @throws NotFoundError where nobody of that resource is needed for the event */
    replace(
      work: Work,
      change: {
        readonly eventId: string;
        readonly resourceId: string;
        readonly standInId: string;
        readonly by: Actor;
      },
    ): Promise<unknown>;
  } | null;
}
