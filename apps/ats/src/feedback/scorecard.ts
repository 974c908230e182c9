import { z } from "zod";

/** What is asked in an interview, as the interview keeps it. */
export const questionsSchema = z.array(
  z.object({ id: z.string(), text: z.string(), hint: z.string().nullish() }),
);

/** What is judged, and how much it counts. */
export const criteriaSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullish(),
    weight: z.number().positive(),
  }),
);

export const ratingsSchema = z.array(
  z.object({
    criterionId: z.string(),
    rating: z.int().min(1).max(5).nullable(),
    note: z.string().max(5_000).nullable(),
  }),
);

export const answersSchema = z.array(
  z.object({ questionId: z.string(), note: z.string().max(10_000) }),
);

export type Criterion = z.infer<typeof criteriaSchema>[number];
export type Question = z.infer<typeof questionsSchema>[number];
export type Rating = z.infer<typeof ratingsSchema>[number];
export type Answer = z.infer<typeof answersSchema>[number];

/**
 * The mean of the ratings, each counted by its criterion's weight; criteria that were not rated count
 * for nothing.
 *
 * @returns 1 to 5; null where nothing was rated
 */
export function weightedScore(
  criteria: readonly Pick<Criterion, "id" | "weight">[],
  ratings: readonly Pick<Rating, "criterionId" | "rating">[],
): number | null {
  let [sum, weights] = [0, 0];
  for (const { id, weight } of criteria) {
    const rating = ratings.find(({ criterionId }) => criterionId === id)?.rating ?? null;
    if (rating === null) continue;
    sum += rating * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

/** How far judgements lie apart. */
export interface Spread {
  readonly lowest: number;
  readonly highest: number;
  readonly mean: number;
}

/** @returns null where there are no values */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  return {
    lowest: Math.min(...values),
    highest: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}
