import { type Interval, InvalidInputError } from "@convene/scheduling-core";
import { addDays } from "date-fns";

/** Two months of a calendar page with their margins; who wants more asks again. */
const LONGEST_RANGE_DAYS = 62;

/**
 * A range that one question may span.
 *
 * @throws InvalidInputError naming `to` for one that is reversed, empty, or longer than 62 days
 */
export function requireRange({ start, end }: Interval): void {
  if (end.getTime() <= start.getTime()) {
    throw new InvalidInputError("to", "must come after from");
  }
  if (end.getTime() > addDays(start, LONGEST_RANGE_DAYS).getTime()) {
    throw new InvalidInputError("to", `must be at most ${LONGEST_RANGE_DAYS} days after from`);
  }
}
