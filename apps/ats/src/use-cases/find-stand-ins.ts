import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { addDays, differenceInMinutes, subDays } from "date-fns";
import { judgePanel } from "../slots/judge-panel.ts";
import { interviewer, loadPanel, peopleOf } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";

export interface StandIn {
  /** Of their resource. */
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Reserved in the days around the interview, by whichever app. */
  readonly loadMinutes: number;
  /** Whether they are qualified in the pool that the seat was filled from, and not paused. */
  readonly fromPool: boolean;
  /** Interviews of the last four weeks and the next two. */
  readonly interviews: number;
}

export interface StandInsRequest {
  readonly interviewId: string;
  /** Of whoever leaves. */
  readonly resourceId: string;
}

/** Before and after the interview: with its own day, a week. */
const LOAD_DAYS = 3;

/**
 * Who could take somebody's seat on a panel, at the time at which the interview is: everybody who may
 * hold interviews and is free, within their hours and limits. Those of the seat's pool first, then the
 * least busy.
 *
 * @throws NotFoundError for an interview that is not there, or a resource that is not needed for it
 */
export async function findStandIns(
  work: Work,
  { interviewId, resourceId }: StandInsRequest,
): Promise<readonly StandIn[]> {
  const { tx, now } = work;
  const panel = await loadPanel(tx, { interviewId });
  const seat = panel.seats.find(({ candidateIds }) => candidateIds.includes(resourceId));
  if (!seat) throw new NotFoundError("interviewer");
  const { scheduledStart: start, scheduledEnd: end } = await tx.interview.findFirstOrThrow({
    where: { id: interviewId },
    select: { scheduledStart: true, scheduledEnd: true },
  });
  const { poolId } = seat;
  const others = await tx.resource.findMany({
    where: { ...interviewer, id: { notIn: peopleOf(panel) } },
    select: {
      id: true,
      name: true,
      timeZone: true,
      pools: {
        where: { qualification: "qualified", paused: false },
        select: { poolId: true },
      },
      reservations: {
        where: {
          startsAt: { gte: subDays(start, LOAD_DAYS), lt: addDays(end, LOAD_DAYS) },
          OR: [{ expiresAt: null }, { expiresAt: { gt: start } }],
        },
        select: { startsAt: true, endsAt: true },
      },
    },
  });
  const anybody = {
    ...panel,
    seats: [{ ...seat, candidateIds: others.map(({ id }) => id) }],
    roomIds: [],
  };
  const range = { start, end };
  const hosts = await loadPanelHosts(work, anybody, { range, audience: "staff" });
  const judged = judgePanel(anybody, hosts, { start, now });
  if (judged.reasons.length > 0) return [];
  const free = new Set(judged.people.flatMap((host) => (host.ok ? [host.hostId] : [])));
  const interviews = new Map(hosts.seats.flat().map(({ id, load }) => [id, load]));
  return others
    .filter(({ id }) => free.has(id))
    .map(({ pools, reservations, ...person }) => ({
      ...person,
      fromPool: poolId !== null && pools.some((pool) => pool.poolId === poolId),
      interviews: interviews.get(person.id) ?? 0,
      loadMinutes: reservations.reduce(
        (sum, { startsAt, endsAt }) => sum + differenceInMinutes(endsAt, startsAt),
        0,
      ),
    }))
    .sort(
      (a, b) =>
        Number(b.fromPool) - Number(a.fromPool) ||
        (poolId === null ? 0 : a.interviews - b.interviews) ||
        a.loadMinutes - b.loadMinutes ||
        a.name.localeCompare(b.name),
    );
}
