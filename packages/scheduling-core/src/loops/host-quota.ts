import { DAY, FIRST_MONDAY, WEEK } from "../availability/calendar-units.ts";
import type { HostLimits } from "../availability/host.ts";
import type { ZoneTable } from "../zone/zone-table.ts";

/** What a host's limits leave for the interviews of a loop. The limits are checked already. */
export class HostQuota {
  readonly #zone: ZoneTable;
  readonly #units: { unit: number; origin: number; most: number; booked: Map<number, number> }[] =
    [];

  /** @param zone The host's; covers a week and a day around [from, to]. */
  constructor(limits: HostLimits, zone: ZoneTable, from: number, to: number) {
    this.#zone = zone;
    const booked = limits.bookedStarts
      .map((start) => start.getTime())
      .filter((start) => start >= from - WEEK - DAY && start <= to + WEEK + DAY);
    this.#count(limits.perDay, DAY, 0, booked);
    this.#count(limits.perWeek, WEEK, FIRST_MONDAY, booked);
  }

  #count(most: number | undefined, unit: number, origin: number, starts: readonly number[]): void {
    if (most === undefined) return;
    const booked = new Map<number, number>();
    for (const start of starts) {
      const index = this.#indexOf(start, unit, origin);
      booked.set(index, (booked.get(index) ?? 0) + 1);
    }
    this.#units.push({ unit, origin, most, booked });
  }

  #indexOf(start: number, unit: number, origin: number): number {
    return Math.floor((start + this.#zone.offsetAt(start) - origin) / unit);
  }

  /** Whether the host takes a booking at `start` when it has these others as well. */
  takes(start: number, others: readonly number[]): boolean {
    return this.#units.every(({ unit, origin, most, booked }) => {
      const index = this.#indexOf(start, unit, origin);
      const same = others.filter((other) => this.#indexOf(other, unit, origin) === index);
      return (booked.get(index) ?? 0) + same.length < most;
    });
  }
}
