import { loadHosts, lockResources, type Transaction } from "@convene/prisma";
import { explainSlot, SlotNotOfferedError, slotRefusal } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { chooseHost } from "../domain/choose-host.ts";
import { type Audience, horizonOf, slotQuery } from "../domain/slot-rules.ts";
import type { SlotSubject } from "./load-slot-subject.ts";
import { readLoad } from "./read-load.ts";

/** A time that somebody wants. */
interface WantedSlot extends SlotSubject {
  readonly start: Date;
  readonly audience: Audience;
  readonly now: Date;
}

interface SettledSlot {
  readonly hostId: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * Settles who gives a slot: locks the timelines of all who may, asks the engine once more, and of
 * those who can takes the one with the least to do. Until the end of the transaction nobody else can
 * reserve them, so that what is settled here can be written.
 *
 * @throws SlotTakenError where somebody who could be asked is busy
 * @throws SlotNotOfferedError where it is not a time of the service
 */
export async function settleSlot(tx: Transaction, wanted: WantedSlot): Promise<SettledSlot> {
  const { rules, start, audience, now } = wanted;
  const end = addMinutes(start, rules.durationMinutes);
  const hostIds = wanted.hosts.map((host) => host.resourceId);
  await lockResources(tx, hostIds);

  const latest = horizonOf(rules, now);
  if (audience === "client" && end.getTime() > latest.getTime()) {
    throw new SlotNotOfferedError([{ reason: "beyondHorizon", latest }]);
  }
  const range = { start, end };
  const hosts = await loadHosts(tx, wanted.hosts, range, wanted.except);
  const query = slotQuery(rules, hosts, { range, now, audience });
  if (!query) throw new SlotNotOfferedError([{ reason: "tooFewHosts", suited: 0, needed: 1 }]);

  const explanation = explainSlot(query, start);
  // Staff may place an appointment between the times that clients are offered.
  const stands = explanation.reasons.filter(
    ({ reason }) => !(audience === "staff" && reason === "offGrid"),
  );
  const able = explanation.hosts.filter((host) => host.ok).map((host) => host.hostId);
  const load = able.length > 1 ? await readLoad(tx, able, start) : new Map<string, number>();
  const hostId = chooseHost(able, load);
  if (hostId === undefined || stands.length > 0) throw slotRefusal(explanation);
  return { hostId, start, end };
}
