import type { Host } from "../availability/host.ts";
import type { Interval } from "../interval/interval.ts";

/** How many of the hosts a slot must suit. */
export type Attendance = "all" | "any" | { readonly atLeast: number };

/** What every question about slots has: when, how long, and on which grid. */
export interface SlotTiming {
  /** A slot lies inside. */
  readonly range: Interval;
  readonly now: Date;
  /** Minutes. */
  readonly duration: number;
  /** Minutes of elapsed time from one start to the next; default `duration`. */
  readonly step?: number;
  /** Minutes, a divisor of 1,440: first starts are moved on to such a wall-clock minute. */
  readonly alignTo?: number;
  /** Minutes to be free of busy times before the start; default 0. */
  readonly bufferBefore?: number;
  /** Minutes to be free of busy times after the end; default 0. */
  readonly bufferAfter?: number;
  /** Minutes that a start lies after `now` at least; default 0. */
  readonly minimumNotice?: number;
  /** IANA identifier of the zone whose wall clock `alignTo` means; default the first host's. */
  readonly timeZone?: string;
}

export interface SlotQuery extends SlotTiming {
  readonly hosts: readonly Host[];
  /** Default `"all"`. */
  readonly attendance?: Attendance;
}

/** Bounds on the work that one question may cause. Whatever exceeds them is refused, not cut off. */
export interface SlotLimits {
  /** Days that the range may span; default 7,320, some 20 years; at most 20,000. */
  readonly maxRangeDays?: number;
  /** Slots that the answer may hold; default 250,000. */
  readonly maxSlots?: number;
}

export interface AvailableSlot {
  readonly start: Date;
  readonly end: Date;
  /** Every host that the slot suits, in the order of the query's hosts. */
  readonly hostIds: string[];
}
