/** The first of `first`, `first + step`, `first + 2 step`, … that is not before `time`. */
export function nextStart(first: number, step: number, time: number): number {
  return first >= time ? first : first + Math.ceil((time - first) / step) * step;
}
