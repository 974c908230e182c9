import { type LeastFilling, leastFilling } from "./least-filling.ts";
import type { Loop, Part, Place, Seats } from "./loop.ts";

/**
 * What one more interview of a host costs on top of its load, as if it were always its first. Prices
 * let interviews be reckoned apart that share their hosts: a host that all of them would choose gets
 * dearer until they spread.
 *
 * With k interviews of the same host, `weight · k(k − 1) / 2` points are due. For each price p and any
 * k this is at least `p · k − discount(p)`; so prices never make anything look dearer than it is.
 */
export class SeatPrices {
  readonly #loadWeight: number;
  readonly #againWeight: number;
  readonly prices: Float64Array;

  /** @param prices By person; 0 for a room. */
  constructor(loop: Loop, prices: Float64Array) {
    this.#loadWeight = loop.weights.load;
    this.#againWeight = loop.weights.again;
    this.prices = prices;
  }

  /** Points of a place at a start: its minutes, its load and its price. Infinite where it can't be. */
  pointsOf(place: Place, start: number): number {
    const { pointsPerMinute, load, person } = place;
    const minutes = place.minutes[start] ?? 0;
    // Minutes that weigh nothing are not minutes that can be had.
    if (minutes === Number.POSITIVE_INFINITY) return minutes;
    const points = minutes * pointsPerMinute;
    return place.isRoom ? points : points + load * this.#loadWeight + (this.prices[person] ?? 0);
  }

  /**
   * How much too much the prices may ask in all that is still to come from a host that has `count`
   * interviews: the most of `price · k − what k more really cost`.
   */
  discount(person: number, count: number): number {
    const price = this.prices[person] ?? 0;
    const more = this.fairCount(person) - count;
    if (more <= 0) return 0;
    return price * more - this.#againWeight * (count * more + (more * (more - 1)) / 2);
  }

  /** The discount of all hosts together, before any has an interview. */
  totalDiscount(): number {
    let sum = 0;
    for (const person of this.prices.keys()) sum += this.discount(person, 0);
    return sum;
  }

  /** The number of interviews at which the price asks too much by the most. */
  fairCount(person: number): number {
    const price = this.prices[person] ?? 0;
    return this.#againWeight === 0 ? 0 : Math.ceil(price / this.#againWeight);
  }

  /** The least that the groups of an interview cost at each start, whoever is needed elsewhere. */
  leastOf(part: Part): Float64Array {
    const [alone] = part.seats;
    if (alone && part.seats.length === 1) {
      return part.starts.map((_, start) => this.leastOfSeats(alone, start));
    }
    const base = part.seats.reduce((sum, { leastLoad }) => sum + leastLoad, 0) * this.#loadWeight;
    return part.starts.map((_, start) => this.leastFilling(part, start).points - base);
  }

  /** Who would fill an interview for the least points at a start. */
  leastFilling(part: Part, start: number): LeastFilling {
    return leastFilling(part, (place) => this.pointsOf(place, start));
  }

  /** The least that a group costs at a start; the load of its least busy hosts is not counted. */
  leastOfSeats(seats: Seats, start: number): number {
    const base = -seats.leastLoad * this.#loadWeight;
    if (seats.atLeast > 1) {
      const points = seats.places.map((place) => this.pointsOf(place, start)).sort((a, b) => a - b);
      return points.slice(0, seats.atLeast).reduce((sum, one) => sum + one, base);
    }
    let least = Number.POSITIVE_INFINITY;
    for (const place of seats.places) least = Math.min(least, this.pointsOf(place, start));
    return base + least;
  }
}
