import { InvalidInputError } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import type { InterviewOrder } from "./interview-order.ts";

/** When one of the interviews of an order is to be, and with whom. */
export interface PlannedInterview {
  /** In the order's list. */
  readonly position: number;
  readonly start: Date;
  /** Resources, seat by seat; null: whoever can. */
  readonly seats: readonly string[] | null;
  /** Of the order's rooms; null: none, or whichever is free. */
  readonly roomId: string | null;
}

/**
 * Makes sure that what is planned is what was ordered: each interview once, with people and rooms that
 * it can have, none before those that have to be over, and no two at once.
 *
 * @param field Names it in refusals.
 * @returns in the order of time
 * @throws InvalidInputError
 */
export function requirePlanned(
  { interviews }: InterviewOrder,
  planned: readonly PlannedInterview[],
  field = "interviews",
): PlannedInterview[] {
  const positions = new Set(planned.map(({ position }) => position));
  const isComplete = interviews.every((_, position) => positions.has(position));
  if (!isComplete || planned.length !== interviews.length) {
    throw new InvalidInputError(field, "must be each interview once");
  }
  const sorted = planned.toSorted((a, b) => a.start.getTime() - b.start.getTime());
  const ends = new Map<number, Date>();
  let last: Date | undefined;
  for (const { position, start, seats, roomId } of sorted) {
    const ordered = interviews[position];
    if (!ordered) throw new InvalidInputError(field, "must be each interview once");
    const isTooSoon = ordered.after.some((other) => {
      const end = ends.get(other);
      return end === undefined || end > start;
    });
    if (isTooSoon) throw new InvalidInputError(field, "must keep the order of the plan");
    if (last && last > start) throw new InvalidInputError(field, "must not overlap");
    requireKnown(ordered, seats, roomId, field);
    last = addMinutes(start, ordered.durationMinutes);
    ends.set(position, last);
  }
  return sorted;
}

/** Members of pools are looked up where the panel is loaded. */
function requireKnown(
  ordered: InterviewOrder["interviews"][number],
  seats: readonly string[] | null,
  roomId: string | null,
  field: string,
): void {
  if (roomId !== null && !ordered.roomIds.includes(roomId)) {
    throw new InvalidInputError(field, "must be in a room of the interview");
  }
  if (seats === null) return;
  const fits =
    seats.length === ordered.seats.length &&
    ordered.seats.every(({ resourceIds }, index) => {
      const person = seats[index];
      return person !== undefined && (resourceIds === null || resourceIds.includes(person));
    });
  if (!fits) throw new InvalidInputError(field, "must seat people who can take the seats");
}
