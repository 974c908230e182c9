/** Kinds of employment, in the order in which they are offered. */
export const EMPLOYMENT_TYPES = [
  "full_time",
  "part_time",
  "contract",
  "temporary",
  "internship",
] as const;

export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

/** @returns null where nothing is said of it */
export function employmentTypeOf(text: string): EmploymentType | null {
  return EMPLOYMENT_TYPES.find((type) => type === text) ?? null;
}
