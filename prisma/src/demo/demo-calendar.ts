import {
  findAvailableSlots,
  type Host,
  type Interval,
  nextReminderAt,
} from "@convene/scheduling-core";
import { addDays, addMinutes, min, startOfDay, subDays, subMinutes } from "date-fns";
import { reservedSpan } from "../events/event-kind.ts";

/** Half of three months: the demo's events lie as far back as ahead. */
const DAYS_EITHER_WAY = 45;
const REMINDER_OFFSETS = [1440, 60, 15];
/** One in so many that stand was brought forward by a week. */
const MOVED_ONE_IN = 9;
/** So long after it was booked. */
const MOVED_AFTER_MINUTES = 90;

/** The hosts of a demo organisation with what is taken of their time so far. */
export class DemoCalendar {
  /** Every day of the demo, as instants of midnight on this machine. */
  readonly days: readonly Date[];
  readonly now: Date;
  readonly #random: () => number;
  #standing = 0;
  readonly #hosts = new Map<string, Host & { busy: Interval[] }>();

  /** @param random Numbers from 0 to 1; see `seededRandom`. */
  constructor(now: Date, random: () => number) {
    this.now = now;
    this.#random = random;
    this.days = Array.from({ length: 2 * DAYS_EITHER_WAY + 1 }, (_, index) =>
      addDays(startOfDay(now), index - DAYS_EITHER_WAY),
    );
  }

  /** Before everything that happens in the demo. */
  get firstDay(): Date {
    return subDays(this.now, DAYS_EITHER_WAY);
  }

  addHost(email: string, host: Host): void {
    this.#hosts.set(email, { ...host, busy: [] });
  }

  /** Takes a time that something else needs. */
  block(email: string, span: Interval): void {
    this.#host(email).busy.push(span);
  }

  resourceId(email: string): string {
    return this.#host(email).id;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.upTo(items.length)];
    if (item === undefined) throw new Error("The demo has an empty list to pick from");
    return item;
  }

  /** A whole number from 0 to `count` - 1. */
  upTo(count: number): number {
    return Math.floor(this.#random() * count);
  }

  /** A moment of the day `days` before now's. */
  ago(days: number): Date {
    return subMinutes(this.now, days * 24 * 60 + this.upTo(12 * 60));
  }

  /** A moment up to `days` days before now. */
  someTimeAgo(days: number): Date {
    return subMinutes(this.now, this.upTo(days * 24 * 60));
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A free time of all these hosts on a day, taken at once; undefined on a day without one. */
  take(
    emails: readonly string[],
    day: Date,
    duration: number,
    bufferAfterMinutes: number,
  ): Interval | undefined {
    const hosts = emails.map((email) => this.#host(email));
    const slots = findAvailableSlots({
      range: { start: day, end: addDays(day, 1) },
      now: subDays(day, 1),
      duration,
      step: 30,
      alignTo: 30,
      bufferAfter: bufferAfterMinutes,
      hosts,
    });
    if (slots.length === 0) return undefined;
    const { start, end } = this.pick(slots);
    const taken = reservedSpan({ start, end }, { bufferBeforeMinutes: 0, bufferAfterMinutes });
    for (const host of hosts) host.busy.push(taken);
    return { start, end };
  }

  /** The columns that every event has, as its place before or after now would have them. */
  eventColumns(span: Interval, bufferAfterMinutes: number, timezone: string) {
    const createdAt = min([
      subMinutes(span.start, 60 * 24 * (2 + this.upTo(12))),
      this.someTimeAgo(14),
    ]);
    const past = span.end < this.now;
    const status = this.#status(past);
    const lateMinutes = this.upTo(6);
    const completed = status === "completed";
    const lastRescheduledAt = status === "cancelled" ? null : this.#movedAt(createdAt);
    return {
      status,
      scheduledStart: span.start,
      scheduledEnd: span.end,
      timezone,
      actualStart: completed ? addMinutes(span.start, lateMinutes) : null,
      actualEnd: completed ? addMinutes(span.end, lateMinutes) : null,
      cancelledAt: status === "cancelled" ? min([addMinutes(createdAt, 600), this.now]) : null,
      rescheduleCount: lastRescheduledAt ? 1 : 0,
      lastRescheduledAt,
      version: status === "cancelled" || lastRescheduledAt ? 1 : 0,
      reminderOffsets: REMINDER_OFFSETS,
      remindersSent: past ? REMINDER_OFFSETS : [],
      nextReminderAt:
        past || status === "cancelled"
          ? null
          : nextReminderAt(
              {
                scheduledStart: span.start,
                reminderEnabled: true,
                reminderOffsets: REMINDER_OFFSETS,
                remindersSent: [],
                bookedAt: createdAt,
              },
              this.now,
            ),
      bufferAfterMinutes,
      createdAt,
    };
  }

  /** When it was moved; null for most. */
  #movedAt(createdAt: Date): Date | null {
    this.#standing += 1;
    const at = addMinutes(createdAt, MOVED_AFTER_MINUTES);
    return this.#standing % MOVED_ONE_IN === 0 && at < this.now ? at : null;
  }

  #status(past: boolean): "cancelled" | "no_show" | "completed" | "confirmed" {
    if (this.chance(0.07)) return "cancelled";
    if (!past) return "confirmed";
    return this.chance(0.06) ? "no_show" : "completed";
  }

  #host(email: string): Host & { busy: Interval[] } {
    const host = this.#hosts.get(email);
    if (!host) throw new Error(`The demo has no host ${email}`);
    return host;
  }
}
