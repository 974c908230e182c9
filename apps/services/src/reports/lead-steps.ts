/** How long before its start an appointment was booked: the steps by which reports count, in hours. */
export const LEAD_STEPS = [
  { step: "sameDay", fromHours: 0, toHours: 24 },
  { step: "days1to2", fromHours: 24, toHours: 72 },
  { step: "days3to6", fromHours: 72, toHours: 168 },
  { step: "week1", fromHours: 168, toHours: 336 },
  { step: "weeks2to4", fromHours: 336, toHours: 720 },
  { step: "longer", fromHours: 720, toHours: null },
] as const;

export type LeadStep = (typeof LEAD_STEPS)[number]["step"];

/** The lower bounds in minutes, for `width_bucket`, which counts from 1. */
export const LEAD_BOUNDS_MINUTES: readonly number[] = LEAD_STEPS.map(
  ({ fromHours }) => fromHours * 60,
);

/** @param bucket As `width_bucket` counts. */
export function leadStepOf(bucket: number): LeadStep {
  const found = LEAD_STEPS[bucket - 1];
  if (!found) throw new RangeError(`No lead time has the step ${bucket}`);
  return found.step;
}
