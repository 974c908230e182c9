import type { Interval } from "@convene/scheduling-core";
import { addMinutes, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { DemoSalonService } from "./demo-salon.ts";
import { newVisit, type SalonPlan, takeTime } from "./plan-visits.ts";
import type { Visit } from "./salon-visit.ts";

/** A planned session with those who come to it. */
export interface DemoSession extends Interval {
  readonly id: string;
  readonly service: DemoSalonService;
  readonly host: string;
  readonly rooms: readonly string[];
  readonly createdAt: Date;
  readonly visits: readonly Visit[];
}

/** Counted from today, so that there is one today, whatever day it is. */
const DAYS_OF_WEEK = [0, 2, 4];
const CLOCK = "18:30";
const LAST_DAY = 24;
/** Days from today with a number of their own: today nearly full, then a full one and a half full one. */
const COMING: ReadonlyMap<number, number> = new Map([
  [0, 6],
  [2, 8],
  [4, 4],
  [7, 5],
  [9, 3],
  [11, 3],
  [14, 2],
  [16, 1],
]);

/** The sessions of each service that clients share: three a week. */
export function planSessions(plan: SalonPlan): DemoSession[] {
  const days = plan.diary.days.filter(
    (day) => day <= LAST_DAY && DAYS_OF_WEEK.includes(((day % 7) + 7) % 7),
  );
  return plan.salon.services
    .filter(({ capacity }) => capacity > 1)
    .flatMap((service) => days.flatMap((day) => planSession(plan, service, day) ?? []));
}

function planSession(
  plan: SalonPlan,
  service: DemoSalonService,
  day: number,
): DemoSession | undefined {
  const { diary, chance } = plan;
  const start = diary.at(day, CLOCK);
  const span = { start, end: addMinutes(start, service.durationMinutes) };
  for (const { email: host } of service.hosts) {
    const rooms = diary.isOpen(host, span) && takeTime(diary, service, host, span);
    if (!rooms) continue;
    const id = uuidv7();
    const count = COMING.get(day) ?? (day < 0 ? 3 + chance.upTo(service.capacity - 2) : 0);
    const placed = { ...span, service, host, rooms, sessionId: id };
    const visits: Visit[] = [];
    while (visits.filter(stands).length < count) visits.push(newVisit(plan, placed));
    return { ...placed, id, createdAt: subDays(start, 45), visits };
  }
  return undefined;
}

function stands({ cancelled }: Visit): boolean {
  return cancelled === undefined;
}
