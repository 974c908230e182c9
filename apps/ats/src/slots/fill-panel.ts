import { fairFilling } from "../panels/fair-filling.ts";
import { reachedCaps } from "../panels/reached-caps.ts";
import type { InterviewerHost } from "./load-interviewers.ts";

/** Whoever has reached a cap comes after everybody who has not. */
const OVER_CAP_COST = 1_000;

/**
 * Who is to fill the seats of a panel at a time: those with the fewest recent interviews, and nobody
 * beyond their caps where others can.
 *
 * @param seats Who could fill each at that time.
 * @returns who fills each seat; null where they can't all be filled
 */
export function fillPanel(
  seats: readonly (readonly InterviewerHost[])[],
  start: Date,
): InterviewerHost[] | null {
  const people = new Map(seats.flat().map((person) => [person.id, person]));
  const costOf = (id: string) => {
    const person = people.get(id);
    if (!person) return 0;
    const isOver = reachedCaps(person.caps, person.host.timeZone, start).length > 0;
    return person.load + (isOver ? OVER_CAP_COST : 0);
  };
  const ids = seats.map((seat) => seat.map(({ id }) => id));
  return fairFilling(ids, costOf)?.flatMap((id) => people.get(id) ?? []) ?? null;
}
