import { InvalidInputError } from "../errors/invalid-input-error.ts";

/** The refusal of a question whose answer would exceed `maxSlots`. */
export function tooManySlots(maxSlots: number): InvalidInputError {
  return new InvalidInputError("range", `gives more than ${maxSlots} slots: ask for less at once`);
}
