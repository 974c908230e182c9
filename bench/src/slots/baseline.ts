import type { Host, Interval, SlotQuery } from "@convene/scheduling-core";

// What a competent programmer writes in an afternoon: milliseconds, offsets looked up by the quarter
// hour and remembered, free time cut out of the hours, a set of starts. It answers the benchmark's
// queries exactly, and leaves out what the engine is for: overrides, limits, windows over midnight,
// grids that a busy time does not move, checked input.

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 86_400_000;
const WEEKDAYS = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"] as const;

export interface BaselineSlot {
  readonly start: Date;
  readonly end: Date;
}

type Span = [start: number, end: number];

const formats = new Map<string, Intl.DateTimeFormat>();
const knownOffsets = new Map<string, Map<number, number>>();

function offsetAt(timeZone: string, instant: number): number {
  const quarter = Math.floor(instant / QUARTER);
  let known = knownOffsets.get(timeZone);
  if (!known) {
    known = new Map();
    knownOffsets.set(timeZone, known);
  }
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = askIntl(timeZone, quarter * QUARTER);
    known.set(quarter, offset);
  }
  return offset;
}

function askIntl(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

function place(timeZone: string, local: number): number {
  const early = local - offsetAt(timeZone, local - DAY);
  const late = local - offsetAt(timeZone, local + DAY);
  if (early === late) return early;
  const first = Math.min(early, late);
  return first + offsetAt(timeZone, first) === local ? first : Math.max(early, late);
}

function minutesOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;
}

function openSpans({ timeZone, weeklyHours }: Host, from: number, to: number): Span[] {
  const spans: Span[] = [];
  const today = Math.floor((from + offsetAt(timeZone, from)) / DAY) * DAY;
  for (let date = today - DAY; date <= to + DAY; date += DAY) {
    const weekday = WEEKDAYS[(date / DAY) % 7] ?? "thu";
    for (const [opens, closes] of weeklyHours[weekday] ?? []) {
      const start = Math.max(from, place(timeZone, date + minutesOf(opens)));
      const end = Math.min(to, place(timeZone, date + minutesOf(closes)));
      if (start < end) spans.push([start, end]);
    }
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

function freeSpans(host: Host, from: number, to: number, before: number, after: number): Span[] {
  const widen = ({ start, end }: Interval): Span => [
    start.getTime() - after,
    end.getTime() + before,
  ];
  const busy = (host.busy ?? []).map(widen).sort((a, b) => a[0] - b[0]);
  const free: Span[] = [];
  for (const [opens, closes] of openSpans(host, from, to)) {
    let at = opens;
    for (const taken of busy) {
      if (taken[0] >= closes) break;
      if (taken[1] <= at) continue;
      if (taken[0] > at) free.push([at, taken[0]]);
      at = taken[1];
    }
    if (at < closes) free.push([at, closes]);
  }
  return free;
}

function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const shared: Span[] = [];
  let i = 0;
  let j = 0;
  for (let left = a[i], right = b[j]; left && right; left = a[i], right = b[j]) {
    const start = Math.max(left[0], right[0]);
    const end = Math.min(left[1], right[1]);
    if (start < end) shared.push([start, end]);
    if (left[1] <= right[1]) i++;
    else j++;
  }
  return shared;
}

/** The starts of a benchmark query, for all or any of its hosts. */
export function findSlotsSimply(query: SlotQuery): BaselineSlot[] {
  const from = query.range.start.getTime();
  const to = query.range.end.getTime();
  const length = query.duration * MINUTE;
  const step = (query.step ?? query.duration) * MINUTE;
  const before = (query.bufferBefore ?? 0) * MINUTE;
  const after = (query.bufferAfter ?? 0) * MINUTE;
  const timeZone = query.timeZone ?? query.hosts[0]?.timeZone ?? "UTC";

  const perHost = query.hosts.map((host) => freeSpans(host, from, to, before, after));
  const free =
    query.attendance === "any"
      ? perHost.flat().sort((a, b) => a[0] - b[0])
      : perHost.reduce(intersect);
  const starts = new Set<number>();
  for (const [opens, closes] of free) {
    // The hours open on whole steps of the wall clock, so that is where the grid lies.
    const past = (((opens + offsetAt(timeZone, opens)) % step) + step) % step;
    for (let start = past ? opens + step - past : opens; start + length <= closes; start += step) {
      starts.add(start);
    }
  }
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => ({ start: new Date(start), end: new Date(start + length) }));
}
