import { loadHosts, type Transaction, type Work } from "@convene/prisma";
import { explainSlot, type Interval, NotFoundError } from "@convene/scheduling-core";
import { addDays, differenceInMinutes, subDays } from "date-fns";
import { loadPanel } from "../slots/load-panel.ts";
import { panelQuery } from "../slots/panel-query.ts";

export interface StandIn {
  /** Of their resource. */
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Reserved in the days around the interview, by whichever app. */
  readonly loadMinutes: number;
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
 * hold interviews and is free, within their hours and limits. The least busy first.
 *
 * @throws NotFoundError for an interview that is not there, or a resource that is not needed for it
 */
export async function findStandIns(
  { tx, now }: Work,
  { interviewId, resourceId }: StandInsRequest,
): Promise<readonly StandIn[]> {
  const panel = await loadPanel(tx, { interviewId });
  if (!panel.interviewerIds.includes(resourceId)) throw new NotFoundError("interviewer");
  const { scheduledStart: start, scheduledEnd: end } = await tx.interview.findFirstOrThrow({
    where: { id: interviewId },
    select: { scheduledStart: true, scheduledEnd: true },
  });
  const pool = await loadPool(tx, panel.interviewerIds, { start, end });
  const range = { start, end };
  const wanted = pool.map(({ id }) => ({ resourceId: id }));
  const hosts = await loadHosts(tx, wanted, range, panel.except);
  if (hosts.length === 0) return [];
  const grid = { stepMinutes: 15, timeZone: "UTC" } as const;
  const query = panelQuery(panel, hosts, { range, now, grid });
  const { reasons, hosts: each } = explainSlot({ ...query, attendance: "any" }, start);
  // The interview is where it is: its start need not lie on the grid.
  if (reasons.some(({ reason }) => reason === "outsideRange" || reason === "beforeNotice")) {
    return [];
  }
  const free = new Set(each.flatMap((host) => (host.ok ? [host.hostId] : [])));
  return pool
    .filter(({ id }) => free.has(id))
    .sort((a, b) => a.loadMinutes - b.loadMinutes || a.name.localeCompare(b.name));
}

/** Whoever may hold interviews and is not needed for this one already. */
async function loadPool(
  tx: Transaction,
  panelIds: readonly string[],
  { start, end }: Interval,
): Promise<readonly StandIn[]> {
  const resources = await tx.resource.findMany({
    where: {
      active: true,
      member: { atsRole: { not: null } },
      id: { notIn: [...panelIds] },
    },
    select: {
      id: true,
      name: true,
      timeZone: true,
      reservations: {
        where: {
          startsAt: { gte: subDays(start, LOAD_DAYS), lt: addDays(end, LOAD_DAYS) },
          OR: [{ expiresAt: null }, { expiresAt: { gt: start } }],
        },
        select: { startsAt: true, endsAt: true },
      },
    },
  });
  return resources.map(({ reservations, ...person }) => ({
    ...person,
    loadMinutes: reservations.reduce(
      (sum, { startsAt, endsAt }) => sum + differenceInMinutes(endsAt, startsAt),
      0,
    ),
  }));
}
