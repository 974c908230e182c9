import {
  type AvailableSlot,
  findAvailableSlots,
  findGroupSlots,
  type GroupSlotQuery,
} from "@convene/scheduling-core";
import type { SlotCandidates } from "./slot-candidates.ts";
import { type SlotAsk, type SlotRules, slotQuery } from "./slot-rules.ts";

/**
 * The times at which somebody is free to give a service, and everything that it needs is free as well.
 *
 * @returns ascending by start; `hostIds` names every host whom the slot suits
 */
export function freeSlots(
  rules: SlotRules,
  { hosts, needs }: SlotCandidates,
  ask: SlotAsk,
): AvailableSlot[] {
  const query = slotQuery(rules, hosts, ask);
  if (!query || needs.some((units) => units.length === 0)) return [];
  if (needs.length === 0) return findAvailableSlots(query);
  const { hosts: _, attendance: __, ...timing } = query;
  const grouped: GroupSlotQuery = {
    ...timing,
    groups: [hosts, ...needs].map((group) => ({ hosts: group, atLeast: 1 })),
  };
  return findGroupSlots(grouped).map(({ start, end, groups: [first] }) => {
    const suited = new Set([...(first?.hostIds ?? []), ...(first?.standInIds ?? [])]);
    const hostIds = hosts.map((host) => host.id).filter((id) => suited.has(id));
    return { start, end, hostIds };
  });
}
