import { resourceOfUnit, type Work } from "@convene/prisma";
import type { GeneralReason, HostExplanation, HostReason } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { judgeSlot } from "../domain/judge-slot.ts";
import type { Audience } from "../domain/slot-rules.ts";
import { findOffered } from "../slots/find-offered.ts";
import { loadCandidates } from "../slots/load-candidates.ts";
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
  /** The session that a place could be taken in; null: none. */
  readonly sessionId: string | null;
  /** Why nobody at all could be booked then; empty where somebody can. */
  readonly reasons: readonly GeneralReason[];
  /** By name. */
  readonly hosts: readonly ExplainedHost[];
  /** The rooms and devices that it takes, by position. */
  readonly needs: readonly ExplainedNeed[];
}

interface ExplainedNeed {
  /** From 0. */
  readonly position: number;
  /** Whether none of them can be had. */
  readonly missing: boolean;
  /** By name. Of one with several units the reasons of all of them. */
  readonly resources: readonly ExplainedHost[];
}

/** A person, room or device. */
interface ExplainedHost {
  readonly id: string;
  readonly name: string;
  /** Why not this one; empty for who could. */
  readonly reasons: readonly HostReason[];
}

/**
 * Why a time can be booked or not, in general, person by person, and room by room.
 *
 * @throws NotFoundError for a service or host that cannot be booked, or an appointment that is not there
 */
export async function explainSlot(
  work: Work,
  { of, start, audience }: ExplainRequest,
): Promise<ExplainedSlot> {
  const { tx, now } = work;
  const subject = await loadSlotSubject(tx, of);
  const { rules, group } = subject;
  const range = { start, end: addMinutes(start, rules.durationMinutes) };
  const offered = group ? await findOffered(work, subject, { range, audience }) : [];
  const shared = offered.find((slot) => slot.start.getTime() === start.getTime());
  const candidates = await loadCandidates(tx, subject, range);
  const judged = judgeSlot(rules, candidates, { start, now, audience });

  const resources = await tx.resource.findMany({
    where: { id: { in: [...candidates.hosts.map(({ id }) => id), ...subject.needs.flat()] } },
    select: { id: true, name: true },
  });
  const names = new Map(resources.map(({ id, name }) => [id, name]));
  const named = (id: string, explained: readonly HostExplanation[]) => ({
    id,
    name: names.get(id) ?? "",
    reasons: explained.some((one) => one.ok)
      ? []
      : explained.flatMap((one) => (one.ok ? [] : one.reasons)),
  });
  const { bufferBeforeMinutes, bufferAfterMinutes } = rules;
  return {
    ...range,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    offered: shared !== undefined || (judged.offered && !group?.plannedOnly),
    sessionId: shared?.sessionId ?? null,
    reasons: shared ? [] : judged.reasons,
    hosts: judged.hosts.map((host) => named(host.hostId, [host])),
    needs: judged.needs.map(({ units, unitId }, position) => ({
      position,
      missing: unitId === null && !shared,
      resources: [...Map.groupBy(units, ({ hostId }) => resourceOfUnit(hostId))].map(([id, own]) =>
        named(id, own),
      ),
    })),
  };
}
