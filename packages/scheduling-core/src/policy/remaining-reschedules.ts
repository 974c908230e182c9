/** Columns of the reschedulable behaviour. A limit of null means none. */
export interface RescheduleCount {
  readonly rescheduleCount: number;
  readonly rescheduleLimit?: number | null;
}

/** How often the event may still be moved, never below 0; null where there is no limit. */
export function remainingReschedules(event: RescheduleCount): number | null {
  const { rescheduleCount, rescheduleLimit } = event;
  if (rescheduleLimit === undefined || rescheduleLimit === null) return null;
  return Math.max(0, rescheduleLimit - rescheduleCount);
}
