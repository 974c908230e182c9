import { type Host, type Interval, openTimes, toInstant, toLocal } from "@convene/scheduling-core";
import { addDays, addMinutes } from "date-fns";

/** Days on either side of today that the demo tells of; a few more lie within a series. */
const DAYS_BACK = 90;
const DAYS_AHEAD = 45;
const DAY_MS = 86_400_000;

type Hours = Pick<Host, "timeZone" | "weeklyHours" | "overrides" | "busy">;

/** The time of a demo organisation's people, rooms and devices, and what is taken of it. */
export class DemoDiary {
  readonly now: Date;
  /** IANA: the organisation's, whose days these are. */
  readonly timeZone: string;
  readonly #today: string;
  readonly #hours = new Map<string, Hours>();
  /** By resource and day of UTC, so that a look at one day costs no more than that. */
  readonly #taken = new Map<string, Interval[]>();

  constructor(now: Date, timeZone: string) {
    this.now = now;
    this.timeZone = timeZone;
    this.#today = toLocal(now, timeZone).local.slice(0, 10);
  }

  /** From the first to the last, counted from today. */
  get days(): readonly number[] {
    return Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, index) => index - DAYS_BACK);
  }

  /** The local date so many days from today, `YYYY-MM-DD`. */
  date(day: number): string {
    return addDays(new Date(`${this.#today}T12:00:00Z`), day)
      .toISOString()
      .slice(0, 10);
  }

  /** 1 (Monday) to 7. */
  weekday(day: number): number {
    return new Date(`${this.date(day)}T12:00:00Z`).getUTCDay() || 7;
  }

  /** The first day from `day` on that is this weekday, 1 (Monday) to 7. */
  next(weekday: number, day: number): number {
    return day + ((weekday - this.weekday(day) + 7) % 7);
  }

  /** @param clock Local, `HH:mm`. */
  at(day: number, clock: string): Date {
    return toInstant(`${this.date(day)}T${clock}:00`, this.timeZone);
  }

  /** Hours by which somebody can be asked for: those of a person, or of one service of theirs. */
  setHours(key: string, hours: Hours): void {
    this.#hours.set(key, hours);
  }

  /** When somebody is open on a day, whatever was taken of it. */
  open(key: string, day: number): Interval[] {
    const hours = this.#hours.get(key);
    if (!hours) throw new Error(`The demo has no hours for ${key}`);
    return openTimes(hours, { start: this.at(day, "00:00"), end: this.at(day + 1, "00:00") });
  }

  isOpen(key: string, span: Interval): boolean {
    const { start, end } = span;
    const hours = this.#hours.get(key);
    if (!hours) throw new Error(`The demo has no hours for ${key}`);
    return openTimes(hours, span).some(
      (open) => open.start.getTime() === start.getTime() && open.end.getTime() === end.getTime(),
    );
  }

  isFree(resource: string, span: Interval): boolean {
    const { start, end } = span;
    return this.#lists(resource, span).every((list) =>
      list.every((taken) => taken.end <= start || taken.start >= end),
    );
  }

  take(resource: string, span: Interval): void {
    for (const list of this.#lists(resource, span)) list.push(span);
  }

  /** The start of the half hour that an instant lies in. */
  halfHour(instant: Date): Date {
    return addMinutes(instant, 0 - (Math.floor(instant.getTime() / 60_000) % 30));
  }

  /** Of the days that a span touches. */
  #lists(resource: string, { start, end }: Interval): Interval[][] {
    const [first, last] = [start, end].map((at) => Math.floor(at.getTime() / DAY_MS));
    if (first === undefined || last === undefined) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const key = `${resource} ${first + index}`;
      const list = this.#taken.get(key) ?? [];
      this.#taken.set(key, list);
      return list;
    });
  }
}
