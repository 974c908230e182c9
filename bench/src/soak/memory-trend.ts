/** A value at a time: minutes. */
export interface Point {
  readonly minute: number;
  readonly value: number;
}

/** The slope of the straight line that fits the points best (least squares), per minute. */
export function slopeOf(points: readonly Point[]): number {
  const meanMinute = mean(points.map(({ minute }) => minute));
  const meanValue = mean(points.map(({ value }) => value));
  let along = 0;
  let across = 0;
  for (const { minute, value } of points) {
    along += (minute - meanMinute) ** 2;
    across += (minute - meanMinute) * (value - meanValue);
  }
  return along === 0 ? 0 : across / along;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
