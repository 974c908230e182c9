import { type LoopProposal, type LoopQuery, searchLoops } from "@convene/scheduling-core";

export interface MeasuredSearch {
  readonly firstMs: number;
  readonly allMs: number;
  readonly firstCost: number;
  readonly proposals: readonly LoopProposal[];
  readonly isComplete: boolean;
  readonly nodes: number;
}

/** One search, from the question to its end. */
export function measureSearch(query: LoopQuery): MeasuredSearch {
  const start = performance.now();
  const search = searchLoops(query);
  let firstMs = Number.NaN;
  let firstCost = Number.NaN;
  let step = search.next();
  for (; !step.done; step = search.next()) {
    if (!Number.isNaN(firstMs)) continue;
    firstMs = performance.now() - start;
    firstCost = step.value.cost.total;
  }
  return { firstMs, allMs: performance.now() - start, firstCost, ...step.value };
}
