import { lockResources, type Transaction } from "@convene/prisma";
import {
  explainSlot,
  type Interval,
  SlotNotOfferedError,
  slotRefusal,
} from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import type { Panel } from "./load-panel.ts";
import { loadPanelHosts } from "./load-panel-hosts.ts";
import { panelQuery } from "./panel-query.ts";

/**
 * Makes sure of a time for a panel: locks everybody's timeline in one statement, then asks the engine
 * once more. Until the end of the transaction nobody else can reserve any of them, so that what is
 * settled here can be written. Staff may choose a time between the grid's.
 *
 * @throws SlotTakenError where one of them is busy
 * @throws SlotNotOfferedError where it is past, or outside somebody's hours or limits
 */
export async function settlePanel(
  tx: Transaction,
  panel: Panel,
  { start, now }: { readonly start: Date; readonly now: Date },
): Promise<Interval> {
  const range = { start, end: addMinutes(start, panel.durationMinutes) };
  await lockResources(tx, panel.interviewerIds);

  const hosts = await loadPanelHosts(tx, panel, range);
  if (!hosts) {
    const needed = panel.interviewerIds.length;
    throw new SlotNotOfferedError([{ reason: "tooFewHosts", suited: 0, needed }]);
  }
  const grid = { stepMinutes: 15, timeZone: "UTC" } as const;
  const explanation = explainSlot(panelQuery(panel, hosts, { range, now, grid }), start);
  if (explanation.reasons.some(({ reason }) => reason !== "offGrid"))
    throw slotRefusal(explanation);
  return range;
}
