import { resourceOfUnit } from "@convene/prisma";
import {
  explainLoop,
  type InterviewVerdict,
  type LoopExplanation,
  type LoopProposal,
  type LoopReason,
  searchLoops,
} from "@convene/scheduling-core";
import type { InterviewOrder } from "./interview-order.ts";
import type { LoadedLoop, LoopPerson } from "./load-loop.ts";
import type { PlannedInterview } from "./planned-interview.ts";

/** A person waits for the answer: half a second of search, about. */
const MOST_NODES = 150_000;

/** A way to schedule all interviews. */
export interface LoopPlan {
  /** In the order of time. */
  readonly interviews: readonly (PlannedInterview & {
    readonly end: Date;
    readonly seats: readonly string[];
  })[];
  readonly reasons: readonly LoopReason[];
}

/** Why there is no way. */
export interface LoopRefusal {
  readonly verdict: Exclude<LoopExplanation["verdict"], "fits">;
  /** Those that can't be held, were each the only one. */
  readonly interviews: readonly {
    readonly position: number;
    readonly verdict: InterviewVerdict;
    /** Seats that nobody can take at any time. */
    readonly emptySeats: readonly number[];
    /** No room is free at any time. */
    readonly lacksRoom: boolean;
  }[];
}

export interface FoundLoops {
  readonly order: InterviewOrder;
  /** Best first. */
  readonly proposals: readonly LoopPlan[];
  /** Null where there are proposals. */
  readonly whyNone: LoopRefusal | null;
  readonly people: readonly LoopPerson[];
}

/** Looks for ways to schedule what was loaded; where there is none, says why. */
export function proposeLoops({ order, query, hostCounts, people }: LoadedLoop): FoundLoops {
  const found = { order, people };
  if (!query) return { ...found, proposals: [], whyNone: refusalOf(order, hostCounts) };
  const limits = { maxNodes: MOST_NODES };
  const search = searchLoops(query, limits);
  let step = search.next();
  while (!step.done) step = search.next();
  const proposals = step.value.proposals.map((proposal) => toPlan(order, proposal));
  if (proposals.length > 0) return { ...found, proposals, whyNone: null };
  const { verdict, interviews } = explainLoop(query, limits);
  return {
    ...found,
    proposals,
    whyNone: {
      // It found none in its time, and neither did the search.
      verdict: verdict === "fits" ? "unknown" : verdict,
      interviews: interviews.flatMap(({ position, verdict: why, groups }) =>
        why === "fits" ? [] : [{ position, verdict: why, ...emptyOf(order, position, groups) }],
      ),
    },
  };
}

function toPlan(order: InterviewOrder, { interviews, reasons }: LoopProposal): LoopPlan {
  return {
    reasons,
    interviews: interviews.map(({ position, start, end, groups }) => {
      const hosts = groups.flatMap(({ hostIds }) => hostIds);
      const seatCount = order.interviews[position]?.seats.length ?? 0;
      const room = hosts[seatCount];
      return {
        position,
        start,
        end,
        seats: hosts.slice(0, seatCount),
        roomId: room === undefined ? null : resourceOfUnit(room),
      };
    }),
  };
}

function refusalOf(order: InterviewOrder, hostCounts: readonly (readonly number[])[]): LoopRefusal {
  const interviews = hostCounts.flatMap((counts, position) =>
    counts.includes(0)
      ? [{ position, verdict: "nobodyFree" as const, ...emptyOf(order, position, counts) }]
      : [],
  );
  return { verdict: "interviews", interviews };
}

function emptyOf(order: InterviewOrder, position: number, groups: readonly number[]) {
  const seatCount = order.interviews[position]?.seats.length ?? 0;
  return {
    emptySeats: groups.flatMap((starts, index) =>
      starts === 0 && index < seatCount ? [index] : [],
    ),
    lacksRoom: groups[seatCount] === 0,
  };
}
