import type { Host } from "../availability/host.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import { explainSlot } from "./explain-slot.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import type { AvailableSlot, SlotLimits, SlotQuery } from "./slot-query.ts";

export interface AlternativesOptions extends SlotLimits {
  /** How many slots to give on each side; default 3. */
  readonly count?: number;
  /** Who could stand in for a host that can't come, the preferred first. */
  readonly pool?: readonly Host[];
}

export interface Alternatives {
  /** The nearest slots before the wanted start, ascending. */
  readonly before: readonly AvailableSlot[];
  /** The nearest slots after the wanted start, ascending. */
  readonly after: readonly AvailableSlot[];
  /** The hosts whom the wanted start does not suit. */
  readonly absentHostIds: readonly string[];
  /** Of the pool, whom the wanted start suits, in the order of the pool. */
  readonly standInIds: readonly string[];
}

/**
 * Ways out of a clash: the slots nearest to the wanted start, and who could take the place of those
 * who can't come then.
 *
 * @param query `range` says how far from the wanted start to look.
 * @throws InvalidInputError as `findAvailableSlots`, and naming `wanted` or `count`
 * @throws UnknownTimeZoneError
 */
export function suggestAlternatives(
  query: SlotQuery,
  wanted: Date,
  { count = 3, pool = [], ...limits }: AlternativesOptions = {},
): Alternatives {
  const at = requireInstant(wanted, "wanted");
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidInputError("count", `must be a whole number, 1 or more, not ${count}`);
  }
  const slots = findAvailableSlots(query, limits);
  const absentHostIds = explainSlot(query, wanted, limits)
    .hosts.filter((host) => !host.ok)
    .map((host) => host.hostId);
  return {
    before: slots.filter((slot) => slot.start.getTime() < at).slice(-count),
    after: slots.filter((slot) => slot.start.getTime() > at).slice(0, count),
    absentHostIds,
    standInIds: absentHostIds.length > 0 ? standIns(query, wanted, pool, limits) : [],
  };
}

function standIns(
  query: SlotQuery,
  wanted: Date,
  pool: readonly Host[],
  limits: SlotLimits,
): string[] {
  const onPanel = new Set(query.hosts.map((host) => host.id));
  const others = pool.filter((host) => !onPanel.has(host.id));
  if (others.length === 0) return [];
  const asked = { ...query, hosts: others, attendance: "any" as const };
  const { reasons, hosts } = explainSlot(asked, wanted, limits);
  // Whoever comes, a time that is past or out of range stays so. The grid is the panel's, not theirs.
  const isHopeless = reasons.some(
    ({ reason }) => reason === "outsideRange" || reason === "beforeNotice",
  );
  return isHopeless ? [] : hosts.filter((host) => host.ok).map((host) => host.hostId);
}
