import type { ZoneTable } from "../zone/zone-table.ts";
import type { HostQuota } from "./host-quota.ts";
import type { LoopWeights } from "./loop-query.ts";

// A loop as the search reckons with it: checked, in milliseconds and points, starts by number.

/** A host in a group of an interview. */
export interface Place {
  readonly hostId: string;
  /** The same number for the same id throughout the loop. */
  readonly person: number;
  readonly timeZone: string;
  readonly zone: ZoneTable;
  readonly isRoom: boolean;
  readonly hasPreferredHours: boolean;
  /** Recent interviews; 0 for a room. */
  readonly load: number;
  /** Null where it has no limits. */
  readonly quota: HostQuota | null;
  /** By start: the minutes outside its hours; infinite where the start does not suit it. */
  readonly minutes: Float64Array;
  /** Points of such a minute. */
  readonly pointsPerMinute: number;
}

export interface Seats {
  readonly atLeast: number;
  readonly places: readonly Place[];
  /** What the loads of its least busy hosts sum up to, as many as it takes. */
  readonly leastLoad: number;
  /** The most that any of these has. */
  readonly fairLoad: number;
}

/** An interview with the starts that suit a filling of it, and the candidate. */
export interface Part {
  readonly length: number;
  readonly before: number;
  readonly after: number;
  /** Bits of the interviews that must be over. */
  readonly prerequisites: number;
  /** Ascending. */
  readonly starts: Float64Array;
  /** By start: the day on the candidate's clock, counted from 1970. */
  readonly days: Int32Array;
  /** By start: the minutes outside the candidate's hours. */
  readonly outside: Float64Array;
  readonly seats: readonly Seats[];
}

export interface Loop {
  readonly parts: readonly Part[];
  readonly personCount: number;
  readonly breakLength: number;
  /** Infinite where any gap will do. */
  readonly longestGap: number;
  /** The number of interviews where any number will do. */
  readonly perDay: number;
  readonly sameDay: boolean;
  readonly weights: LoopWeights;
  readonly candidateZone: ZoneTable;
  readonly candidateHasHours: boolean;
  /** The first possible day on the candidate's clock, counted from 1970. */
  readonly firstDay: number;
  /** Milliseconds; ties are broken by how long after it a loop begins. */
  readonly from: number;
  readonly limit: number;
  readonly maxNodes: number;
}

/** Everything settled: for each interview its start and who fills each group. */
export interface Arrangement {
  /** By position: number of the start. */
  readonly starts: readonly number[];
  /** By position and group: numbers of the places, ascending. */
  readonly fillings: readonly (readonly (readonly number[])[])[];
}
