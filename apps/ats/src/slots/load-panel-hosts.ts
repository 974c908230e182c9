import { loadHosts, type Transaction } from "@convene/prisma";
import type { Host, Interval } from "@convene/scheduling-core";
import type { Panel } from "./load-panel.ts";

/**
 * The panel's hosts; undefined where somebody who is needed has no working hours, or is no longer
 * there: then no time suits all.
 */
export async function loadPanelHosts(
  tx: Transaction,
  panel: Panel,
  range: Interval,
): Promise<readonly Host[] | undefined> {
  const wanted = panel.interviewerIds.map((resourceId) => ({ resourceId }));
  const hosts = await loadHosts(tx, wanted, range, panel.except);
  return hosts.length === wanted.length && hosts.length > 0 ? hosts : undefined;
}
