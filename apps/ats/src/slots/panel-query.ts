import type { GroupSlotQuery, Interval } from "@convene/scheduling-core";
import type { Panel } from "./load-panel.ts";

/** The grid on which starts are offered. */
export interface SlotGrid {
  /** Minutes from one start to the next; starts are aligned to them. */
  readonly stepMinutes: 15 | 30;
  /** IANA zone whose wall clock the grid follows: the recruiter's. */
  readonly timeZone: string;
}

/** A grid for questions about one given start, where it does not matter. */
export const ANY_GRID: SlotGrid = { stepMinutes: 15, timeZone: "UTC" };

/** What the slot engine is asked of a panel, without its hosts. The past is closed. */
export function panelQuery(
  panel: Pick<Panel, "durationMinutes" | "bufferBeforeMinutes" | "bufferAfterMinutes">,
  { range, now, grid }: { readonly range: Interval; readonly now: Date; readonly grid: SlotGrid },
): Omit<GroupSlotQuery, "groups"> {
  return {
    range,
    now,
    duration: panel.durationMinutes,
    step: grid.stepMinutes,
    alignTo: grid.stepMinutes,
    timeZone: grid.timeZone,
    bufferBefore: panel.bufferBeforeMinutes,
    bufferAfter: panel.bufferAfterMinutes,
  };
}
