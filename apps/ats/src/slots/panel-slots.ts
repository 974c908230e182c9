import { findGroupSlots, type Interval } from "@convene/scheduling-core";
import { fillPanel } from "./fill-panel.ts";
import type { InterviewerHost } from "./load-interviewers.ts";
import type { Panel } from "./load-panel.ts";
import { groupsOf, type PanelHosts } from "./load-panel-hosts.ts";
import { panelQuery, type SlotGrid } from "./panel-query.ts";

/** A time at which a panel can come together, and who is to sit on it. */
export interface PanelSlot extends Interval {
  /** Seat by seat. */
  readonly filling: readonly InterviewerHost[];
  /** Seat by seat, everybody who could. */
  readonly candidates: readonly (readonly InterviewerHost[])[];
}

/** The times at which every seat of a panel can be filled and a room is free, ascending. */
export function panelSlots(
  panel: Panel,
  hosts: PanelHosts,
  asked: { readonly range: Interval; readonly now: Date; readonly grid: SlotGrid },
): PanelSlot[] {
  const groups = groupsOf(hosts);
  if (!groups) return [];
  return findGroupSlots({ ...panelQuery(panel, asked), groups }).flatMap((slot) => {
    // Who fills another seat in the engine's filling could fill this one as well.
    const present = new Set(
      slot.groups.flatMap(({ hostIds, standInIds }) => [...hostIds, ...standInIds]),
    );
    const candidates = hosts.seats.map((seat) => seat.filter(({ id }) => present.has(id)));
    const filling = fillPanel(candidates, slot.start);
    return filling ? [{ start: slot.start, end: slot.end, filling, candidates }] : [];
  });
}
