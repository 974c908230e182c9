import { toLocal, type WeeklyHours } from "@convene/scheduling-core";
import { differenceInMinutes } from "date-fns";
import { reachedCaps } from "../panels/reached-caps.ts";
import type { InterviewerHost } from "./load-interviewers.ts";
import type { PanelSlot } from "./panel-slots.ts";

/** What speaks for a time or against it. */
export type TimeReason =
  /** It lies in everybody's preferred hours, or else between 09:00 and 17:00 on their clocks. */
  | { readonly reason: "insideHours" }
  | { readonly reason: "outsidePreferred"; readonly personId: string }
  /** On the clock of who has no preferred hours: `HH:mm`. */
  | {
      readonly reason: "earlyLocal" | "lateLocal";
      readonly personId: string;
      readonly localTime: string;
    }
  /** It is between 08:00 and 19:00 where the candidate is; or so early or late. */
  | { readonly reason: "candidateHours" }
  | { readonly reason: "candidateEarly" | "candidateLate"; readonly localTime: string }
  /** Nobody who could take a seat then has fewer recent interviews than those who have it. */
  | { readonly reason: "balancesLoad" }
  | { readonly reason: "moreLoad"; readonly personId: string; readonly interviews: number }
  /** Everybody has at least ten minutes before and after it. */
  | { readonly reason: "timeBetween"; readonly minutes: number }
  | { readonly reason: "tight"; readonly personId: string; readonly minutes: number }
  /** It is one more than somebody takes. */
  | { readonly reason: "overCap"; readonly personId: string; readonly per: "day" | "week" };

/** A time with what it is worth. */
export interface RankedTime {
  readonly slot: PanelSlot;
  /** Points: less is better. */
  readonly cost: number;
  readonly reasons: readonly TimeReason[];
}

interface RankOptions {
  /** IANA, the candidate's; left out: nobody's in particular. */
  readonly candidateTimeZone?: string | undefined;
  /** From where sooner is better. */
  readonly from: Date;
  /** How many are wanted. */
  readonly count: number;
}

const DAY_STARTS = 9 * 60;
const DAY_ENDS = 17 * 60;
const CANDIDATE_STARTS = 8 * 60;
const CANDIDATE_ENDS = 19 * 60;
const MINUTES_BETWEEN = 10;
/** Proposals are to differ: none starts so near to a better one. */
const APART_MINUTES = 90;
const MINUTES_A_DAY = 1_440;

/** Points: of a minute outside usual hours, and of what happens once. */
const COSTS = {
  minuteOfCandidate: 2,
  minute: 1,
  outsidePreferred: 60,
  moreLoad: 15,
  tight: 20,
  overCap: 300,
  day: 20,
} as const;

/** The best times, best first, each with what speaks for it and against it. */
export function rankTimes(
  slots: readonly PanelSlot[],
  { candidateTimeZone, from, count }: RankOptions,
): RankedTime[] {
  const ranked = slots.map((slot) => judge(slot, candidateTimeZone, from));
  ranked.sort((a, b) => a.cost - b.cost || a.slot.start.getTime() - b.slot.start.getTime());
  const best: RankedTime[] = [];
  for (const one of ranked) {
    if (best.length === count) break;
    const isNear = best.some(
      ({ slot }) => Math.abs(differenceInMinutes(slot.start, one.slot.start)) < APART_MINUTES,
    );
    if (!isNear) best.push(one);
  }
  return best;
}

function judge(slot: PanelSlot, candidateTimeZone: string | undefined, from: Date): RankedTime {
  const parts = [
    hoursOf(slot),
    ...(candidateTimeZone === undefined ? [] : [candidateHoursOf(slot, candidateTimeZone)]),
    loadOf(slot),
    gapsOf(slot),
    capsOf(slot),
  ];
  const days = Math.floor(differenceInMinutes(slot.start, from) / MINUTES_A_DAY);
  return {
    slot,
    cost: parts.reduce((sum, { cost }) => sum + cost, Math.max(0, days) * COSTS.day),
    reasons: parts.flatMap(({ reasons }) => reasons),
  };
}

interface Part {
  readonly cost: number;
  readonly reasons: readonly TimeReason[];
}

function hoursOf(slot: PanelSlot): Part {
  const parts = slot.filling.map((person) => personHoursOf(slot, person));
  const reasons = parts.flatMap((part) => part.reasons);
  return {
    cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    reasons: reasons.length > 0 ? reasons : [{ reason: "insideHours" }],
  };
}

function personHoursOf(slot: PanelSlot, { id, host, preferredHours }: InterviewerHost): Part {
  const clock = clockOf(slot, host.timeZone);
  if (Object.values(preferredHours).some((windows) => windows.length > 0)) {
    if (isInside(clock, preferredHours)) return { cost: 0, reasons: [] };
    return {
      cost: COSTS.outsidePreferred,
      reasons: [{ reason: "outsidePreferred", personId: id }],
    };
  }
  const early = Math.max(0, DAY_STARTS - clock.from);
  const late = Math.max(0, clock.until - DAY_ENDS);
  return {
    cost: (early + late) * COSTS.minute,
    reasons: [
      ...(early > 0
        ? [{ reason: "earlyLocal", personId: id, localTime: clock.start } as const]
        : []),
      ...(late > 0 ? [{ reason: "lateLocal", personId: id, localTime: clock.end } as const] : []),
    ],
  };
}

function candidateHoursOf(slot: PanelSlot, timeZone: string): Part {
  const clock = clockOf(slot, timeZone);
  const early = Math.max(0, CANDIDATE_STARTS - clock.from);
  const late = Math.max(0, clock.until - CANDIDATE_ENDS);
  const reasons: TimeReason[] = [
    ...(early > 0 ? [{ reason: "candidateEarly", localTime: clock.start } as const] : []),
    ...(late > 0 ? [{ reason: "candidateLate", localTime: clock.end } as const] : []),
  ];
  return {
    cost: (early + late) * COSTS.minuteOfCandidate,
    reasons: reasons.length > 0 ? reasons : [{ reason: "candidateHours" }],
  };
}

/** Only where there is a choice: among those who could take a seat and have none. */
function loadOf({ filling, candidates }: PanelSlot): Part {
  const seated = new Set(filling.map(({ id }) => id));
  const more = filling.flatMap((person, seat): TimeReason[] => {
    const others = (candidates[seat] ?? []).filter(({ id }) => !seated.has(id));
    const least = Math.min(person.load, ...others.map(({ load }) => load));
    const interviews = person.load - least;
    return interviews > 0 ? [{ reason: "moreLoad", personId: person.id, interviews }] : [];
  });
  const hasChoice = candidates.some((seat) => seat.length > 1);
  const cost = more.reduce(
    (sum, one) => sum + (one.reason === "moreLoad" ? one.interviews * COSTS.moreLoad : 0),
    0,
  );
  if (more.length > 0) return { cost, reasons: more };
  return { cost, reasons: hasChoice ? [{ reason: "balancesLoad" }] : [] };
}

function gapsOf(slot: PanelSlot): Part {
  const tight = slot.filling.flatMap(({ id, host }): TimeReason[] => {
    const gaps = (host.busy ?? []).map(({ start, end }) =>
      Math.max(differenceInMinutes(start, slot.end), differenceInMinutes(slot.start, end)),
    );
    const minutes = Math.min(MINUTES_BETWEEN, ...gaps.filter((gap) => gap >= 0));
    return minutes < MINUTES_BETWEEN ? [{ reason: "tight", personId: id, minutes }] : [];
  });
  return {
    cost: tight.length * COSTS.tight,
    reasons: tight.length > 0 ? tight : [{ reason: "timeBetween", minutes: MINUTES_BETWEEN }],
  };
}

function capsOf(slot: PanelSlot): Part {
  const over = overCaps(slot);
  return { cost: over.length * COSTS.overCap, reasons: over };
}

/** Whose caps a time goes beyond. */
export function overCaps({ start, filling }: Pick<PanelSlot, "start" | "filling">) {
  return filling.flatMap(({ id, host, caps }) =>
    reachedCaps(caps, host.timeZone, start).map(
      (per) => ({ reason: "overCap", personId: id, per }) as const,
    ),
  );
}

interface Clock {
  /** `HH:mm` */
  readonly start: string;
  readonly end: string;
  /** Minutes since the midnight before the start. */
  readonly from: number;
  readonly until: number;
  readonly weekday: keyof WeeklyHours;
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

function clockOf({ start, end }: Pick<PanelSlot, "start" | "end">, timeZone: string): Clock {
  const from = toLocal(start, timeZone).local;
  const until = toLocal(end, timeZone).local;
  const minutes = minutesOf(from.slice(11, 16));
  return {
    start: from.slice(11, 16),
    end: until.slice(11, 16),
    from: minutes,
    until: minutes + differenceInMinutes(end, start),
    weekday: WEEKDAYS[new Date(`${from.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? "mon",
  };
}

function isInside({ from, until, weekday }: Clock, hours: WeeklyHours): boolean {
  return (hours[weekday] ?? []).some(([opens, closes]) => {
    const [first, last] = [minutesOf(opens), minutesOf(closes)];
    return first <= from && until <= (last <= first ? last + MINUTES_A_DAY : last);
  });
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
