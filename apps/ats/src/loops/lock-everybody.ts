import { lockResources, type Work } from "@convene/prisma";
import { type Panel, peopleOf } from "../slots/load-panel.ts";
import { loadTrainees } from "../slots/load-trainees.ts";

/**
 * Locks all timelines that panels could need, those who learn included, and those that are held, in one
 * statement: whoever books several interviews at once waits for others in the same order as they do.
 */
export async function lockEverybody(
  work: Work,
  panels: readonly Panel[],
  holdIds: readonly string[] = [],
): Promise<void> {
  const ids = new Set(panels.flatMap((panel) => [...peopleOf(panel), ...panel.roomIds]));
  for (const panel of panels) {
    for (const { resourceId } of await loadTrainees(work, panel)) ids.add(resourceId);
  }
  if (holdIds.length > 0) {
    const held = await work.tx.reservation.findMany({
      where: { holdId: { in: [...holdIds] } },
      select: { resourceId: true },
    });
    for (const { resourceId } of held) ids.add(resourceId);
  }
  await lockResources(work.tx, [...ids]);
}
