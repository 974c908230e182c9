import type { LoopProposal } from "./loop-query.ts";

/** Whether two proposals need the same person at the same time: both can't be held. */
export function clashes(a: LoopProposal, b: LoopProposal): boolean {
  return a.interviews.some((one) =>
    b.interviews.some(
      (other) =>
        one.start < other.end &&
        other.start < one.end &&
        one.seats.some((id) => other.seats.includes(id)),
    ),
  );
}
