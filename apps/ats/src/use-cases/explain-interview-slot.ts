import { resourceOfUnit, type Work } from "@convene/prisma";
import type { HostReason, Interval, SlotReason } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { judgePanel } from "../slots/judge-panel.ts";
import { loadPanel, peopleOf, type SlotsFor } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";

export interface ExplainedInterviewSlot extends Interval {
  /** Whether the panel can be booked then. */
  readonly possible: boolean;
  /** Why not, whoever it is. */
  readonly reasons: readonly SlotReason[];
  /** Everybody who could sit on the panel, in the order in which they were asked for. */
  readonly people: readonly ExplainedPerson[];
  /** The rooms that it could be in. */
  readonly rooms: readonly ExplainedHost[];
}

export interface ExplainedHost {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Why not this one; empty for who could. */
  readonly reasons: readonly HostReason[];
}

export interface ExplainedPerson extends ExplainedHost {
  /** Whether they would have a seat. */
  readonly seated: boolean;
}

/**
 * Why a panel can or cannot meet at a time, person by person and room by room. Any minute will do: the
 * grid on which times are offered is a convenience, no rule.
 *
 * @throws NotFoundError for somebody who is no interviewer, or a pool, room or interview that is not there
 */
export async function explainInterviewSlot(
  work: Work,
  { of, start }: { readonly of: SlotsFor; readonly start: Date },
): Promise<ExplainedInterviewSlot> {
  const { tx, now } = work;
  const panel = await loadPanel(tx, of);
  const range = { start, end: addMinutes(start, panel.durationMinutes) };
  const hosts = await loadPanelHosts(work, panel, { range, audience: "staff" });
  const judged = judgePanel(panel, hosts, { start, now });
  const resources = await tx.resource.findMany({
    where: { id: { in: [...peopleOf(panel), ...panel.roomIds] } },
    select: { id: true, name: true, timeZone: true },
  });
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const seated = new Set(judged.filling?.map(({ id }) => id));
  const order = new Map(peopleOf(panel).map((id, index) => [id, index]));
  return {
    start: judged.start,
    end: judged.end,
    possible: judged.reasons.length === 0,
    reasons: judged.reasons,
    people: judged.people
      .toSorted((a, b) => (order.get(a.hostId) ?? 0) - (order.get(b.hostId) ?? 0))
      .flatMap((host) => {
        const resource = byId.get(host.hostId);
        const reasons = host.ok ? [] : host.reasons;
        return resource ? [{ ...resource, reasons, seated: seated.has(host.hostId) }] : [];
      }),
    rooms: judged.rooms.flatMap((unit) => {
      const resource = byId.get(resourceOfUnit(unit.hostId));
      return resource ? [{ ...resource, reasons: unit.ok ? [] : unit.reasons }] : [];
    }),
  };
}
