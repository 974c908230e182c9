import type { Part, Place } from "./loop.ts";

/** A place that a host has in the loop already. */
export interface Taken {
  readonly part: Part;
  readonly place: Place;
  /** Number of the part's start. */
  readonly start: number;
}

/**
 * Whether a host can sit in an interview besides those that it has in the loop: the start suits it,
 * their spans with all buffers do not meet, and no limit is exceeded, the loop's own counted.
 */
export function isFree(part: Part, place: Place, start: number, taken: readonly Taken[]): boolean {
  if (place.minutes[start] === Number.POSITIVE_INFINITY) return false;
  if (taken.length === 0) return true;
  const at = part.starts[start] ?? 0;
  for (const other of taken) {
    if (other.part === part) return false;
    const otherAt = startOf(other);
    const isApart =
      at + part.length + part.after <= otherAt - other.part.before ||
      otherAt + other.part.length + other.part.after <= at - part.before;
    if (!isApart) return false;
  }
  const starts = taken.map(startOf);
  if (place.quota && !place.quota.takes(at, starts)) return false;
  return taken.every((other, index) => {
    const { quota } = other.place;
    return !quota || quota.takes(startOf(other), [...starts.toSpliced(index, 1), at]);
  });
}

function startOf({ part, start }: Taken): number {
  return part.starts[start] ?? 0;
}
