import type { Spans } from "../interval/spans.ts";

/**
 * Goes through ascending starts and keeps who is free. Between two changes it does nothing, so most
 * starts cost one comparison.
 */
export class PresenceSweep {
  /** Indexes of the hosts that the last start suits, ascending. */
  readonly present: number[] = [];
  readonly #suitable: readonly Spans[];
  readonly #cursors: Int32Array;
  /** Until then, inclusive, `present` stays as it is. */
  #same = Number.NEGATIVE_INFINITY;

  /** @param suitable For each host its suitable starts, as `suitableStarts` gives them. */
  constructor(suitable: readonly Spans[]) {
    this.#suitable = suitable;
    this.#cursors = new Int32Array(suitable.length);
  }

  /** Moves on to a later start. True where `present` was found anew. */
  moveTo(start: number): boolean {
    if (start <= this.#same) return false;
    this.#lookAgain(start);
    return true;
  }

  #lookAgain(start: number): void {
    const { present } = this;
    let same = Number.POSITIVE_INFINITY;
    let host = 0;
    present.length = 0;
    for (const runs of this.#suitable) {
      let cursor = this.#cursors[host] ?? 0;
      while ((runs[cursor + 1] ?? 0) < start) cursor += 2;
      this.#cursors[host] = cursor;
      const from = runs[cursor] ?? 0;
      if (from <= start) {
        present.push(host);
        same = Math.min(same, runs[cursor + 1] ?? 0);
      } else {
        same = Math.min(same, from - 1);
      }
      host++;
    }
    this.#same = same;
  }
}
