import { loadHosts, type Work } from "@convene/prisma";
import {
  explainSlot as explain,
  type GeneralReason,
  type HostReason,
  type SlotExplanation,
} from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { type Audience, horizonOf, slotQuery } from "../domain/slot-rules.ts";
import { loadSlotSubject, type SlotsFor } from "../slots/load-slot-subject.ts";

export interface ExplainRequest {
  readonly of: SlotsFor;
  readonly start: Date;
  readonly audience: Audience;
}

export interface ExplainedSlot {
  readonly start: Date;
  readonly end: Date;
  readonly offered: boolean;
  /** To be free before the start and after the end. */
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Why nobody at all could be booked then; empty where somebody can. */
  readonly reasons: readonly GeneralReason[];
  /** By name. */
  readonly hosts: readonly ExplainedHost[];
}

interface ExplainedHost {
  readonly id: string;
  readonly name: string;
  /** Why not this one; empty for who could. */
  readonly reasons: readonly HostReason[];
}

/**
 * Why a time can be booked or not, in general and person by person.
 *
 * @throws NotFoundError for a service or host that cannot be booked, or an appointment that is not there
 */
export async function explainSlot(
  { tx, now }: Work,
  request: ExplainRequest,
): Promise<ExplainedSlot> {
  const { of, start, audience } = request;
  const { rules, hosts: wanted, except } = await loadSlotSubject(tx, of);
  const end = addMinutes(start, rules.durationMinutes);
  const range = { start, end };
  const hosts = await loadHosts(tx, wanted, range, except);
  const people = await tx.resource.findMany({
    where: { id: { in: hosts.map((host) => host.id) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));

  const { bufferBeforeMinutes, bufferAfterMinutes } = rules;
  const buffers = { bufferBeforeMinutes, bufferAfterMinutes };
  const latest = horizonOf(rules, now);
  const beyond: GeneralReason[] =
    audience === "client" && end.getTime() > latest.getTime()
      ? [{ reason: "beyondHorizon", latest }]
      : [];
  // The horizon is judged here, so the engine is asked as staff ask, with the client's notice.
  const query = slotQuery(rules, hosts, { range, now, audience: "staff" });
  if (!query) {
    const reasons: GeneralReason[] = [{ reason: "tooFewHosts", suited: 0, needed: 1 }];
    return { start, end, ...buffers, offered: false, reasons, hosts: [] };
  }
  const minimumNotice = audience === "client" ? rules.minimumNoticeMinutes : 0;
  const explanation: SlotExplanation = explain({ ...query, minimumNotice }, start);
  const reasons: GeneralReason[] = [
    ...beyond,
    // Staff may place an appointment between the times that clients are offered.
    ...explanation.reasons.filter(({ reason }) => !(audience === "staff" && reason === "offGrid")),
  ];
  return {
    start,
    end,
    ...buffers,
    offered: reasons.length === 0,
    reasons,
    hosts: explanation.hosts.map((host) => ({
      id: host.hostId,
      name: names.get(host.hostId) ?? "",
      reasons: host.ok ? [] : host.reasons,
    })),
  };
}
