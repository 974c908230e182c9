import { InvalidInputError } from "../errors/invalid-input-error.ts";

/** @throws InvalidInputError naming `field` unless it is a whole number from `least` to `most` */
export function requireWhole(value: number, field: string, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InvalidInputError(
    field,
    `must be a whole number from ${least} to ${most}, not ${value}`,
  );
}
