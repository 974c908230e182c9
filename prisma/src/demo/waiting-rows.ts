import type { Interval } from "@convene/scheduling-core";
import { addDays, addHours, addMinutes, subDays, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { DemoRows } from "./demo-rows.ts";
import type { DemoSession } from "./plan-sessions.ts";
import { type SalonPlan, takeTime } from "./plan-visits.ts";
import type { SalonContext } from "./salon-context.ts";
import type { Visit } from "./salon-visit.ts";
import { addReservations } from "./visit-rows.ts";

/** A time that is held for somebody who waits. */
export interface DemoOffer extends Interval {
  readonly visit: Pick<Visit, "start" | "end" | "service" | "host" | "rooms">;
  readonly holdId: string;
}

const OFFERED = { service: "Glow facial", host: "camille@lumen.example" };
const OFFER_EARLIEST_HOURS = 26;
const OFFER_WITHIN_DAYS = 14;
const OFFER_LEFT_MINUTES = 95;

/** Finds a free time before the days are filled. */
export function planOffer({ salon, diary }: SalonPlan): DemoOffer | undefined {
  const service = salon.services.find(({ name }) => name === OFFERED.service);
  if (!service) return undefined;
  const { host } = OFFERED;
  for (let day = 1; day <= OFFER_WITHIN_DAYS; day += 1) {
    for (const { start, end: closes } of diary.open(host, day)) {
      const end = addMinutes(start, service.durationMinutes);
      if (start < addHours(diary.now, OFFER_EARLIEST_HOURS) || end > closes) continue;
      const rooms = takeTime(diary, service, host, { start, end });
      if (rooms) {
        return { start, end, holdId: uuidv7(), visit: { start, end, service, host, rooms } };
      }
    }
  }
  return undefined;
}

/**
 * A waiting list: somebody was offered a time just now, somebody got one, and two go on waiting for what
 * does not exist, so that the app's rounds leave them as they are: a place in a full session, and an
 * hour when nobody works.
 */
export function addWaiting(
  rows: DemoRows,
  context: SalonContext,
  {
    offer,
    sessions,
    visits,
  }: {
    readonly offer: DemoOffer | undefined;
    readonly sessions: readonly DemoSession[];
    readonly visits: readonly Visit[];
  },
): void {
  const { tenantId, organisation, diary, clientOf, serviceOf, resourceOf } = context;
  const { now } = diary;
  const base = { tenantId, timezone: organisation.timeZone };
  const full = sessions.find(
    ({ start, visits: own, service }) =>
      start > now && own.filter(({ cancelled }) => !cancelled).length === service.capacity,
  );
  for (const [index, name] of ["Clara Winter", "Theo Bauer"].entries()) {
    if (!full) break;
    rows.waiting.push({
      ...base,
      serviceId: serviceOf(full.service.name),
      clientId: clientOf(name),
      earliest: subHours(full.start, 2),
      latest: addHours(full.start, 2),
      note: index === 0 ? "I live next door and can come at short notice." : null,
      createdAt: subHours(now, 30 - 11 * index),
    });
  }
  rows.waiting.push({
    ...base,
    serviceId: serviceOf("Colour and care"),
    hostResourceId: resourceOf("ana@lumen.example").id,
    clientId: clientOf("Sofia Marin"),
    earliest: now,
    latest: addDays(now, 40),
    weekdays: [1, 2, 4, 5],
    fromLocal: "18:30",
    untilLocal: "20:00",
    note: "Only after work, and only with Ana.",
    createdAt: subDays(now, 6),
  });
  if (offer) {
    const { service, host } = offer.visit;
    const expiresAt = addMinutes(now, OFFER_LEFT_MINUTES);
    addReservations(rows, context, { holdId: offer.holdId, expiresAt }, offer.visit);
    rows.waiting.push({
      ...base,
      serviceId: serviceOf(service.name),
      clientId: clientOf("Nora Lindner"),
      earliest: now,
      latest: addDays(now, 20),
      state: "offered",
      offers: 1,
      offerHoldId: offer.holdId,
      offerStart: offer.start,
      offerHostId: resourceOf(host).id,
      offerExpiresAt: expiresAt,
      createdAt: subDays(now, 4),
    });
  }
  const got = visits.find((one) => one.status === "confirmed" && !one.sessionId && !one.series);
  if (got) {
    rows.waiting.push({
      ...base,
      serviceId: serviceOf(got.service.name),
      clientId: got.clientId,
      earliest: subDays(got.createdAt, 1),
      latest: addDays(got.start, 10),
      state: "booked",
      offers: 1,
      appointmentId: got.id,
      createdAt: subDays(got.createdAt, 2),
      closedAt: got.createdAt,
    });
  }
}
