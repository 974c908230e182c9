import type { Work } from "@convene/prisma";
import { freeSlots } from "../domain/free-slots.ts";
import { isJoinable, type OfferedSlot, offeredSlots } from "../domain/offered-slots.ts";
import type { SlotAsk } from "../domain/slot-rules.ts";
import { loadCandidates } from "./load-candidates.ts";
import { readSessions } from "./read-sessions.ts";
import type { SlotSubject } from "./slot-subject.ts";

/** The times of a range that can be had: free ones, and sessions with a free place. */
export async function findOffered(
  { tx, now }: Work,
  subject: SlotSubject,
  ask: Omit<SlotAsk, "now">,
): Promise<readonly OfferedSlot[]> {
  const { rules, group } = subject;
  const asked = { ...ask, now };
  const free = group?.plannedOnly
    ? []
    : freeSlots(rules, await loadCandidates(tx, subject, ask.range), asked);
  if (!group) return free;
  const sessions = await readSessions(tx, group.serviceId, ask.range, group.own);
  return offeredSlots(
    free,
    sessions.filter((one) => group.hostIds.includes(one.hostId) && isJoinable(one, rules, asked)),
    group.capacity,
  );
}
