import {
  explainSlot,
  findGroupSlots,
  type Host,
  type Interval,
  toLocal,
  type WeeklyHours,
} from "../index.ts";
import type { LoopInterview, LoopQuery } from "../loops/loop-query.ts";

// Loops by their definition, with no thought of speed: every start of every interview with everybody
// who could sit in it, every way to put these together, and what each costs, minute by minute.

const MINUTE = 60_000;
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

export interface PlainOption {
  readonly position: number;
  readonly start: number;
  readonly end: number;
  /** By group. */
  readonly hostIds: readonly (readonly string[])[];
}

export interface PlainLoop {
  /** By position. */
  readonly options: readonly PlainOption[];
  readonly cost: number;
  readonly begins: number;
}

/** Every loop there is. */
export function allLoops(query: LoopQuery): PlainLoop[] {
  const options = query.interviews.map((_, position) => optionsOf(query, position));
  let partial: PlainOption[][] = [[]];
  for (const own of options) {
    partial = partial.flatMap((chosen) =>
      own
        .filter((option) => chosen.every((other) => fitTogether(query, option, other)))
        .map((option) => [...chosen, option]),
    );
  }
  return partial
    .filter((chosen) => keepsRules(query, chosen))
    .map((chosen) => ({
      options: chosen,
      cost: costOf(query, chosen),
      begins: Math.min(...chosen.map(({ start }) => start)),
    }));
}

function optionsOf(query: LoopQuery, position: number): PlainOption[] {
  const interview = interviewAt(query, position);
  const { times, busy = [] } = query.candidate;
  return findGroupSlots({ ...query, ...timingOf(interview), groups: interview.groups })
    .filter(({ start, end }) => {
      const isGiven = times === undefined || everyMinuteIn(times, start, end);
      const isBusy = busy.some((one) => one.start < one.end && one.start < end && start < one.end);
      return isGiven && !isBusy;
    })
    .flatMap(({ start, end }) => {
      const perGroup = interview.groups.map(({ hosts, atLeast }) =>
        combinations(
          hosts.filter((host) => suits(query, interview, host, start)).map(({ id }) => id),
          atLeast,
        ),
      );
      return product(perGroup)
        .filter((hostIds) => new Set(hostIds.flat()).size === hostIds.flat().length)
        .map((hostIds) => ({ position, start: +start, end: +end, hostIds }));
    });
}

function everyMinuteIn(times: readonly Interval[], start: Date, end: Date): boolean {
  for (let at = start.getTime(); at < end.getTime(); at += MINUTE) {
    if (!times.some((one) => one.start.getTime() <= at && at < one.end.getTime())) return false;
  }
  return true;
}

export function suits(
  query: LoopQuery,
  interview: LoopInterview,
  host: Host,
  start: Date,
): boolean {
  const asked = { ...query, ...timingOf(interview), hosts: [host] };
  return explainSlot(asked, start).hosts[0]?.ok === true;
}

function timingOf({ duration, bufferBefore = 0, bufferAfter = 0 }: LoopInterview) {
  return { duration, bufferBefore, bufferAfter };
}

export function interviewAt({ interviews }: LoopQuery, position: number): LoopInterview {
  const interview = interviews[position];
  if (!interview) throw new RangeError(`there is no interview ${position}`);
  return interview;
}

function combinations<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  );
}

function product<Item>(lists: readonly (readonly Item[])[]): Item[][] {
  return lists.reduce<Item[][]>(
    (all, list) => all.flatMap((chosen) => list.map((item) => [...chosen, item])),
    [[]],
  );
}

/** Two interviews of the candidate, and of whoever sits in both. */
function fitTogether(query: LoopQuery, one: PlainOption, other: PlainOption): boolean {
  const pause = (query.breakMinutes ?? 0) * MINUTE;
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  if (first.end + pause > second.start) return false;
  const both = first.hostIds.flat().some((id) => second.hostIds.flat().includes(id));
  const after = (interviewAt(query, first.position).bufferAfter ?? 0) * MINUTE;
  const before = (interviewAt(query, second.position).bufferBefore ?? 0) * MINUTE;
  return !both || first.end + after <= second.start - before;
}

export function keepsRules(query: LoopQuery, options: readonly PlainOption[]): boolean {
  const { longestGapMinutes = Number.POSITIVE_INFINITY, perDay = 99, sameDay = false } = query;
  const sorted = options.toSorted((a, b) => a.start - b.start);
  const dates = sorted.map((option) => dateOf(query, option));
  const isInOrder = options.every(({ position, start }) =>
    (interviewAt(query, position).after ?? []).every(
      (other) => (options.find((option) => option.position === other)?.end ?? 0) <= start,
    ),
  );
  const gapsAreShort = sorted.every((option, index) => {
    const next = sorted[index + 1];
    if (!next || dates[index] !== dates[index + 1]) return true;
    return next.start - option.end <= longestGapMinutes * MINUTE;
  });
  const daysAreRight = dates.every((date) => dates.filter((one) => one === date).length <= perDay);
  const isOneDay = !sameDay || new Set(dates).size === 1;
  return isInOrder && gapsAreShort && daysAreRight && isOneDay && keepsLimits(query, options);
}

/** With the loop's other interviews booked, the engine's own definition still lets each host come. */
function keepsLimits(query: LoopQuery, options: readonly PlainOption[]): boolean {
  return options.every((option) => {
    const interview = interviewAt(query, option.position);
    return option.hostIds.every((ids, group) =>
      ids.every((id) => {
        const host = interview.groups[group]?.hosts.find((one) => one.id === id);
        if (!host) return false;
        if (!host.limits) return true;
        const others = options.filter((one) => one !== option && one.hostIds.flat().includes(id));
        const bookedStarts = [
          ...host.limits.bookedStarts,
          ...others.map(({ start }) => new Date(start)),
        ];
        const booked = { ...host, limits: { ...host.limits, bookedStarts } };
        return others.length === 0 || suits(query, interview, booked, new Date(option.start));
      }),
    );
  });
}

function dateOf(query: LoopQuery, { start }: { readonly start: number }): string {
  return localAt(start, query.candidate.timeZone).slice(0, 10);
}

/** What a loop costs, by the page that defines it. */
export function costOf(query: LoopQuery, options: readonly PlainOption[]): number {
  const { load = {}, hours = {}, weights = {} } = query.preferences ?? {};
  const weigh = {
    ...{
      candidateHours: 4,
      preferredHours: 2,
      earlyLate: 1,
      gap: 1,
      day: 240,
      load: 15,
      again: 60,
      soon: 20,
    },
    ...weights,
  };
  const { timeZone, hours: candidateHours } = query.candidate;
  let cost = 0;
  const sittings = new Map<string, number>();
  for (const option of options) {
    if (candidateHours) {
      cost += minutesOutside(option, timeZone, candidateHours) * weigh.candidateHours;
    }
    for (const [index, group] of interviewAt(query, option.position).groups.entries()) {
      if (group.kind === "rooms") continue;
      const least = group.hosts.map(({ id }) => load[id] ?? 0).sort((a, b) => a - b);
      for (const [nth, id] of (option.hostIds[index] ?? []).entries()) {
        const zone = group.hosts.find((host) => host.id === id)?.timeZone ?? "";
        const own = hours[id];
        cost += own
          ? minutesOutside(option, zone, own) * weigh.preferredHours
          : minutesOutside(option, zone, null) * weigh.earlyLate;
        const before = sittings.get(id) ?? 0;
        cost += ((load[id] ?? 0) - (least[nth] ?? 0)) * weigh.load + before * weigh.again;
        sittings.set(id, before + 1);
      }
    }
  }
  const sorted = options.toSorted((a, b) => a.start - b.start);
  for (const [index, option] of sorted.entries()) {
    const next = sorted[index + 1];
    if (!next) continue;
    if (dateOf(query, option) !== dateOf(query, next)) cost += weigh.day;
    else {
      cost += ((next.start - option.end) / MINUTE - (query.breakMinutes ?? 0)) * weigh.gap;
    }
  }
  const notice = (query.minimumNotice ?? 0) * MINUTE;
  const earliest = Math.max(query.range.start.getTime(), query.now.getTime() + notice);
  const last = sorted.at(-1) ?? { start: earliest };
  const days = Date.parse(dateOf(query, last)) - Date.parse(dateOf(query, { start: earliest }));
  return cost + (days / 86_400_000) * weigh.soon;
}

/** Counted one by one; `null` is nine to five on every day. */
function minutesOutside(
  { start, end }: PlainOption,
  timeZone: string,
  hours: WeeklyHours | null,
): number {
  let outside = 0;
  for (let at = start; at < end; at += MINUTE) {
    const local = localAt(at, timeZone);
    const day = DAYS[new Date(`${local}Z`).getUTCDay()] ?? "sun";
    const windows = hours ? (hours[day] ?? []) : [["09:00", "17:00"] as const];
    const clock = local.slice(11, 16);
    if (!windows.some(([from, until]) => from <= clock && clock < until)) outside++;
  }
  return outside;
}

const locals = new Map<string, string>();

function localAt(instant: number, timeZone: string): string {
  const key = `${timeZone} ${instant}`;
  const known = locals.get(key);
  if (known !== undefined) return known;
  const { local } = toLocal(new Date(instant), timeZone);
  locals.set(key, local);
  return local;
}
