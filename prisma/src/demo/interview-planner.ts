import type { Interval } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import type { HiringContext, StoredTemplate } from "./hiring-context.ts";
import type { FilledSeat } from "./planned-interview.ts";

/** A time at which a panel is complete. */
export interface Placing extends Interval {
  readonly template: StoredTemplate;
  readonly seats: FilledSeat[];
  readonly room: string | null;
}

export interface Bounds {
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const STEP_MINUTES = 30;
/** Starts are looked for between these, on the organisation's clock. */
const [FIRST_CLOCK, LAST_HOURS] = ["08:00", 10];
const MOST_A_DAY = 3;

/** Finds times at which the panels of a demo's interviews are free, and takes them. */
export class InterviewPlanner {
  readonly #context: HiringContext;
  /** Interviews of each person, in all and by day. */
  readonly #load = new Map<string, number>();
  readonly #open = new Map<string, Interval[]>();

  constructor(context: HiringContext) {
    this.#context = context;
  }

  /** The first of these days, counted from today, that has a time. Starts vary from day to day. */
  find(
    template: StoredTemplate,
    [first, last]: readonly [number, number],
    { notBefore, notAfter }: Bounds = {},
  ): Placing | undefined {
    const { diary, calendar } = this.#context;
    const count = (LAST_HOURS * 60) / STEP_MINUTES;
    for (let day = first; day <= last; day++) {
      const opens = diary.at(day, FIRST_CLOCK);
      const offset = calendar.upTo(count);
      for (let index = 0; index < count; index++) {
        const start = addMinutes(opens, ((index + offset) % count) * STEP_MINUTES);
        const end = addMinutes(start, template.durationMinutes);
        if ((notBefore && start < notBefore) || (notAfter && end > notAfter)) continue;
        const placing = this.at(template, day, start);
        if (placing) return placing;
      }
    }
    return undefined;
  }

  /** At this time, if its panel can be complete. */
  at(template: StoredTemplate, day: number, start: Date): Placing | undefined {
    const { hiring, diary } = this.#context;
    const end = addMinutes(start, template.durationMinutes);
    const span = { start, end: addMinutes(end, template.bufferAfterMinutes) };
    const seats: FilledSeat[] = [];
    for (const seat of template.seats) {
      const pool = "pool" in seat ? hiring.pools.find(({ name }) => name === seat.pool) : undefined;
      const people = "person" in seat ? [seat.person] : (pool?.qualified ?? []);
      const [email] = people
        .filter(
          (one) => !pool?.paused?.includes(one) && !seats.some((other) => other.email === one),
        )
        .filter((one) => this.isFree(one, day, span) && this.#count(one, day) < MOST_A_DAY)
        .toSorted((a, b) => this.#count(a) - this.#count(b));
      if (email === undefined) return undefined;
      seats.push({ name: seat.name, email, pool: pool?.name ?? null });
    }
    const room = template.rooms.find((name) => diary.isFree(name, span));
    if (template.rooms.length > 0 && room === undefined) return undefined;
    return { template, start, end, seats, room: room ?? null };
  }

  /** Several in a row, in the order of the plan, on one day. */
  findLoop(name: string, [first, last]: readonly [number, number]): Placing[] | undefined {
    const { hiring, diary, templateOf } = this.#context;
    const plan = hiring.plans.find((one) => one.name === name);
    if (!plan) throw new Error(`The demo knows no plan ${name}`);
    for (let day = first; day <= last; day++) {
      const placings: Placing[] = [];
      let from = diary.at(day, FIRST_CLOCK);
      let until = addMinutes(from, LAST_HOURS * 60);
      for (const { template } of plan.steps) {
        const placing = this.#first(templateOf(template), day, { start: from, end: until });
        if (!placing) break;
        placings.push(placing);
        from = addMinutes(placing.end, plan.breakMinutes);
        until = addMinutes(placing.end, plan.longestGapMinutes + 1);
      }
      if (placings.length === plan.steps.length) return placings;
    }
    return undefined;
  }

  /** Of people and the room; nobody asks for that time again. */
  take({ template, start, end, seats, room }: Placing): void {
    const { diary } = this.#context;
    const span = { start, end: addMinutes(end, template.bufferAfterMinutes) };
    for (const { email } of seats) this.takePerson(email, span);
    if (room !== null) diary.take(room, span);
  }

  takePerson(email: string, span: Interval): void {
    const { diary, calendar } = this.#context;
    diary.take(email, span);
    calendar.block(email, span);
    for (const key of [email, `${email} ${span.start.toISOString().slice(0, 10)}`]) {
      this.#load.set(key, (this.#load.get(key) ?? 0) + 1);
    }
  }

  /** @param day Counted from today, on which it lies by the organisation's clock. */
  isFree(email: string, day: number, span: Interval): boolean {
    const { diary } = this.#context;
    const key = `${email} ${day}`;
    const open = this.#open.get(key) ?? diary.open(email, day);
    this.#open.set(key, open);
    return (
      open.some(({ start, end }) => start <= span.start && end >= span.end) &&
      diary.isFree(email, span)
    );
  }

  #first(template: StoredTemplate, day: number, within: Interval): Placing | undefined {
    for (let start = within.start; start < within.end; start = addMinutes(start, 15)) {
      const placing = this.at(template, day, start);
      if (placing) return placing;
    }
    return undefined;
  }

  #count(email: string, day?: number): number {
    const { diary } = this.#context;
    const key = day === undefined ? email : `${email} ${diary.date(day)}`;
    return this.#load.get(key) ?? 0;
  }
}
