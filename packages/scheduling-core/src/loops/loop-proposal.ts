import type { FilledGroup } from "../slots/find-group-slots.ts";

/** What a proposal costs, in points by the query's weights. */
export interface LoopCost {
  /** The sum of the others. */
  readonly total: number;
  readonly candidateHours: number;
  readonly preferredHours: number;
  readonly earlyLate: number;
  readonly gaps: number;
  readonly days: number;
  readonly load: number;
  readonly again: number;
  readonly soon: number;
}

/** What speaks for a proposal or against it. Positions are those of the query's interviews. */
export type LoopReason =
  /** All on one day, or on so many. */
  | { readonly reason: "days"; readonly count: number }
  /** Every interview lies in the candidate's hours. Only where it named some. */
  | { readonly reason: "candidateHours" }
  | {
      readonly reason: "outsideCandidateHours";
      readonly position: number;
      readonly minutes: number;
    }
  /** Nobody waits: one interview follows the other after the break. Only with two or more on a day. */
  | { readonly reason: "noGaps" }
  /** The candidate waits so many minutes beyond the break, between two interviews of a day. */
  | {
      readonly reason: "gap";
      readonly after: number;
      readonly before: number;
      readonly minutes: number;
    }
  /** These hosts' interviews all lie in their preferred hours, or else between 09:00 and 17:00. */
  | { readonly reason: "insideHours"; readonly hostIds: readonly string[] }
  | {
      readonly reason: "outsidePreferred";
      readonly hostId: string;
      readonly position: number;
      readonly minutes: number;
    }
  /** It starts before 09:00 on the host's clock, or ends after 17:00: the time that it shows, `HH:mm`. */
  | {
      readonly reason: "earlyLocal" | "lateLocal";
      readonly hostId: string;
      readonly position: number;
      readonly localTime: string;
      readonly timeZone: string;
    }
  /** Nobody of the pools has fewer recent interviews than those who were chosen. */
  | { readonly reason: "balancesLoad" }
  /** The host has so many recent interviews more than the least busy of its group. */
  | {
      readonly reason: "moreLoad";
      readonly hostId: string;
      readonly position: number;
      readonly interviews: number;
    }
  /** The host sits in several interviews of the loop. */
  | { readonly reason: "sitsAgain"; readonly hostId: string; readonly interviews: number };

export interface ProposedInterview {
  /** Its position in the query's interviews. */
  readonly position: number;
  readonly start: Date;
  readonly end: Date;
  /**
   * In the order of its groups. `standInIds` are those who could take a place in this very proposal:
   * the start suits them, and they have no seat here and none that it would clash with.
   */
  readonly groups: readonly FilledGroup[];
}

export interface LoopProposal {
  /** Ascending by start. */
  readonly interviews: readonly ProposedInterview[];
  readonly cost: LoopCost;
  readonly reasons: readonly LoopReason[];
}
