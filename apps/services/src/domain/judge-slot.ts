import {
  explainSlot,
  fillGroups,
  type GeneralReason,
  type Host,
  type HostExplanation,
} from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { freeSlots } from "./free-slots.ts";
import type { SlotCandidates } from "./slot-candidates.ts";
import { type Audience, horizonOf, type SlotRules, slotQuery } from "./slot-rules.ts";

/** What stands against a time, and who and what could make it. */
export interface SlotJudgement {
  readonly start: Date;
  readonly end: Date;
  /** Whether it can be had. */
  readonly offered: boolean;
  /** Why not, whoever gives it. A missing room or device is in `needs`. */
  readonly reasons: readonly GeneralReason[];
  /** In the order of the candidates. */
  readonly hosts: readonly HostExplanation[];
  /** By position. */
  readonly needs: readonly NeedJudgement[];
}

export interface NeedJudgement {
  /** In the order of the candidates. */
  readonly units: readonly HostExplanation[];
  /** The unit that would be taken, the first that leaves the other positions filled; null: none can. */
  readonly unitId: string | null;
}

/**
 * Judges one time: whether `freeSlots` has it for clients, and for staff whether anything but the grid
 * stands against it.
 */
export function judgeSlot(
  rules: SlotRules,
  candidates: SlotCandidates,
  {
    start,
    now,
    audience,
  }: { readonly start: Date; readonly now: Date; readonly audience: Audience },
): SlotJudgement {
  const end = addMinutes(start, rules.durationMinutes);
  const range = { start, end };
  // The horizon is judged here, so the engine is asked as staff ask, with the client's notice.
  const notice = audience === "client" ? rules.minimumNoticeMinutes : 0;
  const explain = (hosts: readonly Host[]) => {
    const query = slotQuery(rules, hosts, { range, now, audience: "staff" });
    return query && explainSlot({ ...query, minimumNotice: notice }, start);
  };

  const explained = explain(candidates.hosts);
  const general: readonly GeneralReason[] = explained?.reasons ?? [
    { reason: "tooFewHosts", suited: 0, needed: 1 },
  ];
  // With rooms and devices there is another grid than the hosts': it is asked for below. Staff may place
  // an appointment between the times that clients are offered.
  const gridIsHosts = audience === "client" && candidates.needs.length === 0;
  const reasons = general.filter(({ reason }) => reason !== "offGrid" || gridIsHosts);
  const latest = horizonOf(rules, now);
  if (audience === "client" && end.getTime() > latest.getTime()) {
    reasons.unshift({ reason: "beyondHorizon", latest });
  }

  const units = candidates.needs.map((need) => explain(need)?.hosts ?? []);
  const taken = fillInOrder(units.map((need) => need.filter(({ ok }) => ok).map(idOf)));
  const needs = units.map((need, position) => ({ units: need, unitId: taken[position] ?? null }));

  if (audience === "client" && reasons.length === 0 && needs.every(({ unitId }) => unitId)) {
    const offered = freeSlots(rules, candidates, { range, now, audience });
    if (offered.length === 0) reasons.push({ reason: "offGrid" });
  }
  const offered = reasons.length === 0 && needs.every(({ unitId }) => unitId !== null);
  return { start, end, offered, reasons, hosts: explained?.hosts ?? [], needs };
}

function idOf({ hostId }: HostExplanation): string {
  return hostId;
}

/** Fills as many positions as can be, the first ones first; null for one that stays empty. */
function fillInOrder(positions: readonly (readonly string[])[]): (string | null)[] {
  let filled: readonly number[] = [];
  for (const position of positions.keys()) {
    const more = [...filled, position];
    if (fillGroups(more.map((one) => vacancy(positions[one] ?? [])))) filled = more;
  }
  const chosen = fillGroups(filled.map((one) => vacancy(positions[one] ?? []))) ?? [];
  return positions.map((_, position) => chosen[filled.indexOf(position)]?.[0] ?? null);
}

function vacancy(candidates: readonly string[]) {
  return { candidates, atLeast: 1 };
}
