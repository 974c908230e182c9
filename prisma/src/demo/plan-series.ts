import { expandRecurrence } from "@convene/scheduling-core";
import { addDays, addMinutes, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { newVisit, type SalonPlan, takeTime } from "./plan-visits.ts";
import type { Visit } from "./salon-visit.ts";

/** A weekly appointment, and the one occurrence that somebody has to decide about. */
export interface DemoSeries {
  readonly id: string;
  readonly visits: readonly Visit[];
  readonly rule: string;
  readonly startLocal: string;
  readonly durationMinutes: number;
  readonly service: string;
  readonly host: string;
  readonly clientId: string;
  readonly extendedUntil: Date;
  readonly createdAt: Date;
  readonly clashAt: Date;
}

const SERVICE = "Classic massage";
const HOST = "jonas@lumen.example";
const CLOCK = "16:00";
const THURSDAY = 4;
const BEGUN_DAYS_AGO = 40;
/** As far as the app makes occurrences ahead. */
const AHEAD_DAYS = 180;

/** The day on which the series has no time: its host is away then. */
export function clashDay({ diary }: Pick<SalonPlan, "diary">): number {
  return diary.next(THURSDAY, 12);
}

/** Every Thursday at four, for half a year to come. */
export function planSeries(plan: SalonPlan): DemoSeries {
  const { salon, diary, clientIds } = plan;
  const { now, timeZone } = diary;
  const service = salon.services.find(({ name }) => name === SERVICE);
  const clientId = clientIds[0];
  if (!service || !clientId) throw new Error("The demo has nothing to repeat");
  const first = diary.next(THURSDAY, -BEGUN_DAYS_AGO);
  const startLocal = `${diary.date(first)}T${CLOCK}:00`;
  const rule = "FREQ=WEEKLY;BYDAY=TH";
  const extendedUntil = addDays(now, AHEAD_DAYS);
  const range = { start: diary.at(first, "00:00"), end: extendedUntil };
  const clashAt = diary.at(clashDay(plan), CLOCK);
  const id = uuidv7();
  const createdAt = subDays(range.start, 3);
  const visits: Visit[] = [];
  for (const start of expandRecurrence({ start: startLocal, timeZone, rule }, { range })) {
    if (start.getTime() === clashAt.getTime()) continue;
    const span = { start, end: addMinutes(start, service.durationMinutes) };
    const rooms = takeTime(diary, service, HOST, span);
    if (!rooms) throw new Error("The demo's series meets something that was planned before it");
    diary.take(clientId, span);
    const series = { id, occurrenceAt: start };
    visits.push(
      newVisit(plan, { ...span, service, host: HOST, rooms, clientId, series, createdAt }),
    );
  }
  const { durationMinutes } = service;
  return {
    id,
    visits,
    rule,
    startLocal,
    durationMinutes,
    service: SERVICE,
    host: HOST,
    clientId,
    extendedUntil,
    createdAt,
    clashAt,
  };
}
