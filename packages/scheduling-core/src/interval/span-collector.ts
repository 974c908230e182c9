const SECOND = 1_000;

/**
 * Collects spans in any order and gives their union.
 *
 * They are kept as whole seconds after `from`, rounded outwards: exact for anything that is compared
 * with times of whole seconds, and an Int32Array sorts about five times as fast as anything else.
 * Starts and ends are sorted apart, which tells the union just as well: the i-th end closes it
 * exactly when the next start is not before it.
 */
export class SpanCollector {
  readonly #zero: number;
  readonly #limit: number;
  #starts: Int32Array;
  #ends: Int32Array;
  #count = 0;

  /**
   * @param capacity How many spans are expected; more are taken too.
   * @param from Milliseconds. What lies before is cut off a second earlier.
   * @param to Milliseconds, at most 68 years later. What lies after is cut off.
   */
  constructor(capacity: number, from: number, to: number) {
    this.#zero = Math.floor(from / SECOND) * SECOND;
    this.#limit = Math.ceil((to - this.#zero) / SECOND) + 1;
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
  }

  /** Adds a span in milliseconds; infinite ends are allowed. */
  add(start: number, end: number): void {
    const from = this.#cut(Math.floor((start - this.#zero) / SECOND));
    const to = this.#cut(Math.ceil((end - this.#zero) / SECOND));
    if (from >= to) return;
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = from;
    this.#ends[this.#count] = to;
    this.#count++;
  }

  #cut(seconds: number): number {
    if (seconds < -1) return -1;
    return Math.min(seconds, this.#limit);
  }

  #grow(): void {
    this.#starts = widen(this.#starts);
    this.#ends = widen(this.#ends);
  }

  /**
   * The union in milliseconds, ascending. Spans that overlap become one, those that only touch stay
   * two. A last span at infinity lets a sweep read on without asking whether there is more.
   */
  union(): number[] {
    const count = this.#count;
    const starts = sort(this.#starts.subarray(0, count));
    const ends = sort(this.#ends.subarray(0, count));
    const spans: number[] = [];
    let first = 0;
    for (let i = 0; i < count; i++) {
      const end = ends[i] ?? 0;
      if (i + 1 < count && (starts[i + 1] ?? 0) < end) continue;
      spans.push(this.#zero + (starts[first] ?? 0) * SECOND, this.#zero + end * SECOND);
      first = i + 1;
    }
    spans.push(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    return spans;
  }
}

function widen(values: Int32Array): Int32Array {
  const wider = new Int32Array(values.length * 2 + 8);
  wider.set(values);
  return wider;
}

/** Bookings mostly come in order, and looking costs less than sorting. */
function sort(values: Int32Array): Int32Array {
  for (let i = 1; i < values.length; i++) {
    if ((values[i - 1] ?? 0) > (values[i] ?? 0)) return values.sort();
  }
  return values;
}
