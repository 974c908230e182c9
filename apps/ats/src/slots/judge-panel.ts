import {
  explainSlot,
  type HostExplanation,
  type Interval,
  type SlotReason,
} from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { fillPanel } from "./fill-panel.ts";
import type { InterviewerHost } from "./load-interviewers.ts";
import type { Panel } from "./load-panel.ts";
import { everybodyOf, type PanelHosts } from "./load-panel-hosts.ts";
import { ANY_GRID, panelQuery } from "./panel-query.ts";

/** What can be said of a panel at a time. */
interface PanelJudgement extends Interval {
  /** Why not, whoever it is; empty exactly where the panel can come together. */
  readonly reasons: readonly SlotReason[];
  /** Everybody who could sit on the panel, each once. */
  readonly people: readonly HostExplanation[];
  /** Unit by unit. */
  readonly rooms: readonly HostExplanation[];
  /** Seat by seat, who is to fill it; null where not all can be. */
  readonly filling: readonly InterviewerHost[] | null;
  /** The unit of a room to be taken; null: none is needed, or none is free. */
  readonly roomUnitId: string | null;
}

/**
 * Whether a panel can come together at a time, and who is to sit on it; person by person why not. Any
 * minute will do: the grid on which times are offered is a convenience, no rule.
 */
export function judgePanel(
  panel: Panel,
  hosts: PanelHosts,
  { start, now }: { readonly start: Date; readonly now: Date },
): PanelJudgement {
  const range = { start, end: addMinutes(start, panel.durationMinutes) };
  const query = {
    ...panelQuery(panel, { range, now, grid: ANY_GRID }),
    attendance: "any",
  } as const;
  const people = everybodyOf(hosts);
  const askAll = (all: readonly InterviewerHost["host"][]) =>
    all.length > 0 ? explainSlot({ ...query, hosts: all }, start) : { reasons: [], hosts: [] };
  const asked = askAll(people.map(({ host }) => host));
  const rooms = askAll(hosts.rooms ?? []).hosts;

  const isFree = new Set(asked.hosts.flatMap((host) => (host.ok ? [host.hostId] : [])));
  const able = hosts.seats.map((seat) => seat.filter(({ id }) => isFree.has(id)));
  const filling = fillPanel(able, start);
  const room = rooms.find((unit) => unit.ok);
  const isInTime = asked.reasons.filter(({ reason }) => reason === "beforeNotice");
  const isComplete = filling !== null && (hosts.rooms === null || room !== undefined);
  const tooFew: SlotReason = {
    reason: "tooFewHosts",
    suited: isFree.size + (room ? 1 : 0),
    needed: panel.seats.length + (hosts.rooms ? 1 : 0),
  };
  return {
    ...range,
    reasons: [...isInTime, ...(isComplete ? [] : [tooFew])],
    people: asked.hosts,
    rooms,
    filling,
    roomUnitId: room?.hostId ?? null,
  };
}
