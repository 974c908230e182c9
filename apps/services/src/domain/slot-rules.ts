import type { Actor } from "@convene/prisma";
import type { Host, Interval, SlotQuery } from "@convene/scheduling-core";
import { addDays, min } from "date-fns";

/** Who asks for a time: a client gets what is offered, staff whatever is possible. */
export type Audience = "client" | "staff";

/** As whom an actor asks for times: everybody who is not of the organisation asks as a client. */
export function audienceOf(actor: Actor): Audience {
  return actor.kind === "member" ? "staff" : "client";
}

/** What a service, or an appointment made of it, demands of a time. Minutes and days. */
export interface SlotRules {
  readonly durationMinutes: number;
  readonly stepMinutes: number | null;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
}

/** The last moment at which an appointment may end that is booked at `now`. */
export function horizonOf(rules: Pick<SlotRules, "horizonDays">, now: Date): Date {
  return addDays(now, rules.horizonDays);
}

/** When times are asked for, and by whom. */
export interface SlotAsk {
  readonly range: Interval;
  readonly now: Date;
  readonly audience: Audience;
}

/**
 * The question to the slot engine. Staff are bound neither by the notice nor by the horizon; the past
 * is closed to everybody.
 *
 * @returns undefined where nothing can be asked: no hosts, or all of the range beyond the horizon
 */
export function slotQuery(
  rules: SlotRules,
  hosts: readonly Host[],
  { range, now, audience }: SlotAsk,
): SlotQuery | undefined {
  const end = audience === "client" ? min([range.end, horizonOf(rules, now)]) : range.end;
  if (hosts.length === 0 || end.getTime() <= range.start.getTime()) return undefined;
  return {
    range: { start: range.start, end },
    now,
    duration: rules.durationMinutes,
    ...(rules.stepMinutes !== null && { step: rules.stepMinutes }),
    bufferBefore: rules.bufferBeforeMinutes,
    bufferAfter: rules.bufferAfterMinutes,
    minimumNotice: audience === "client" ? rules.minimumNoticeMinutes : 0,
    hosts,
    attendance: "any",
  };
}
