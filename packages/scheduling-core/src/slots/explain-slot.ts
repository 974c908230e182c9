import { badBusyTime, isOrdered } from "../availability/block-busy.ts";
import { requireLimit } from "../availability/block-reached-limits.ts";
import { DAY, FIRST_MONDAY, WEEK } from "../availability/calendar-units.ts";
import { requireInstant } from "../errors/require-instant.ts";
import { findSpan } from "../interval/find-span.ts";
import { intersectSpans } from "../interval/intersect-spans.ts";
import type { Interval } from "../interval/interval.ts";
import type { Spans } from "../interval/spans.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { firstStart } from "./first-start.ts";
import { type HostTimeline, readTimelines } from "./host-timeline.ts";
import { readAttendance } from "./read-attendance.ts";
import type { SlotLimits, SlotQuery } from "./slot-query.ts";
import { readQueryTiming, type Timing } from "./timing.ts";

/** Why a time is not offered, whoever the hosts are. */
export type SlotReason =
  | { readonly reason: "outsideRange"; readonly range: Interval }
  | { readonly reason: "beforeNotice"; readonly earliest: Date }
  | { readonly reason: "offGrid" }
  | { readonly reason: "tooFewHosts"; readonly suited: number; readonly needed: number };

/** Why a time does not suit a host. */
export type HostReason =
  | { readonly reason: "outsideHours" }
  | { readonly reason: "busy"; readonly interval: Interval }
  /** `date` is local to the host, `YYYY-MM-DD`. */
  | { readonly reason: "dayLimitReached"; readonly date: string; readonly limit: number }
  /** `monday` is the first date of the week, local to the host, `YYYY-MM-DD`. */
  | { readonly reason: "weekLimitReached"; readonly monday: string; readonly limit: number };

export type HostExplanation =
  | { readonly hostId: string; readonly ok: true }
  | { readonly hostId: string; readonly ok: false; readonly reasons: readonly HostReason[] };

export interface SlotExplanation {
  readonly start: Date;
  readonly end: Date;
  /** Whether `findAvailableSlots` offers it. */
  readonly offered: boolean;
  /** Every reason that is nobody's in particular; empty exactly when the slot is offered. */
  readonly reasons: readonly SlotReason[];
  /** In the order of the query's hosts. */
  readonly hosts: readonly HostExplanation[];
}

/**
 * Why `findAvailableSlots` offers a start or not, host by host, with all reasons at once.
 *
 * It asks the definition for this one start and shares nothing with the engine's sweep but the open
 * spans; a test holds the two against each other.
 *
 * @throws InvalidInputError as `findAvailableSlots`, and naming `start`
 * @throws UnknownTimeZoneError
 */
export function explainSlot(
  query: SlotQuery,
  start: Date,
  limits: SlotLimits = {},
): SlotExplanation {
  const timing = readQueryTiming(query, limits);
  const at = requireInstant(start, "start");
  const end = at + timing.length;
  const isInRange = at >= timing.from && end <= timing.to;
  // Out of range the hours around the start itself still tell who would have been there.
  const window = isInRange ? timing : { from: at, to: end };
  const timelines = readTimelines(query.hosts, "hosts", window.from, window.to);
  const hosts = timelines.map((timeline) => explainHost(timeline, at, timing));

  const attendance = query.attendance ?? "all";
  const needed = readAttendance(attendance, hosts.length);
  const suited = hosts.filter((host) => host.ok).length;
  const open = timelines.map((timeline) => timeline.open);
  const grids = attendance === "all" ? [open.reduce(intersectSpans)] : open;

  const reasons: SlotReason[] = [];
  if (!isInRange) reasons.push({ reason: "outsideRange", range: query.range });
  const earliest = query.now.getTime() + (query.minimumNotice ?? 0) * 60_000;
  if (at < earliest) reasons.push({ reason: "beforeNotice", earliest: new Date(earliest) });
  if (isInRange && isOffGrid(grids, at, timing)) reasons.push({ reason: "offGrid" });
  if (suited < needed) reasons.push({ reason: "tooFewHosts", suited, needed });
  return { start: new Date(at), end: new Date(end), offered: reasons.length === 0, reasons, hosts };
}

function explainHost({ host, field, zone, open }: HostTimeline, at: number, timing: Timing) {
  const reasons: HostReason[] = [];
  if (!isInside(open, at, at + timing.length)) reasons.push({ reason: "outsideHours" });

  const from = at - timing.before;
  const to = at + timing.length + timing.after;
  for (const [index, interval] of (host.busy ?? []).entries()) {
    const start = interval.start.getTime();
    const end = interval.end.getTime();
    if (!isOrdered(start, end)) throw badBusyTime(`${field}.busy[${index}]`);
    if (start < end && start < to && from < end) reasons.push({ reason: "busy", interval });
  }

  const { perDay, perWeek, bookedStarts = [] } = host.limits ?? {};
  const starts = bookedStarts.map((booked, index) =>
    requireInstant(booked, `${field}.limits.bookedStarts[${index}]`),
  );
  const date = unitOf(at, DAY, 0, zone);
  if (isReached(perDay, starts, date, `${field}.limits.perDay`)) {
    reasons.push({ reason: "dayLimitReached", date: writeDate(date.start), limit: perDay });
  }
  const week = unitOf(at, WEEK, FIRST_MONDAY, zone);
  if (isReached(perWeek, starts, week, `${field}.limits.perWeek`)) {
    reasons.push({ reason: "weekLimitReached", monday: writeDate(week.start), limit: perWeek });
  }

  const hostId = host.id;
  const explanation: HostExplanation =
    reasons.length === 0 ? { hostId, ok: true } : { hostId, ok: false, reasons };
  return explanation;
}

/** Whether [start, end) lies inside one of the spans. */
function isInside(spans: Spans, start: number, end: number): boolean {
  const index = findSpan(spans, start);
  return (spans[index] ?? Number.POSITIVE_INFINITY) <= start && end <= (spans[index + 1] ?? 0);
}

/** Whether the start lies in spans that have a grid, but on none of their grids. */
function isOffGrid(grids: readonly Spans[], at: number, timing: Timing): boolean {
  const around = grids.filter((spans) => isInside(spans, at, at + timing.length));
  const isOn = around.some((spans) => {
    const first = firstStart(spans[findSpan(spans, at)] ?? 0, timing);
    return at >= first && (at - first) % timing.step === 0;
  });
  return around.length > 0 && !isOn;
}

interface LocalUnit {
  readonly start: number;
  readonly has: (instant: number) => boolean;
}

/** The local day or week of an instant. */
function unitOf(at: number, unit: number, origin: number, zone: ZoneTable): LocalUnit {
  const startOf = (instant: number) =>
    Math.floor((instant + zone.offsetAt(instant) - origin) / unit) * unit + origin;
  const start = startOf(at);
  // No booking further away is asked for, as the zone is known no further.
  return {
    start,
    has: (instant) => Math.abs(instant - at) <= WEEK + DAY && startOf(instant) === start,
  };
}

function isReached(
  limit: number | undefined,
  starts: readonly number[],
  unit: LocalUnit,
  field: string,
): limit is number {
  if (limit === undefined) return false;
  return starts.filter(unit.has).length >= requireLimit(limit, field);
}

function writeDate(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}
