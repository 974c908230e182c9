import { nextReminderAt } from "@convene/scheduling-core";
import { addDays, addMinutes, min, subMinutes } from "date-fns";
import type { Prisma } from "../../generated/client.ts";
import { reservedSpan } from "../events/event-kind.ts";
import type { DemoRows } from "./demo-rows.ts";
import type { DemoSeries } from "./plan-series.ts";
import type { DemoSession } from "./plan-sessions.ts";
import type { SalonContext } from "./salon-context.ts";
import type { Visit } from "./salon-visit.ts";
import { dueAtBooking, REFUND_RULES, visitMoney } from "./visit-money.ts";

const REMINDER_OFFSETS = [1440, 60, 15];
const RESCHEDULE_LIMIT = 3;

/** Everything that an appointment leaves in the database. */
export function addVisit(rows: DemoRows, context: SalonContext, visit: Visit): void {
  const { tenantId, organisation, diary, calendar, resourceOf, memberOf, serviceOf } = context;
  const { id, service, clientId, start, end, series, cancelled, movedAt } = visit;
  const { now } = diary;
  const isOver = end <= now || visit.status !== "confirmed";
  const late = calendar.upTo(7);
  const begun = visit.status === "completed" || visit.status === "in_progress";
  const actualStart = begun ? min([addMinutes(start, late), now]) : null;
  const actualEnd =
    visit.status === "completed" ? min([addMinutes(end, calendar.upTo(9) - 3), now]) : null;
  const times = { scheduledStart: start, scheduledEnd: end };
  const reminders = { reminderEnabled: true, reminderOffsets: REMINDER_OFFSETS, remindersSent: [] };
  rows.appointments.push({
    tenantId,
    id,
    serviceId: serviceOf(service.name),
    clientId,
    hostResourceId: resourceOf(visit.host).id,
    title: service.name,
    status: visit.status,
    location: service.location,
    notes: visit.notes ?? null,
    answers: visit.byStaff ? [] : answersTo(context, visit),
    sessionId: visit.sessionId ?? null,
    seriesId: series?.id ?? null,
    occurrenceAt: series?.occurrenceAt ?? null,
    price: visit.price,
    currency: organisation.currency,
    dueAtBooking: Math.min(dueAtBooking(service), visit.price),
    refundRules: REFUND_RULES,
    ...times,
    timezone: organisation.timeZone,
    actualStart,
    actualEnd,
    ...(cancelled && {
      cancelledAt: cancelled.at,
      cancelledByKind: cancelled.by === "client" ? "client" : "member",
      cancelledById: cancelled.by === "client" ? clientId : memberOf(visit.host),
      cancellationReason: cancelled.reason,
    }),
    rescheduleCount: movedAt ? 1 : 0,
    rescheduleLimit: RESCHEDULE_LIMIT,
    lastRescheduledAt: movedAt ?? null,
    version: (movedAt || cancelled ? 1 : 0) + visit.more.length,
    reminderOffsets: REMINDER_OFFSETS,
    remindersSent: isOver ? REMINDER_OFFSETS : [],
    nextReminderAt: isOver
      ? null
      : nextReminderAt({ ...times, ...reminders, bookedAt: visit.createdAt }, now),
    bufferAfterMinutes: service.bufferAfterMinutes,
    createdAt: visit.createdAt,
  });
  if (!cancelled && visit.sessionId === undefined) {
    addReservations(rows, context, { appointmentId: id }, visit);
  }
  addHistory(rows, context, visit, { actualStart, actualEnd });
  const money = visitMoney(visit, {
    tenantId,
    currency: organisation.currency,
    now,
    chance: calendar,
    memberOf,
    managerId: memberOf(managerOf(context)),
  });
  rows.payments.push(...money.payments);
  rows.refunds.push(...money.refunds);
  rows.ledger.push(...money.ledger);
  rows.changes.push(...money.changes);
}

/** A session with its reservations, and a place for each who still comes. */
export function addSession(rows: DemoRows, context: SalonContext, session: DemoSession): void {
  const { tenantId, organisation, resourceOf, serviceOf } = context;
  const { id, service, start, end, createdAt } = session;
  const { capacity, bufferAfterMinutes } = service;
  rows.sessions.push({
    tenantId,
    id,
    serviceId: serviceOf(service.name),
    hostResourceId: resourceOf(session.host).id,
    scheduledStart: start,
    scheduledEnd: end,
    timezone: organisation.timeZone,
    bufferAfterMinutes,
    capacity,
    planned: true,
    createdAt,
  });
  addReservations(rows, context, { sessionId: id }, session);
  const coming = session.visits.filter(({ cancelled }) => !cancelled);
  for (const [index, visit] of coming.entries()) {
    const place = { sessionId: id, place: index + 1, capacity, appointmentId: visit.id };
    rows.places.push({ tenantId, ...place });
  }
}

/** A series, with the clash that waits for a decision. Its visits are written with all others. */
export function addSeries(rows: DemoRows, context: SalonContext, series: DemoSeries): void {
  const { tenantId, organisation, diary, resourceOf, serviceOf } = context;
  const { id, clientId, rule, startLocal, durationMinutes, extendedUntil, createdAt } = series;
  rows.series.push({
    tenantId,
    id,
    serviceId: serviceOf(series.service),
    clientId,
    hostResourceId: resourceOf(series.host).id,
    rule,
    startLocal,
    timezone: organisation.timeZone,
    durationMinutes,
    extendedUntil,
    createdAt,
  });
  const raisedAt = subMinutes(diary.now, 26 * 60);
  rows.clashes.push({ tenantId, seriesId: id, occurrenceAt: series.clashAt, raisedAt });
}

type Purpose =
  | { readonly appointmentId: string }
  | { readonly sessionId: string }
  | { readonly holdId: string; readonly expiresAt: Date };

/** Of the host, and of each room and device. */
export function addReservations(
  rows: DemoRows,
  { tenantId, resourceOf }: Pick<SalonContext, "tenantId" | "resourceOf">,
  purpose: Purpose,
  taken: Pick<Visit, "start" | "end" | "service" | "host" | "rooms">,
): void {
  const buffers = { ...taken.service, bufferBeforeMinutes: 0 };
  const { start: startsAt, end: endsAt } = reservedSpan(taken, buffers);
  for (const name of [taken.host, ...taken.rooms]) {
    const { id: resourceId, kind: resourceKind } = resourceOf(name);
    rows.reservations.push({ tenantId, ...purpose, resourceId, resourceKind, startsAt, endsAt });
  }
}

function answersTo({ calendar }: SalonContext, { service }: Visit): Prisma.InputJsonArray {
  const { fields = [], answers = [] } = service;
  if (fields.length === 0 || answers.length === 0) return [];
  const given = calendar.pick(answers);
  return fields.flatMap(({ id, label }) => {
    const value = given[id];
    return value === undefined ? [] : [{ id, label, value }];
  });
}

/** Who did what to it, and when; what happened to its money is told with the money. */
function addHistory(
  rows: DemoRows,
  context: SalonContext,
  visit: Visit,
  actual: { readonly actualStart: Date | null; readonly actualEnd: Date | null },
): void {
  const { tenantId, diary, calendar, memberOf } = context;
  const { id: appointmentId, clientId, start, cancelled, movedAt } = visit;
  const client = { actorKind: "client", actorId: clientId } as const;
  const host = { actorKind: "member", actorId: memberOf(visit.host) } as const;
  const manager = { actorKind: "member", actorId: memberOf(managerOf(context)) } as const;
  const actors = { client, host, manager };
  const tell = (change: Omit<Prisma.EventChangeCreateManyInput, "tenantId" | "appointmentId">) =>
    rows.changes.push({ tenantId, appointmentId, ...change });

  const firstStart = movedAt ? addDays(start, calendar.pick([-3, 2, 7])) : start;
  const booker = visit.byStaff ? host : client;
  tell({ kind: "booked", ...booker, startAfter: firstStart, at: visit.createdAt });
  if (movedAt) {
    const moved = { startBefore: firstStart, startAfter: start, at: movedAt };
    tell({ kind: "rescheduled", ...booker, ...moved });
  }
  for (const { kind, at, by, reason, details } of visit.more) {
    tell({
      kind,
      ...actors[by],
      reason: reason ?? null,
      at,
      ...(details && { details: asJson(details) }),
    });
  }
  if (actual.actualStart) tell({ kind: "started", ...host, at: actual.actualStart });
  if (actual.actualEnd) tell({ kind: "completed", ...host, at: actual.actualEnd });
  if (visit.status === "no_show") {
    tell({ kind: "no_show", ...host, at: min([addMinutes(start, 20), diary.now]) });
  }
  if (cancelled) {
    const { at, by, reason } = cancelled;
    tell({ kind: "cancelled", ...actors[by], reason, at });
  }
}

function asJson(details: Readonly<Record<string, readonly (string | number)[]>>) {
  return Object.fromEntries(Object.entries(details).map(([field, change]) => [field, [...change]]));
}

function managerOf({ organisation }: Pick<SalonContext, "organisation">): string {
  const manager = organisation.people.find(({ servicesRole }) => servicesRole === "manager");
  if (!manager) throw new Error("The demo has no manager");
  return manager.email;
}
