import type { Interval } from "@convene/scheduling-core";
import { addHours, addMinutes, max, min, subDays, subHours, subMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { reservedSpan } from "../events/event-kind.ts";
import type { DemoCalendar } from "./demo-calendar.ts";
import type { DemoDiary } from "./demo-diary.ts";
import type { DemoHost, DemoSalon, DemoSalonService } from "./demo-salon.ts";
import type { Visit } from "./salon-visit.ts";

export interface SalonPlan {
  readonly salon: DemoSalon;
  readonly diary: DemoDiary;
  readonly chance: DemoCalendar;
  /** Those who come often first. */
  readonly clientIds: readonly string[];
}

const STEP_MINUTES = 30;
/** So many of the clients, the first ones, make so much of the visits. */
const REGULARS = 26;
const REGULARS_SHARE = 0.35;
/** Nobody comes again within so many hours. */
const REST_HOURS = 40;
const MOST_TRIES = 20;
/** What lies far ahead was booked within so many days. */
const LATELY_DAYS = 16;
/** How long before its start an appointment is booked, from and to in hours: each as often as others. */
const LEADS: readonly (readonly [number, number])[] = [
  [2, 20],
  [24, 48],
  [30, 70],
  [72, 120],
  [80, 160],
  [100, 168],
  [168, 330],
  [180, 320],
  [336, 700],
];

/** Fills the days of everybody, past and to come, around what is taken already. */
export function planVisits(plan: SalonPlan): Visit[] {
  const hosts = new Set(plan.salon.services.flatMap(({ hosts }) => hosts.map(emailOf)));
  const visits: Visit[] = [];
  for (const day of plan.diary.days) {
    for (const host of hosts) {
      if (day === 0) visits.push(...planRunning(plan, host));
      visits.push(...planDay(plan, host, day));
    }
  }
  return visits;
}

/** How probable it is that a free half hour is asked for. */
function demand(day: number): number {
  if (day < 0) return 0.46 - 0.12 * (-day / 90);
  if (day === 0) return 0.5;
  if (day < 7) return 0.3;
  return day < 14 ? 0.22 : day < 28 ? 0.12 : 0.05;
}

function planDay(plan: SalonPlan, host: string, day: number): Visit[] {
  const { diary, chance } = plan;
  const visits: Visit[] = [];
  for (const open of diary.open(host, day)) {
    for (let start = open.start; start < open.end; ) {
      const visit = chance.chance(demand(day)) ? planAt(plan, host, start, open) : undefined;
      if (visit) visits.push(visit);
      start = visit ? freeFrom(visit) : addMinutes(start, STEP_MINUTES);
    }
  }
  return visits;
}

/** The next full or half hour after what a visit takes. */
function freeFrom({ end, service }: Visit): Date {
  const taken = addMinutes(end, service.bufferAfterMinutes);
  const over = Math.floor(taken.getTime() / 60_000) % STEP_MINUTES;
  return over === 0 ? taken : addMinutes(taken, STEP_MINUTES - over);
}

/** Somebody is just being served, as long as the salon is open. */
function planRunning(plan: SalonPlan, host: string): Visit[] {
  const { diary } = plan;
  const start = diary.halfHour(subMinutes(diary.now, 10));
  const open = diary
    .open(host, 0)
    .find((span) => span.start <= start && span.end > addMinutes(start, 60));
  const visit = open && planAt(plan, host, start, open);
  return visit ? [visit] : [];
}

/** One of the services that fit there. */
function planAt(plan: SalonPlan, host: string, start: Date, open: Interval): Visit | undefined {
  const { salon, chance } = plan;
  const choices = salon.services.flatMap((service) => {
    const given = service.hosts.find(({ email }) => email === host);
    return given ? Array.from({ length: service.weight }, () => ({ service, given })) : [];
  });
  if (choices.length === 0) return undefined;
  const { service, given } = chance.pick(choices);
  return placeVisit(plan, service, given, start, open);
}

/** Key of the hours on which somebody gives a service. */
export function hoursKey({ email, schedule }: DemoHost): string {
  return schedule ? `${email} ${schedule.name}` : email;
}

/** Takes what a service needs at a time; undefined where that is taken or closed. */
function placeVisit(
  plan: SalonPlan,
  service: DemoSalonService,
  host: DemoHost,
  start: Date,
  open: Interval,
): Visit | undefined {
  const { diary } = plan;
  const span = { start, end: addMinutes(start, service.durationMinutes) };
  if (span.end > open.end || (host.schedule && !diary.isOpen(hoursKey(host), span))) {
    return undefined;
  }
  const rooms = takeTime(diary, service, host.email, span);
  return rooms && newVisit(plan, { ...span, service, host: host.email, rooms });
}

/**
 * Takes somebody's time and, of each position of a service, the first that is free.
 *
 * @returns the names of rooms and devices; undefined where somebody or something is taken
 */
export function takeTime(
  diary: DemoDiary,
  service: Pick<DemoSalonService, "needs" | "bufferAfterMinutes">,
  host: string,
  span: Interval,
): string[] | undefined {
  const taken = reservedSpan(span, { ...service, bufferBeforeMinutes: 0 });
  const rooms = service.needs.map((names) => names.find((name) => diary.isFree(name, taken)));
  if (!diary.isFree(host, taken) || rooms.includes(undefined)) return undefined;
  const found = rooms.flatMap((name) => name ?? []);
  for (const resource of [host, ...found]) diary.take(resource, taken);
  return found;
}

/** With a client, and the state that its time makes likely. */
export function newVisit(
  plan: SalonPlan,
  placed: Pick<Visit, "start" | "end" | "service" | "host" | "rooms"> &
    Partial<Pick<Visit, "clientId" | "sessionId" | "series" | "createdAt">>,
): Visit {
  const { diary, chance } = plan;
  const byStaff = placed.series !== undefined || chance.chance(0.3);
  const createdAt = placed.createdAt ?? bookedAt(plan, placed.start);
  const visit: Visit = {
    id: uuidv7(),
    clientId: placed.clientId ?? someClient(plan, placed.start),
    byStaff,
    createdAt,
    status: stateAt(diary.now, placed),
    money: "usual",
    price: placed.service.price,
    more: [],
    ...placed,
  };
  return placed.series ? visit : withAccidents(plan, visit);
}

/** Some do not come, some cancel, some move. */
function withAccidents({ diary: { now }, chance }: SalonPlan, visit: Visit): Visit {
  const { createdAt, start } = visit;
  if (visit.status === "in_progress") return visit;
  if (chance.chance(0.06)) {
    const byClient = chance.chance(0.75);
    const reason = byClient
      ? chance.pick(["Ill in bed", "Something came up at work", "On a journey after all"])
      : "Somebody of the team is ill";
    const latest = min([now, subMinutes(start, 90)]).getTime();
    const minutes = Math.max(1, Math.floor((latest - createdAt.getTime()) / 60_000));
    visit.status = "cancelled";
    visit.cancelled = {
      at: min([now, addMinutes(createdAt, chance.upTo(minutes))]),
      by: byClient ? "client" : "host",
      reason,
    };
    return visit;
  }
  if (visit.status === "completed" && chance.chance(0.05)) visit.status = "no_show";
  const movedAt = addMinutes(createdAt, 95 + chance.upTo(300));
  if (visit.sessionId === undefined && chance.chance(0.07) && movedAt < min([now, start])) {
    visit.movedAt = movedAt;
  }
  return visit;
}

function stateAt(now: Date, { start, end }: Interval): Visit["status"] {
  if (end <= now) return "completed";
  return start <= now ? "in_progress" : "confirmed";
}

/** Regulars more often than others, and nobody twice within two days. */
function someClient({ clientIds, diary, chance }: SalonPlan, at: Date): string {
  const around = { start: subHours(at, REST_HOURS), end: addHours(at, REST_HOURS) };
  let clientId = chance.pick(clientIds);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const regular = chance.chance(REGULARS_SHARE);
    clientId = chance.pick(regular ? clientIds.slice(0, REGULARS) : clientIds);
    if (diary.isFree(clientId, around)) break;
  }
  diary.take(clientId, { start: at, end: addMinutes(at, 1) });
  return clientId;
}

/** So long before the start as people do; and before now. */
function bookedAt({ diary: { now }, chance }: SalonPlan, start: Date): Date {
  const [from, to] = chance.pick(LEADS);
  const before = subMinutes(start, from * 60 + chance.upTo((to - from) * 60));
  const latest = subMinutes(now, 15 + chance.upTo(LATELY_DAYS * 24 * 60));
  return before < now ? before : max([latest, subDays(start, 55)]);
}

function emailOf({ email }: DemoHost): string {
  return email;
}
