import type { OffsetReader } from "./offset-reader.ts";

const SECOND = 1_000;
const DAY = 86_400_000;

/** Offset changes come as close as seven days (Recife 2000, Gaza 2040); none is stepped over. */
const PROBE = 5 * DAY;

/**
 * The offset changes of one zone, looked up as far as they are needed. All times are
 * milliseconds; a local time is written as the milliseconds that it would be in UTC.
 *
 * A skipped local time takes the offset from before the change, and so does a repeated one, meaning
 * its first occurrence (RFC 5545 §3.3.5). So on the way from local to instant an offset holds until
 * the LATER of the two local readings of the change that ends it: `until`. That comparison is the
 * whole rule.
 */
export class ZoneTable {
  readonly #readOffset: OffsetReader;
  /** The instants covered are [#from, #to). */
  #from = 0;
  #to = 0;
  /** `offset[i]` holds from the instant `at[i]` on; the first reaches back without end. */
  at: number[] = [Number.NEGATIVE_INFINITY];
  offset: number[] = [0];
  /** … and for local times until `until[i]`. */
  until: number[] = [Number.POSITIVE_INFINITY];

  constructor(readOffset: OffsetReader) {
    this.#readOffset = readOffset;
  }

  /** Makes the table right for the instants [from, to] and for the local times a day around them. */
  cover(from: number, to: number): this {
    const low = Math.floor((from - 2 * DAY) / PROBE) * PROBE;
    const high = Math.ceil((to + 2 * DAY) / PROBE) * PROBE;
    if (low >= this.#from && high <= this.#to) return this;

    if (this.#from === this.#to) {
      this.#from = low;
      this.#to = low;
      this.offset = [this.#readOffset(low)];
    }
    if (high > this.#to) {
      const { changedAt, offset } = this.#changes(this.#to, high, this.offset.at(-1) ?? 0);
      this.at = [...this.at, ...changedAt];
      this.offset = [...this.offset, ...offset];
      this.#to = high;
    }
    if (low < this.#from) {
      const first = this.#readOffset(low);
      const { changedAt, offset } = this.#changes(low, this.#from, first);
      this.at = [Number.NEGATIVE_INFINITY, ...changedAt, ...this.at.slice(1)];
      this.offset = [first, ...offset, ...this.offset.slice(1)];
      this.#from = low;
    }
    this.until = this.offset.map((offset, i) => {
      const change = this.at[i + 1] ?? Number.POSITIVE_INFINITY;
      return change + Math.max(offset, this.offset[i + 1] ?? offset);
    });
    return this;
  }

  #changes(from: number, to: number, initial: number) {
    const changedAt: number[] = [];
    const offset: number[] = [];
    let current = initial;
    let time = from;
    while (time < to) {
      const next = Math.min(time + PROBE, to);
      if (this.#readOffset(next) === current) {
        time = next;
        continue;
      }
      let before = time;
      let after = next;
      while (after - before > SECOND) {
        const middle = Math.floor((before + after) / 2 / SECOND) * SECOND;
        if (this.#readOffset(middle) === current) before = middle;
        else after = middle;
      }
      current = this.#readOffset(after);
      changedAt.push(after);
      offset.push(current);
      time = after;
    }
    return { changedAt, offset };
  }

  /** Index of the offset in force at an instant. */
  indexAt(instant: number): number {
    const { at } = this;
    let low = 0;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((at[middle] ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset from UTC in force at an instant. */
  offsetAt(instant: number): number {
    return this.offset[this.indexAt(instant)] ?? 0;
  }

  /** Index of the offset that places a local time. */
  indexFor(local: number): number {
    const { until } = this;
    let low = 0;
    let high = until.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (local < (until[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The instant of a local time, by the rule for skipped and repeated ones. */
  place(local: number): number {
    return local - (this.offset[this.indexFor(local)] ?? 0);
  }
}
