import { seededRandom } from "@convene/prisma/testing";

/** Dice that fall the same way for the same seed. */
export interface Choices {
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** One of them; undefined where there is none. */
  pick<T>(of: readonly T[]): T | undefined;
}

export function choices(seed: number): Choices {
  const random = seededRandom(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  return {
    chance: (probability) => random() < probability,
    between,
    pick: (of) => of[between(0, of.length - 1)],
  };
}
