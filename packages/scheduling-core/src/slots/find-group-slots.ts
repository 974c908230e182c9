import type { Host } from "../availability/host.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { intersectSpans } from "../interval/intersect-spans.ts";
import { mergeSpans } from "../interval/merge-spans.ts";
import { fillGroups } from "./fill-groups.ts";
import { gridStarts } from "./grid-starts.ts";
import { readTimelines, suitableStarts } from "./host-timeline.ts";
import { PresenceSweep } from "./presence-sweep.ts";
import { requireAtLeast } from "./require-at-least.ts";
import type { SlotLimits, SlotTiming } from "./slot-query.ts";
import { readTiming } from "./timing.ts";
import { tooManySlots } from "./too-many-slots.ts";

/** A role of a panel: filled by one person, or by some of a pool. */
export interface HostGroup {
  /** In the order in which they are to be asked. */
  readonly hosts: readonly Host[];
  readonly atLeast: number;
}

export interface GroupSlotQuery extends SlotTiming {
  /** A host may be in several groups; it fills one of them. */
  readonly groups: readonly HostGroup[];
}

export interface FilledGroup {
  /** Who fills it: exactly `atLeast`, in the order of its hosts. */
  readonly hostIds: string[];
  /** Its other hosts whom the slot suits and who fill no group. */
  readonly standInIds: string[];
}

export interface GroupSlot {
  readonly start: Date;
  readonly end: Date;
  /** In the order of the query's groups. */
  readonly groups: FilledGroup[];
}

/**
 * The times at which every role of a panel can be filled by a person of its own.
 *
 * There is one grid, on the times at which every group has somebody open. The filling is the first by
 * the order of groups and hosts: see `fillGroups`.
 *
 * @returns ascending by start
 * @throws InvalidInputError naming the field, e.g. `groups[1].atLeast`
 * @throws UnknownTimeZoneError
 */
export function findGroupSlots(query: GroupSlotQuery, limits: SlotLimits = {}): GroupSlot[] {
  if (query.groups.length === 0) throw new InvalidInputError("groups", "is empty");
  const first = {
    timeZone: query.groups[0]?.hosts[0]?.timeZone,
    field: "groups[0].hosts[0].timeZone",
  };
  const timing = readTiming(query, first, limits);
  const groups = query.groups.map(({ hosts, atLeast }, index) => {
    const timelines = readTimelines(hosts, `groups[${index}].hosts`, timing.from, timing.to);
    requireAtLeast(atLeast, hosts.length, `groups[${index}].atLeast`);
    return { atLeast, timelines, open: mergeSpans(timelines.flatMap(({ open }) => [...open])) };
  });

  const places = groups.flatMap(({ timelines }, group) =>
    timelines.map((timeline) => ({ group, timeline })),
  );
  const sweep = new PresenceSweep(places.map(({ timeline }) => suitableStarts(timeline, timing)));
  const starts = gridStarts([groups.map(({ open }) => open).reduce(intersectSpans)], timing);
  const slots: GroupSlot[] = [];
  let filled: FilledGroup[] | null = null;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0;
    if (sweep.moveTo(start)) {
      const candidates: string[][] = groups.map(() => []);
      for (const index of sweep.present) {
        const place = places[index];
        if (place) candidates[place.group]?.push(place.timeline.host.id);
      }
      filled = fill(groups, candidates);
    }
    if (!filled) continue;
    if (slots.length === timing.maxSlots) throw tooManySlots(timing.maxSlots);
    slots.push({
      start: new Date(start),
      end: new Date(start + timing.length),
      groups: filled.map(copy),
    });
  }
  return slots;
}

function fill(
  groups: readonly { readonly atLeast: number }[],
  candidates: readonly (readonly string[])[],
): FilledGroup[] | null {
  const vacancies = groups.map(({ atLeast }, index) => ({
    atLeast,
    candidates: candidates[index] ?? [],
  }));
  const filling = fillGroups(vacancies);
  if (!filling) return null;
  const chosen = new Set(filling.flat());
  return filling.map((hostIds, index) => ({
    hostIds,
    standInIds: (candidates[index] ?? []).filter((id) => !chosen.has(id)),
  }));
}

/** Slots share no arrays: whoever changes one changes no other. */
function copy({ hostIds, standInIds }: FilledGroup): FilledGroup {
  return { hostIds: hostIds.slice(), standInIds: standInIds.slice() };
}
