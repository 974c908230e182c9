import type { Qualification, Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { judgePanel } from "./judge-panel.ts";
import { interviewer, type Panel } from "./load-panel.ts";
import { loadPanelHosts } from "./load-panel-hosts.ts";
import type { FilledSeat } from "./settle-panel.ts";

/** Somebody of a pool who learns. */
interface PoolTrainee {
  readonly resourceId: string;
  readonly poolId: string;
  readonly qualification: Exclude<Qualification, "qualified">;
}

/** Somebody who comes along to a seat to learn. */
export interface Trainee extends PoolTrainee {
  readonly seatName: string | null;
}

/** Those of the panel's pools who are not qualified yet and not paused. */
export async function loadTrainees(
  { tx }: Pick<Work, "tx">,
  { seats }: Pick<Panel, "seats">,
): Promise<PoolTrainee[]> {
  const poolIds = [...new Set(seats.flatMap(({ poolId }) => poolId ?? []))];
  if (poolIds.length === 0) return [];
  const members = await tx.poolMember.findMany({
    where: {
      poolId: { in: poolIds },
      qualification: { not: "qualified" },
      paused: false,
      resource: interviewer,
    },
    orderBy: [{ joinedAt: "asc" }, { resourceId: "asc" }],
    select: { resourceId: true, poolId: true, qualification: true },
  });
  return members.flatMap(({ qualification, ...member }) =>
    qualification === "qualified" ? [] : [{ ...member, qualification }],
  );
}

/**
 * Who comes along to learn, at most one a seat that a pool fills: one who leads while the qualified one
 * watches, else one who watches. They are free at that time too; of several the one with the fewest
 * recent interviews. The timelines of all of them are locked already.
 */
export async function chooseTrainees(
  work: Work,
  panel: Panel,
  trainees: readonly PoolTrainee[],
  settled: Interval & { readonly seats: readonly FilledSeat[] },
): Promise<Trainee[]> {
  const busy = new Set(settled.seats.map(({ resourceId }) => resourceId));
  const chosen: Trainee[] = [];
  for (const { name: seatName, poolId } of settled.seats) {
    const own = trainees.filter((one) => one.poolId === poolId && !busy.has(one.resourceId));
    for (const qualification of ["reverse_shadow", "shadow"] as const) {
      const candidates = own.filter((one) => one.qualification === qualification);
      const resourceId = await findFree(work, panel, candidates, settled);
      if (resourceId === undefined || poolId === null) continue;
      busy.add(resourceId);
      chosen.push({ resourceId, poolId, qualification, seatName });
      break;
    }
  }
  return chosen;
}

async function findFree(
  work: Work,
  panel: Panel,
  candidates: readonly PoolTrainee[],
  range: Interval,
): Promise<string | undefined> {
  if (candidates.length === 0) return undefined;
  const candidateIds = candidates.map(({ resourceId }) => resourceId);
  const alone = { ...panel, seats: [{ name: null, poolId: null, candidateIds }], roomIds: [] };
  const hosts = await loadPanelHosts(work, alone, { range, audience: "staff" });
  const { filling } = judgePanel(alone, hosts, { start: range.start, now: work.now });
  return filling?.[0]?.id;
}
