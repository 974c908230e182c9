import type { Host, Interval, SlotQuery } from "@convene/scheduling-core";
import type { Panel } from "./load-panel.ts";

/** The grid on which starts are offered. */
export interface SlotGrid {
  /** Minutes from one start to the next; starts are aligned to them. */
  readonly stepMinutes: 15 | 30;
  /** IANA zone whose wall clock the grid follows: the recruiter's. */
  readonly timeZone: string;
}

/** The question to the slot engine: when can all of them come? The past is closed. */
export function panelQuery(
  panel: Panel,
  hosts: readonly Host[],
  { range, now, grid }: { readonly range: Interval; readonly now: Date; readonly grid: SlotGrid },
): SlotQuery {
  return {
    range,
    now,
    duration: panel.durationMinutes,
    step: grid.stepMinutes,
    alignTo: grid.stepMinutes,
    timeZone: grid.timeZone,
    bufferBefore: panel.bufferBeforeMinutes,
    bufferAfter: panel.bufferAfterMinutes,
    hosts,
    attendance: "all",
  };
}
