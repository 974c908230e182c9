import { resourceOfUnit, settleUnderLock, type Work } from "@convene/prisma";
import { type Interval, slotRefusal } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { judgePanel } from "./judge-panel.ts";
import type { Audience, InterviewerHost } from "./load-interviewers.ts";
import { type Panel, type PanelSeat, peopleOf } from "./load-panel.ts";
import { loadPanelHosts } from "./load-panel-hosts.ts";

/** A seat, and who fills it. */
export interface FilledSeat extends Pick<PanelSeat, "name" | "poolId"> {
  readonly resourceId: string;
}

/** A time that can be written in this transaction. */
export interface SettledPanel extends Interval {
  readonly seats: readonly FilledSeat[];
  /** The room to be reserved; null: none is needed. */
  readonly roomId: string | null;
}

interface WantedTime {
  readonly start: Date;
  /** Default: staff, whom no cap stops. */
  readonly audience?: Audience | undefined;
  /** Timelines to be locked besides: of those who learn. */
  readonly besides?: readonly string[] | undefined;
}

/**
 * Makes sure of a time for a panel: locks the timelines of all who could sit on it in one statement, then
 * asks the engine once more, and chooses who does. Until the end of the transaction nobody else can
 * reserve any of them, so that what is settled here can be written. Staff may choose a time between the
 * grid's.
 *
 * @throws SlotTakenError where somebody is busy who can't be done without
 * @throws SlotNotOfferedError where it is past, or outside somebody's hours or limits
 */
export async function settlePanel(
  work: Pick<Work, "tx" | "now">,
  panel: Panel,
  wanted: WantedTime,
): Promise<SettledPanel> {
  const all = [...peopleOf(panel), ...panel.roomIds, ...(wanted.besides ?? [])];
  return await settleUnderLock(work.tx, all, () => fillPanel(work, panel, wanted));
}

/** Asks the engine. What it gives can be written only under the locks of all who could sit on it. */
async function fillPanel(
  work: Pick<Work, "tx" | "now">,
  panel: Panel,
  { start, audience = "staff" }: WantedTime,
): Promise<SettledPanel> {
  const range = { start, end: addMinutes(start, panel.durationMinutes) };
  const hosts = await loadPanelHosts(work, panel, { range, audience });
  const judged = judgePanel(panel, hosts, { start, now: work.now });
  const { filling, reasons, people, rooms, roomUnitId } = judged;
  if (!filling || reasons.length > 0) {
    const units = rooms.map((unit) => ({ ...unit, hostId: resourceOfUnit(unit.hostId) }));
    const all = [...people, ...(roomUnitId === null ? units : [])];
    throw slotRefusal({ ...range, offered: false, reasons, hosts: all });
  }
  return {
    ...range,
    seats: panel.seats.flatMap(({ name, poolId }, index) => {
      const person: InterviewerHost | undefined = filling[index];
      return person ? [{ name, poolId, resourceId: person.id }] : [];
    }),
    roomId: roomUnitId === null ? null : resourceOfUnit(roomUnitId),
  };
}
