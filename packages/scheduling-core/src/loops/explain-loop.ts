import { findGroupSlots, type GroupSlot, type HostGroup } from "../slots/find-group-slots.ts";
import type { LoopInterview, LoopLimits, LoopQuery } from "./loop-query.ts";
import { readLoop } from "./read-loop.ts";
import { searchLoops } from "./search-loops.ts";

/** Why an interview can't be held, were it the only one. */
export type InterviewVerdict =
  | "fits"
  /** Some group has no start at all: see `groups`. */
  | "nobodyFree"
  /** Each group has starts, but none at which all can be filled by people of their own. */
  | "groupsNeverMeet"
  /** There are starts, but none that suits the candidate. */
  | "candidateNever";

export interface InterviewExplanation {
  readonly position: number;
  readonly verdict: InterviewVerdict;
  /** Starts at which all groups can be filled, were it the only interview. */
  readonly starts: number;
  /** Those of them that suit the candidate: its times and its busy times, not its hours. */
  readonly candidateStarts: number;
  /** For each group the starts that it has alone. */
  readonly groups: readonly number[];
}

export interface LoopExplanation {
  /**
   * `fits`: there are proposals. `interviews`: some interview has no start by itself. `together`: each
   * has, but they don't go together: order, breaks, days, or people who are needed twice. `unknown`:
   * the search came to its limit before it found any.
   */
  readonly verdict: "fits" | "interviews" | "together" | "unknown";
  /** In the order of the query's interviews. */
  readonly interviews: readonly InterviewExplanation[];
}

/**
 * Why `findLoops` has proposals for a query or has none: how many starts each interview has by itself,
 * and each of its groups.
 *
 * @throws InvalidInputError as `findLoops`
 * @throws UnknownTimeZoneError as `findLoops`
 */
export function explainLoop(query: LoopQuery, limits: LoopLimits = {}): LoopExplanation {
  const { parts } = readLoop(query, limits);
  const interviews = query.interviews.map((interview, position) =>
    explainInterview(query, interview, position, parts[position]?.starts.length ?? 0),
  );
  const isAnyImpossible = interviews.some(({ verdict }) => verdict !== "fits");
  return { verdict: isAnyImpossible ? "interviews" : verdictOf(query, limits), interviews };
}

function verdictOf(query: LoopQuery, limits: LoopLimits): LoopExplanation["verdict"] {
  const first = searchLoops({ ...query, limit: 1 }, limits).next();
  if (!first.done || first.value.proposals.length > 0) return "fits";
  return first.value.isComplete ? "together" : "unknown";
}

function explainInterview(
  query: LoopQuery,
  interview: LoopInterview,
  position: number,
  candidateStarts: number,
): InterviewExplanation {
  const starts = slotsOf(query, interview, interview.groups).length;
  const groups = interview.groups.map((group) => slotsOf(query, interview, [group]).length);
  const verdict = judge(candidateStarts, starts, groups);
  return { position, verdict, starts, candidateStarts, groups };
}

function judge(
  candidateStarts: number,
  starts: number,
  groups: readonly number[],
): InterviewVerdict {
  if (candidateStarts > 0) return "fits";
  if (starts > 0) return "candidateNever";
  return groups.includes(0) ? "nobodyFree" : "groupsNeverMeet";
}

function slotsOf(
  query: LoopQuery,
  { duration, bufferBefore = 0, bufferAfter = 0 }: LoopInterview,
  groups: readonly HostGroup[],
): GroupSlot[] {
  return findGroupSlots({ ...query, duration, bufferBefore, bufferAfter, groups });
}
