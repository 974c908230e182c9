import { blockBusy } from "../availability/block-busy.ts";
import { blockReachedLimits } from "../availability/block-reached-limits.ts";
import type { Host } from "../availability/host.ts";
import { openSpans } from "../availability/open-spans.ts";
import { readHours } from "../availability/read-hours.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { SpanCollector } from "../interval/span-collector.ts";
import type { Spans } from "../interval/spans.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { type Timing, zoneTableAround } from "./timing.ts";

/** A host with its hours read and placed. */
export interface HostTimeline {
  readonly host: Host;
  /** Path of the host in the query, for errors. */
  readonly field: string;
  readonly zone: ZoneTable;
  readonly open: Spans;
}

/**
 * Reads the hours of the hosts.
 *
 * @param field Path of the list in the query.
 * @throws InvalidInputError for no hosts, doubled ids, and hours that have no meaning
 * @throws UnknownTimeZoneError
 */
export function readTimelines(
  hosts: readonly Host[],
  field: string,
  from: number,
  to: number,
): HostTimeline[] {
  if (hosts.length === 0) throw new InvalidInputError(field, "is empty");
  if (new Set(hosts.map((host) => host.id)).size < hosts.length) {
    throw new InvalidInputError(field, "has the same id twice");
  }
  return hosts.map((host, index) => {
    const path = `${field}[${index}]`;
    const zone = zoneTableAround(host.timeZone, from, to, `${path}.timeZone`);
    return { host, field: path, zone, open: openSpans(readHours(host, path), zone, from, to) };
  });
}

/**
 * Adds the starts that the host's busy times and limits rule out.
 *
 * @param open Only starts in here matter.
 */
export function blockHost(
  blocked: SpanCollector,
  { host, field, zone }: HostTimeline,
  open: Spans,
  timing: Timing,
): void {
  if (host.busy) blockBusy(blocked, host.busy, timing, open, `${field}.busy`);
  if (host.limits) {
    blockReachedLimits(blocked, host.limits, zone, timing.from, timing.to, `${field}.limits`);
  }
}

/**
 * The starts that suit a host by itself, as a flat list of first and last: both belong to it. Ends
 * with a pair at infinity.
 */
export function suitableStarts(timeline: HostTimeline, timing: Timing): number[] {
  const { open } = timeline;
  const collector = new SpanCollector(timeline.host.busy?.length ?? 0, timing.from, timing.to);
  blockHost(collector, timeline, open, timing);
  const blocked = collector.union();

  const starts: number[] = [];
  let b = 0;
  for (let i = 0; i < open.length; i += 2) {
    const last = (open[i + 1] ?? 0) - timing.length;
    let start = open[i] ?? 0;
    while (start <= last) {
      while ((blocked[b + 1] ?? 0) <= start) b += 2;
      const blockedFrom = blocked[b] ?? 0;
      if (blockedFrom >= start) starts.push(start, Math.min(last, blockedFrom));
      start = blocked[b + 1] ?? 0;
    }
  }
  starts.push(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  return starts;
}
