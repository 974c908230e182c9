import type { Interviewer, InterviewerPool, InterviewTemplate } from "../api.ts";
import type { SeatWish } from "../queries.ts";

/** A seat of the panel as it is put together on the page. */
export interface SeatDraft extends SeatWish {
  /** Names it among the others while they come and go. */
  readonly key: string;
}

/** A seat for one person. */
export function personSeat(id: string): SeatDraft {
  return { key: crypto.randomUUID(), name: null, poolId: null, resourceIds: [id] };
}

/** A seat for anyone of a pool. */
export function poolSeat(poolId: string, name: string | null): SeatDraft {
  return { key: crypto.randomUUID(), name, poolId, resourceIds: null };
}

/** The seats of a template. */
export function seatsOf({ seats }: InterviewTemplate): SeatDraft[] {
  return seats.map(({ name, resourceId, poolId }) => ({
    key: crypto.randomUUID(),
    name,
    poolId,
    resourceIds: resourceId === null ? null : [resourceId],
  }));
}

/** Who could take a seat, by name. */
export function candidatesOf(
  { poolId, resourceIds }: SeatWish,
  pools: readonly InterviewerPool[],
  interviewers: readonly Interviewer[],
): readonly Interviewer[] {
  const pool = pools.find(({ id }) => id === poolId);
  const inPool = pool?.members
    .filter(({ qualification, paused }) => qualification === "qualified" && !paused)
    .map((member) => member.resourceId);
  const ids = resourceIds ?? inPool ?? [];
  return interviewers.filter(({ id }) => ids.includes(id));
}
