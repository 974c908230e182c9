import { MINUTE } from "../availability/calendar-units.ts";
import type { Loop } from "./loop.ts";
import type { LoopStates } from "./loop-states.ts";
import { nextSteps, type Standing } from "./next-steps.ts";
import type { SeatPrices } from "./seat-prices.ts";

/** A start of an interview, and the least that a loop which begins with it can cost. */
export interface Opening {
  readonly part: number;
  readonly start: number;
  readonly bound: number;
}

/**
 * For each set of interviews that are over and each state that the last one led to, the least points
 * of what is still to come: exact where no host is needed twice, and never too much.
 *
 * Found backwards, from the full set to the empty one. Waiting costs the same for each minute, so the
 * best next start of a day is the least of a sliding window; the best of a later day is the least of
 * all that follow. So each set costs as many steps as there are starts and states.
 */
export class CostToGo {
  /** By part and start: the least points of the interview itself. */
  readonly least: readonly Float64Array[];
  readonly #loop: Loop;
  readonly #states: LoopStates;
  readonly #prices: SeatPrices;
  readonly #rows: Float64Array[] = [];
  readonly #window: Int32Array;
  readonly #windowPoints: Float64Array;

  constructor(loop: Loop, states: LoopStates, prices: SeatPrices) {
    this.#loop = loop;
    this.#states = states;
    this.#prices = prices;
    const { candidateHours } = loop.weights;
    this.least = loop.parts.map((part) => {
      const least = prices.leastOf(part);
      for (const [start, minutes] of part.outside.entries()) {
        least[start] = (least[start] ?? 0) + minutes * candidateHours;
      }
      return least;
    });
    const most = Math.max(...loop.parts.map(({ starts }) => starts.length));
    this.#window = new Int32Array(most);
    this.#windowPoints = new Float64Array(most);
    const full = 2 ** loop.parts.length - 1;
    for (let set = full; set > 0; set--) {
      for (let layer = 0; layer < states.layers; layer++) {
        this.#rows[set * states.layers + layer] =
          set === full ? this.#lastDays() : this.#rowOf(set, layer);
      }
    }
  }

  /** The least points of what is still to come. */
  after({ set, layer, state }: Standing): number {
    return this.#at(set, layer, state);
  }

  #at(set: number, layer: number, state: number): number {
    return this.#rows[set * this.#states.layers + layer]?.[state] ?? Number.POSITIVE_INFINITY;
  }

  /** Every start with which a loop could begin. */
  openings(): Opening[] {
    return this.#loop.parts.flatMap((part, index) => {
      if (part.prerequisites !== 0) return [];
      const openings: Opening[] = [];
      for (const start of part.starts.keys()) {
        const bound = this.from(1 << index, 0, index, start);
        if (bound < Number.POSITIVE_INFINITY) openings.push({ part: index, start, bound });
      }
      return openings;
    });
  }

  /** The opening of the cheapest loop; null where there is none. */
  cheapest(isOpen: (opening: Opening) => boolean): Opening | null {
    let cheapest: Opening | null = null;
    for (const opening of this.openings()) {
      const isCheaper = opening.bound < (cheapest?.bound ?? Number.POSITIVE_INFINITY);
      if (isCheaper && isOpen(opening)) cheapest = opening;
    }
    return cheapest;
  }

  /** By person: in how many interviews of the cheapest loop it sits, that may use anybody anytime. */
  hostCounts(isOpen: (opening: Opening) => boolean): Int32Array {
    const counts = new Int32Array(this.#loop.personCount);
    let next: (Opening & { readonly layer?: number }) | null = this.cheapest(isOpen);
    let set = 0;
    let layer = 0;
    while (next) {
      const part = this.#loop.parts[next.part];
      const places = part ? this.#prices.leastFilling(part, next.start).places : [];
      for (const { isRoom, person } of places) {
        if (!isRoom) counts[person] = (counts[person] ?? 0) + 1;
      }
      set |= 1 << next.part;
      const state = this.#states.after[next.part]?.[next.start] ?? 0;
      next = this.#cheapestStep({ set, layer, state });
      layer = next?.layer ?? 0;
    }
    return counts;
  }

  #cheapestStep(standing: Standing): (Opening & { readonly layer: number }) | null {
    let best: (Opening & { readonly layer: number }) | null = null;
    nextSteps(this.#loop, this.#states, standing, (part, start, layer, points) => {
      const bound = points + this.from(standing.set | (1 << part), layer, part, start);
      if (bound < (best?.bound ?? Number.POSITIVE_INFINITY)) best = { part, start, layer, bound };
    });
    return best;
  }

  /** The least points of an interview and all that follows; `set` has it already. */
  from(set: number, layer: number, part: number, start: number): number {
    const state = this.#states.after[part]?.[start] ?? 0;
    return (this.least[part]?.[start] ?? 0) + this.#at(set, layer, state);
  }

  #lastDays(): Float64Array {
    const { firstDay, weights } = this.#loop;
    return Float64Array.from(this.#states.days, (day) => (day - firstDay) * weights.soon);
  }

  #rowOf(set: number, layer: number): Float64Array {
    const { parts, sameDay, weights } = this.#loop;
    const { days, layers } = this.#states;
    const row = new Float64Array(days.length).fill(Number.POSITIVE_INFINITY);
    const isDayFull = layers > 1 ? layer + 1 === layers : this.#loop.perDay === 1;
    for (const [index, part] of parts.entries()) {
      const bit = 1 << index;
      if ((set & bit) !== 0 || (part.prerequisites & ~set) !== 0) continue;
      if (!isDayFull) this.#goOn(row, set | bit, layers > 1 ? layer + 1 : 0, index);
      if (!sameDay) this.#goOnLater(row, set | bit, index, weights.day);
    }
    return row;
  }

  /** Lowers the row to what it costs to go on the same day. */
  #goOn(row: Float64Array, set: number, layer: number, index: number): void {
    const { ends, todayFirst, todayLast, after, layers } = this.#states;
    const firsts = todayFirst[index];
    const lasts = todayLast[index];
    const states = after[index];
    const own = this.least[index];
    const starts = this.#loop.parts[index]?.starts;
    const following = this.#rows[set * layers + layer];
    if (!firsts || !lasts || !states || !own || !starts || !following) return;
    const { from, breakLength, weights } = this.#loop;
    // The window's starts that cost less than all that come after them, and what each costs.
    const window = this.#window;
    const points = this.#windowPoints;
    let head = 0;
    let tail = 0;
    let next = 0;
    for (let state = 0; state < row.length; state++) {
      const first = firsts[state] ?? 0;
      const last = lasts[state] ?? 0;
      for (next = Math.max(next, first); next < last; next++) {
        const waited = (((starts[next] ?? 0) - from) / MINUTE) * weights.gap;
        const all = waited + (own[next] ?? 0) + (following[states[next] ?? 0] ?? 0);
        while (tail > head && (points[tail - 1] ?? 0) >= all) tail--;
        window[tail] = next;
        points[tail] = all;
        tail++;
      }
      while (head < tail && (window[head] ?? 0) < first) head++;
      if (head === tail || (window[head] ?? 0) >= last) continue;
      const ready = (((ends[state] ?? 0) + breakLength - from) / MINUTE) * weights.gap;
      const best = (points[head] ?? 0) - ready;
      if (best < (row[state] ?? 0)) row[state] = best;
    }
  }

  /** Lowers the row to what it costs to go on on a later day. */
  #goOnLater(row: Float64Array, set: number, index: number, dayPoints: number): void {
    const firsts = this.#states.laterFirst[index];
    const starts = this.#loop.parts[index]?.starts;
    if (!firsts || !starts) return;
    let next = starts.length;
    let least = Number.POSITIVE_INFINITY;
    for (let state = row.length - 1; state >= 0; state--) {
      const first = firsts[state] ?? 0;
      while (next > first) {
        next--;
        least = Math.min(least, this.from(set, 0, index, next));
      }
      row[state] = Math.min(row[state] ?? 0, least + dayPoints);
    }
  }
}
