interface Slot {
  /** ISO 8601. */
  readonly start: string;
}

/** The few starts nearest to `start`, ascending; `start` itself is not among them. */
export function nearestTimes(slots: readonly Slot[], start: Date, count = 4): readonly Date[] {
  const distance = (time: Date) => Math.abs(time.getTime() - start.getTime());
  return slots
    .map((slot) => new Date(slot.start))
    .filter((time) => distance(time) > 0)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .sort((a, b) => a.getTime() - b.getTime());
}
