import { maySchedule, type Viewer } from "../domain/viewer.ts";

/** A scorecard, as far as it matters for who sees it. */
export interface ScorecardFacts {
  readonly memberId: string;
  readonly submittedAt: Date | null;
}

/** What the viewer has to do with the application whose scorecards they ask for. */
export interface Involvement {
  readonly viewer: Viewer;
  /** Whether a scorecard of theirs is still to come, of an interview of the application. */
  readonly owesScorecard: boolean;
}

/**
 * Whether somebody sees a scorecard: their own always; others' once they are handed in and their own
 * are, so that nobody's judgement is led by another's.
 */
export function maySeeScorecard(
  { memberId, submittedAt }: ScorecardFacts,
  { viewer, owesScorecard }: Involvement,
): boolean {
  if (memberId === viewer.id) return true;
  return submittedAt !== null && !owesScorecard;
}

/** Whether somebody reads the private notes of a scorecard that they may see. */
export function mayReadPrivateNotes({ memberId }: ScorecardFacts, viewer: Viewer): boolean {
  return memberId === viewer.id || maySchedule(viewer);
}
