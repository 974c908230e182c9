import { InvalidInputError } from "../errors/invalid-input-error.ts";

/** @throws InvalidInputError unless a group of so many hosts can give `atLeast` of them */
export function requireAtLeast(atLeast: number, hostCount: number, field: string): void {
  if (Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= hostCount) return;
  throw new InvalidInputError(
    field,
    `must be a whole number from 1 to ${hostCount}, not ${atLeast}`,
  );
}
