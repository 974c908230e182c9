import { resourceOfUnit, settleUnderLock, type Transaction } from "@convene/prisma";
import { SlotNotOfferedError, SlotTakenError, slotRefusal } from "@convene/scheduling-core";
import { addDays, addMinutes } from "date-fns";
import { chooseHost } from "../domain/choose-host.ts";
import { judgeSlot, type SlotJudgement } from "../domain/judge-slot.ts";
import { isJoinable } from "../domain/offered-slots.ts";
import type { Audience } from "../domain/slot-rules.ts";
import { loadCandidates } from "./load-candidates.ts";
import { readLoad } from "./read-load.ts";
import { type OpenSession, readSessions } from "./read-sessions.ts";
import type { GroupRules, SlotSubject } from "./slot-subject.ts";

/** A time that somebody wants. */
interface WantedSlot extends SlotSubject {
  readonly start: Date;
  readonly audience: Audience;
  readonly now: Date;
}

/** A slot that can be written in this transaction. */
export interface SettledSlot {
  readonly hostId: string;
  readonly start: Date;
  readonly end: Date;
  /** What the service needs besides its host: one resource for each position. */
  readonly resourceIds: readonly string[];
  /** The session that has a place for it; left out: the time is free. */
  readonly sessionId?: string;
}

/** No session is longer. */
const LONGEST_SESSION_DAYS = 7;

/**
 * Settles who and what makes a slot: locks the timelines of all who may, asks the engine once more, and
 * of those who can takes the one with the least to do. Until the end of the transaction nobody else can
 * reserve them, so that what is settled here can be written.
 *
 * @throws SlotTakenError where somebody or something that could be asked is busy, or a session is full
 * @throws SlotNotOfferedError where it is not a time of the service
 */
export async function settleSlot(tx: Transaction, wanted: WantedSlot): Promise<SettledSlot> {
  const hosts = wanted.hosts.map((host) => host.resourceId);
  const joined = wanted.group?.hostIds ?? [];
  // In one statement: locks that are taken one by one can deadlock.
  const all = [...hosts, ...joined, ...wanted.needs.flat(), ...wanted.held];
  return await settleUnderLock(tx, all, () => findSlot(tx, wanted));
}

/** Asks the engine. What it gives can be written only under the locks of all who may. */
async function findSlot(tx: Transaction, wanted: WantedSlot): Promise<SettledSlot> {
  const { rules, start, group, hold } = wanted;
  const range = { start, end: addMinutes(start, rules.durationMinutes) };
  if (group) {
    const session = await findSession(tx, group, wanted);
    if (session) return session;
    if (group.plannedOnly) throw await whyNoSession(tx, group, wanted);
  }

  // The visitor was promised the one who is held, even where somebody else has less to do by now.
  const isHeld = (resourceId: string) => hold?.resourceIds.includes(resourceId) ?? false;
  const promised = wanted.hosts.filter((host) => isHeld(host.resourceId));
  const candidates = await loadCandidates(
    tx,
    {
      ...wanted,
      hosts: promised.length > 0 ? promised : wanted.hosts,
      needs: wanted.needs.map((ids) =>
        ids.toSorted((a, b) => Number(isHeld(b)) - Number(isHeld(a))),
      ),
    },
    range,
  );
  const judged = judgeSlot(rules, candidates, wanted);
  const able = judged.hosts.filter((host) => host.ok).map((host) => host.hostId);
  const load = able.length > 1 ? await readLoad(tx, able, start) : new Map<string, number>();
  const hostId = chooseHost(able, load);
  if (hostId === undefined || !judged.offered) throw refusalOf(judged);
  const resourceIds = judged.needs.flatMap(({ unitId }) => unitId ?? []).map(resourceOfUnit);
  return { hostId, ...range, resourceIds };
}

/** The session at that time that has a place; the one that is held goes before others. */
async function findSession(
  tx: Transaction,
  group: GroupRules,
  wanted: WantedSlot,
): Promise<SettledSlot | undefined> {
  const sessions = (await sessionsAt(tx, group, wanted)).filter((one) =>
    isJoinable(one, wanted.rules, wanted),
  );
  const held = sessions.find(({ id }) => id === wanted.hold?.sessionId);
  const session = held ?? sessions[0];
  if (!session) return undefined;
  const { id, hostId, start, end } = session;
  return { hostId, start, end, resourceIds: [], sessionId: id };
}

async function whyNoSession(tx: Transaction, group: GroupRules, wanted: WantedSlot) {
  const [full] = (await sessionsAt(tx, group, wanted)).filter(({ placesLeft }) => placesLeft === 0);
  return full
    ? new SlotTakenError(full.hostId)
    : new SlotNotOfferedError([{ reason: "tooFewHosts", suited: 0, needed: 1 }]);
}

async function sessionsAt(
  tx: Transaction,
  { serviceId, hostIds, own }: GroupRules,
  { start }: WantedSlot,
): Promise<OpenSession[]> {
  const around = { start, end: addDays(start, LONGEST_SESSION_DAYS) };
  return (await readSessions(tx, serviceId, around, own)).filter(
    (one) => one.start.getTime() === start.getTime() && hostIds.includes(one.hostId),
  );
}

/** The refusal that a time meets: a busy host, room or device makes it taken. */
function refusalOf({ start, end, reasons, hosts, needs }: SlotJudgement) {
  const beyond = reasons.filter(({ reason }) => reason === "beyondHorizon");
  if (beyond.length > 0) return new SlotNotOfferedError(beyond);
  const missing = needs.filter(({ unitId }) => unitId === null).flatMap(({ units }) => units);
  return slotRefusal({
    start,
    end,
    offered: false,
    reasons: reasons.filter((reason) => reason.reason !== "beyondHorizon"),
    hosts: [...hosts, ...missing.map((unit) => ({ ...unit, hostId: resourceOfUnit(unit.hostId) }))],
  });
}
