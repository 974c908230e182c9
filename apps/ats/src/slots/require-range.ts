import { type Interval, InvalidInputError } from "@convene/scheduling-core";
import { addDays } from "date-fns";

/** @throws InvalidInputError for a range that is reversed, empty, or longer than that many days */
export function requireRange({ start, end }: Interval, longestDays: number): void {
  if (end.getTime() <= start.getTime()) throw new InvalidInputError("to", "must come after from");
  if (end.getTime() > addDays(start, longestDays).getTime()) {
    throw new InvalidInputError("to", `must be at most ${longestDays} days after from`);
  }
}
