import type { WeeklyHours } from "../availability/host.ts";
import type { Interval } from "../interval/interval.ts";
import type { HostGroup } from "../slots/find-group-slots.ts";
import type { SlotTiming } from "../slots/slot-query.ts";

/** A seat of an interview, or its room: filled by one of its hosts, or by some of them. */
export interface LoopGroup extends HostGroup {
  /** Rooms have no working day, no preferences and no load; default `"people"`. */
  readonly kind?: "people" | "rooms";
}

/** One interview of a loop. */
export interface LoopInterview {
  /** Minutes. */
  readonly duration: number;
  /** Minutes to be free of busy times before the start; default 0. */
  readonly bufferBefore?: number;
  /** Minutes to be free of busy times after the end; default 0. */
  readonly bufferAfter?: number;
  /** A host may be in several groups; it fills one of them. */
  readonly groups: readonly LoopGroup[];
  /** Positions, in the query's list, of the interviews that must be over before this one; default none. */
  readonly after?: readonly number[];
}

export interface LoopCandidate {
  /** IANA identifier. Its dates are the days of the loop. */
  readonly timeZone: string;
  /** When it suits the candidate, in its zone. Times outside cost, but are not ruled out; default any. */
  readonly hours?: WeeklyHours;
  /** When the candidate said that it can come: every interview lies inside. Default any time. */
  readonly times?: readonly Interval[];
  /** When it can't come, in any order. */
  readonly busy?: readonly Interval[];
}

/** What each kind of cost weighs, in points: whole numbers from 0 to 10,000. */
export interface LoopWeights {
  /** For each minute of an interview outside the candidate's hours; default 4. */
  readonly candidateHours: number;
  /** For each minute of an interview outside a host's preferred hours; default 2. */
  readonly preferredHours: number;
  /** For each minute before 09:00 or after 17:00 of a host without preferred hours; default 1. */
  readonly earlyLate: number;
  /** For each minute that the candidate waits beyond the break; default 1. */
  readonly gap: number;
  /** For each day after the first; default 240. */
  readonly day: number;
  /** For each interview that who sits in it has more than the least busy of the pool; default 15. */
  readonly load: number;
  /** For each two interviews of the loop in which the same person sits; default 60. */
  readonly again: number;
  /** For each day from the first possible to the last of the loop; default 20. */
  readonly soon: number;
}

export interface LoopPreferences {
  /** Recent interviews by host id: whole numbers to 10,000; default 0. */
  readonly load?: Readonly<Record<string, number>>;
  /** Preferred hours by host id, in the host's zone. They rank, and rule nothing out. */
  readonly hours?: Readonly<Record<string, WeeklyHours>>;
  readonly weights?: Partial<LoopWeights>;
}

/** Several interviews of one candidate that are to be scheduled together. */
export interface LoopQuery extends Omit<SlotTiming, "duration" | "bufferBefore" | "bufferAfter"> {
  /** One to eight. */
  readonly interviews: readonly LoopInterview[];
  readonly candidate: LoopCandidate;
  /** Least minutes from the end of one interview to the start of the next; default 0. */
  readonly breakMinutes?: number;
  /** Most minutes from the end of one to the start of the next on the same day; default any. */
  readonly longestGapMinutes?: number;
  /** Most interviews on one of the candidate's local days; default any number. */
  readonly perDay?: number;
  /** Whether all are on one of the candidate's local days; default false. */
  readonly sameDay?: boolean;
  readonly preferences?: LoopPreferences;
  /** How many proposals to give, at most 100; default 10. */
  readonly limit?: number;
}

/** Bounds on the work that one search may cause. */
export interface LoopLimits {
  /** Days that the range may span; default 92, at most 366. */
  readonly maxRangeDays?: number;
  /** Starts that all interviews may have together; default 20,000, at most 200,000. */
  readonly maxStarts?: number;
  /** Steps of the search, after which it gives the best found so far; default 2,000,000. */
  readonly maxNodes?: number;
}
