import type { Work } from "@convene/prisma";
import { explainSlot, type HostReason, type SlotReason } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { loadPanel, type SlotsFor } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import { panelQuery } from "../slots/panel-query.ts";

export interface ExplainedInterviewSlot {
  readonly start: Date;
  readonly end: Date;
  /** Whether the panel can be booked then. */
  readonly possible: boolean;
  /** Why not, whoever it is. */
  readonly reasons: readonly SlotReason[];
  /** In the order in which they were asked for. */
  readonly people: readonly ExplainedPerson[];
}

export interface ExplainedPerson {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Why not this one; empty for who could. */
  readonly reasons: readonly HostReason[];
}

/**
 * Why a panel can or cannot meet at a time, person by person. Any minute will do: the grid on which
 * times are offered is a convenience, no rule.
 *
 * @throws NotFoundError for somebody who is no interviewer, or an interview that is not there
 */
export async function explainInterviewSlot(
  { tx, now }: Work,
  { of, start }: { readonly of: SlotsFor; readonly start: Date },
): Promise<ExplainedInterviewSlot> {
  const panel = await loadPanel(tx, of);
  const range = { start, end: addMinutes(start, panel.durationMinutes) };
  const needed = panel.interviewerIds.length;
  const hosts = await loadPanelHosts(tx, panel, range);
  if (!hosts) {
    const reasons: SlotReason[] = [{ reason: "tooFewHosts", suited: 0, needed }];
    return { ...range, possible: false, reasons, people: [] };
  }
  const grid = { stepMinutes: 15, timeZone: "UTC" } as const;
  const explanation = explainSlot(panelQuery(panel, hosts, { range, now, grid }), start);
  const resources = await tx.resource.findMany({
    where: { id: { in: [...panel.interviewerIds] } },
    select: { id: true, name: true },
  });
  const names = new Map(resources.map(({ id, name }) => [id, name]));
  const zones = new Map(hosts.map((host) => [host.id, host.timeZone]));
  const reasons = explanation.reasons.filter(({ reason }) => reason !== "offGrid");
  return {
    ...range,
    possible: reasons.length === 0,
    reasons,
    people: explanation.hosts.map((host) => ({
      id: host.hostId,
      name: names.get(host.hostId) ?? "",
      timeZone: zones.get(host.hostId) ?? "UTC",
      reasons: host.ok ? [] : host.reasons,
    })),
  };
}
