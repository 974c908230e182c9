import {
  lockResources,
  reservedSpan,
  resourceOfUnit,
  type Service,
  type Work,
} from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import type { LineRemark } from "@convene/server-kit/imports";
import { addDays, subDays } from "date-fns";
import { judgeSlot } from "../domain/judge-slot.ts";
import type { SlotCandidates } from "../domain/slot-candidates.ts";
import { loadCandidates } from "../slots/load-candidates.ts";
import { type OpenSession, readSessions } from "../slots/read-sessions.ts";
import type { SettledSlot } from "../slots/settle-slot.ts";
import type { AppointmentRow } from "./appointment-row.ts";
import { PlannedTimes } from "./planned-times.ts";

/** What earlier lines of the file take; a new one for each file or transaction. */
export interface Taken {
  /** By resource; by unit of a room or device. */
  readonly times: PlannedTimes;
  /** Places left in sessions that they make or join, by service, host and start. */
  readonly places: Map<string, number>;
}

export function nothingTaken(): Taken {
  return { times: new PlannedTimes(), places: new Map() };
}

/** A row that can be booked, or what stands against it. */
export interface SettledRow {
  readonly slot: SettledSlot | null;
  readonly remarks: readonly LineRemark[];
}

/** The service as it was agreed: as long as the line says, and nothing due before it. */
export function agreedService({ of: { service }, start, end, price }: AppointmentRow): Service {
  return {
    ...service,
    durationMinutes: (end.getTime() - start.getTime()) / 60_000,
    price,
    paymentTiming: "on_site",
    depositAmount: null,
  };
}

/** Locks what appointments to come may take, in one statement, until the end of the transaction. */
export async function lockForRows({ tx }: Work, rows: readonly AppointmentRow[]): Promise<void> {
  const ids = rows.flatMap(({ host, of }) => [host.id, ...of.needs.flat()]);
  if (ids.length > 0) await lockResources(tx, [...new Set(ids)]);
}

/**
 * Settles appointments to come as a booking does, but that hours, limits and connected calendars are no
 * obstacle: what was agreed elsewhere stands. What is reserved is one, and what earlier lines take.
 */
export async function settleRows(
  work: Work,
  rows: readonly AppointmentRow[],
  taken: Taken,
): Promise<ReadonlyMap<AppointmentRow, SettledRow>> {
  const settled = new Map<AppointmentRow, SettledRow>();
  if (rows.length === 0) return settled;
  const reserved = await readReserved(work, rows);
  const byService = [...Map.groupBy(rows, ({ of }) => of).entries()];
  const situations = new Map<AppointmentRow["of"], Situation>();
  for (const [of, group] of byService) situations.set(of, await readSituation(work, of, group));
  for (const row of rows) {
    const situation = situations.get(row.of);
    if (situation) settled.set(row, settle(row, situation, { reserved, taken, now: work.now }));
  }
  return settled;
}

interface Situation {
  readonly candidates: SlotCandidates;
  readonly sessions: readonly OpenSession[];
}

async function readSituation(
  { tx }: Work,
  { service, scheduleIds, needs }: AppointmentRow["of"],
  rows: readonly AppointmentRow[],
): Promise<Situation> {
  const range = rangeOf(rows);
  const hostIds = [...new Set(rows.map(({ host }) => host.id))];
  const hosts = hostIds.map((resourceId) => ({
    resourceId,
    scheduleId: scheduleIds.get(resourceId) ?? null,
  }));
  return {
    candidates: await loadCandidates(tx, { hosts, needs }, range),
    sessions: service.capacity > 1 ? await readSessions(tx, service.id, range) : [],
  };
}

interface Settling {
  readonly reserved: PlannedTimes;
  readonly taken: Taken;
  readonly now: Date;
}

function settle(
  row: AppointmentRow,
  { candidates, sessions }: Situation,
  { reserved, taken, now }: Settling,
): SettledRow {
  const { of, host, start, end } = row;
  const service = agreedService(row);
  const span = reservedSpan({ start, end }, service);
  const against = (code: string, field: string): SettledRow => ({
    slot: null,
    remarks: [{ level: "error", code, field }],
  });

  const key = `${service.id} ${host.id} ${start.getTime()}`;
  if (service.capacity > 1) {
    const session = sessions.find(
      (one) => one.hostId === host.id && one.start.getTime() === start.getTime(),
    );
    const places = taken.places.get(key) ?? session?.placesLeft;
    if (places === 0) return against("SESSION_FULL", "start");
    if (places !== undefined) {
      taken.places.set(key, places - 1);
      return { slot: { hostId: host.id, start, end, resourceIds: [] }, remarks: [] };
    }
  }
  if (reserved.meets(host.id, span)) return against("TAKEN", "staff");
  if (taken.times.meets(host.id, span)) return against("TAKEN_BY_LINE", "staff");

  const own = candidates.hosts.filter(({ id }) => id === host.id);
  const needs = candidates.needs.map((units) =>
    units.map((unit) => ({
      ...unit,
      busy: [...(unit.busy ?? []), ...taken.times.near(unit.id, span)],
    })),
  );
  const judged = judgeSlot(service, { hosts: own, needs }, { start, now, audience: "staff" });
  if (judged.needs.some(({ unitId }) => unitId === null)) return against("NEED_TAKEN", "service");

  const units = judged.needs.flatMap(({ unitId }) => unitId ?? []);
  for (const id of [host.id, ...units]) taken.times.add(id, span);
  if (service.capacity > 1) taken.places.set(key, of.service.capacity - 1);
  const reasons = judged.hosts.flatMap((one) => (one.ok ? [] : one.reasons));
  return {
    slot: { hostId: host.id, start, end, resourceIds: units.map(resourceOfUnit) },
    remarks: [...new Set(reasons.map(({ reason }) => WARNINGS[reason]))].map((code) => ({
      level: "warning",
      code,
      field: "start",
    })),
  };
}

const WARNINGS = {
  outsideHours: "OUTSIDE_HOURS",
  busy: "BUSY_ELSEWHERE",
  dayLimitReached: "LIMIT_REACHED",
  weekLimitReached: "LIMIT_REACHED",
} as const;

/** What is reserved of the rows' hosts; holds that ran out are nothing. */
async function readReserved(
  { tx, now }: Work,
  rows: readonly AppointmentRow[],
): Promise<PlannedTimes> {
  const { start, end } = rangeOf(rows);
  const found = await tx.reservation.findMany({
    where: {
      resourceId: { in: [...new Set(rows.map(({ host }) => host.id))] },
      startsAt: { gte: subDays(start, 2), lt: addDays(end, 2) },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { resourceId: true, startsAt: true, endsAt: true },
  });
  const reserved = new PlannedTimes();
  for (const { resourceId, startsAt, endsAt } of found) {
    reserved.add(resourceId, { start: startsAt, end: endsAt });
  }
  return reserved;
}

function rangeOf(rows: readonly AppointmentRow[]): Interval {
  return {
    start: new Date(Math.min(...rows.map(({ start }) => start.getTime()))),
    end: new Date(Math.max(...rows.map(({ end }) => end.getTime()))),
  };
}
