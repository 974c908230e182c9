import { DAY, MINUTE } from "../availability/calendar-units.ts";
import type { FilledGroup } from "../slots/find-group-slots.ts";
import { isFree, type Taken } from "./is-free.ts";
import type { Arrangement, Loop, Part, Place, Seats } from "./loop.ts";
import type { LoopCost, LoopProposal, LoopReason, ProposedInterview } from "./loop-proposal.ts";

/** A place that somebody has in the loop. */
interface Sitting extends Taken {
  readonly position: number;
  readonly seats: Seats;
}

/** Puts an arrangement into times and names, with what it costs and why. */
export function describeLoop(loop: Loop, arrangement: Arrangement): LoopProposal {
  const sittings = readSittings(loop, arrangement);
  const order = inOrder(loop, arrangement);
  const gaps = readGaps(loop, arrangement, order);
  return {
    interviews: order.map((position) => describeInterview(loop, arrangement, sittings, position)),
    cost: readCost(loop, arrangement, sittings, gaps),
    reasons: [
      ...candidateReasons(loop, arrangement, order),
      ...gapReasons(gaps),
      ...hostReasons(sittings),
      ...loadReasons(sittings),
    ],
  };
}

function readSittings({ parts }: Loop, { starts, fillings }: Arrangement): Sitting[] {
  return parts.flatMap((part, position) =>
    part.seats.flatMap((seats, group) =>
      (fillings[position]?.[group] ?? []).flatMap((number) => {
        const place = seats.places[number];
        return place ? [{ part, place, start: starts[position] ?? 0, position, seats }] : [];
      }),
    ),
  );
}

/** The positions in the order of time. */
function inOrder(loop: Loop, arrangement: Arrangement): number[] {
  return [...loop.parts.keys()].sort(
    (a, b) => startAt(loop, arrangement, a) - startAt(loop, arrangement, b),
  );
}

function startAt({ parts }: Loop, { starts }: Arrangement, position: number): number {
  return parts[position]?.starts[starts[position] ?? 0] ?? 0;
}

function dayAt({ parts }: Loop, { starts }: Arrangement, position: number): number {
  return parts[position]?.days[starts[position] ?? 0] ?? 0;
}

function describeInterview(
  loop: Loop,
  arrangement: Arrangement,
  sittings: readonly Sitting[],
  position: number,
): ProposedInterview {
  const start = startAt(loop, arrangement, position);
  const part = loop.parts[position];
  const groups = (part?.seats ?? []).map((seats): FilledGroup => {
    const own = sittings.filter((sitting) => sitting.seats === seats);
    const others = seats.places.filter((place) => canStandIn(place, own, sittings));
    return {
      hostIds: own.map(({ place }) => place.hostId),
      standInIds: others.map(({ hostId }) => hostId),
    };
  });
  return { position, start: new Date(start), end: new Date(start + (part?.length ?? 0)), groups };
}

function canStandIn(place: Place, own: readonly Sitting[], sittings: readonly Sitting[]): boolean {
  const [one] = own;
  const taken = sittings.filter((sitting) => sitting.place.person === place.person);
  return one !== undefined && isFree(one.part, place, one.start, taken);
}

interface Gap {
  readonly after: number;
  readonly before: number;
  /** Beyond the break. */
  readonly minutes: number;
}

/** Between the interviews of the same day. */
function readGaps(loop: Loop, arrangement: Arrangement, order: readonly number[]): Gap[] {
  return order.slice(1).flatMap((before, index) => {
    const after = order[index] ?? 0;
    if (dayAt(loop, arrangement, after) !== dayAt(loop, arrangement, before)) return [];
    const ready = endAt(loop, arrangement, after) + loop.breakLength;
    const waited = startAt(loop, arrangement, before) - ready;
    return [{ after, before, minutes: Math.ceil(waited / MINUTE) }];
  });
}

function endAt(loop: Loop, arrangement: Arrangement, position: number): number {
  return startAt(loop, arrangement, position) + (loop.parts[position]?.length ?? 0);
}

function readCost(
  loop: Loop,
  arrangement: Arrangement,
  sittings: readonly Sitting[],
  gaps: readonly Gap[],
): LoopCost {
  const { parts, weights, firstDay } = loop;
  const days = [...parts.keys()].map((position) => dayAt(loop, arrangement, position));
  const outside = sum(parts.map((part, position) => outsideAt(part, arrangement, position)));
  const hostPoints = (isPreferred: boolean) =>
    sum(
      sittings
        .filter(({ place }) => place.hasPreferredHours === isPreferred)
        .map((sitting) => minutesOf(sitting) * sitting.place.pointsPerMinute),
    );
  const least = sum(parts.flatMap(({ seats }) => seats.map(({ leastLoad }) => leastLoad)));
  const repeats = [...countSittings(sittings).values()].map((count) => (count * (count - 1)) / 2);
  const cost = {
    candidateHours: outside * weights.candidateHours,
    preferredHours: hostPoints(true),
    earlyLate: hostPoints(false),
    gaps: sum(gaps.map(({ minutes }) => minutes)) * weights.gap,
    days: (new Set(days).size - 1) * weights.day,
    load: (sum(sittings.map(({ place }) => place.load)) - least) * weights.load,
    again: sum(repeats) * weights.again,
    soon: (Math.max(...days) - firstDay) * weights.soon,
  };
  return { total: sum(Object.values(cost)), ...cost };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function outsideAt(part: Part, { starts }: Arrangement, position: number): number {
  return part.outside[starts[position] ?? 0] ?? 0;
}

function minutesOf({ place, start }: Sitting): number {
  return place.minutes[start] ?? 0;
}

/** By id, how many interviews the people have; rooms are not counted. */
function countSittings(sittings: readonly Sitting[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { place } of sittings) {
    if (!place.isRoom) counts.set(place.hostId, (counts.get(place.hostId) ?? 0) + 1);
  }
  return counts;
}

function candidateReasons(
  loop: Loop,
  arrangement: Arrangement,
  order: readonly number[],
): LoopReason[] {
  const days = new Set(order.map((position) => dayAt(loop, arrangement, position)));
  const reasons: LoopReason[] = [{ reason: "days", count: days.size }];
  if (!loop.candidateHasHours) return reasons;
  const outside = order.flatMap((position): LoopReason[] => {
    const part = loop.parts[position];
    const minutes = part ? outsideAt(part, arrangement, position) : 0;
    return minutes > 0 ? [{ reason: "outsideCandidateHours", position, minutes }] : [];
  });
  return [...reasons, ...(outside.length > 0 ? outside : [{ reason: "candidateHours" } as const])];
}

function gapReasons(gaps: readonly Gap[]): LoopReason[] {
  const idle = gaps.filter(({ minutes }) => minutes > 0);
  if (gaps.length > 0 && idle.length === 0) return [{ reason: "noGaps" }];
  return idle.map((gap) => ({ reason: "gap", ...gap }));
}

function hostReasons(sittings: readonly Sitting[]): LoopReason[] {
  const people = sittings.filter(({ place }) => !place.isRoom);
  const outside = people.filter((sitting) => minutesOf(sitting) > 0);
  const away = new Set(outside.map(({ place }) => place.hostId));
  const inside = [...countSittings(people).keys()].filter((hostId) => !away.has(hostId));
  const reasons = outside.map(hostReason);
  return inside.length > 0 ? [{ reason: "insideHours", hostIds: inside }, ...reasons] : reasons;
}

function hostReason(sitting: Sitting): LoopReason {
  const { place, part, position, start } = sitting;
  const { hostId, timeZone, zone, hasPreferredHours } = place;
  if (hasPreferredHours) {
    return { reason: "outsidePreferred", hostId, position, minutes: minutesOf(sitting) };
  }
  const begins = part.starts[start] ?? 0;
  const clock = (instant: number) => {
    const local = instant + zone.offsetAt(instant);
    return new Date(local - Math.floor(local / DAY) * DAY).toISOString().slice(11, 16);
  };
  const starts = clock(begins);
  return starts < "09:00"
    ? { reason: "earlyLocal", hostId, position, localTime: starts, timeZone }
    : {
        reason: "lateLocal",
        hostId,
        position,
        localTime: clock(begins + part.length),
        timeZone,
      };
}

function loadReasons(sittings: readonly Sitting[]): LoopReason[] {
  const more = sittings.flatMap(({ place, seats, position }): LoopReason[] => {
    const interviews = place.load - seats.fairLoad;
    return interviews > 0
      ? [{ reason: "moreLoad", hostId: place.hostId, position, interviews }]
      : [];
  });
  const again = [...countSittings(sittings)].flatMap(([hostId, interviews]): LoopReason[] =>
    interviews > 1 ? [{ reason: "sitsAgain", hostId, interviews }] : [],
  );
  // Where nobody could be chosen, nothing was balanced.
  const wasChoice = sittings.some(
    ({ seats, place }) => !place.isRoom && seats.places.length > seats.atLeast,
  );
  const isFair = wasChoice && more.length === 0 && again.length === 0;
  return isFair ? [{ reason: "balancesLoad" }] : [...more, ...again];
}
