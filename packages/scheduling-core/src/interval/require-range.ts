import { addDays } from "date-fns";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { Interval } from "./interval.ts";

/**
 * A range that one question may span, asked for as `from` and `to`.
 *
 * @throws InvalidInputError naming `to` for one that is reversed, empty, or longer than that many days
 */
export function requireRange({ start, end }: Interval, longestDays: number): void {
  if (end.getTime() <= start.getTime()) throw new InvalidInputError("to", "must come after from");
  if (end.getTime() > addDays(start, longestDays).getTime()) {
    throw new InvalidInputError("to", `must be at most ${longestDays} days after from`);
  }
}
