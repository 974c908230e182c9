/**
 * Many intervals as one flat list of milliseconds: [start, end, start, end, …], half-open.
 *
 * What the engine reckons with: no object per interval, and the processor reads it in a line. Unless
 * said otherwise the spans are ascending and neither touch nor overlap.
 */
export type Spans = readonly number[];
