import { differenceInMinutes, max } from "date-fns";
import { expect } from "vitest";
import type { Fortnight, Person } from "./fortnight.ts";

/** The longest wait between two attempts, and the longest time between two rounds of the fortnight. */
const LONGEST_MINUTES = 60 + 300;
const INTERVAL_MINUTES = 15;

/**
 * A lost consent is shown as one, and what failed is in order again when the provider has answered for
 * long enough, the writing of our events included: nobody has to do anything for that.
 */
export async function expectStates(fortnight: Fortnight): Promise<void> {
  const { people, connections, lost, clock } = fortnight;
  const waiting = await whoseCopiesWait(fortnight);
  const wrong = people.flatMap((person) => {
    const { name, memberId } = person;
    if (!answersForLong(fortnight, person)) return [];
    const state = connections.get(memberId)?.state;
    const lostSince = lost.get(person)?.since;
    if (!lostSince) {
      return [
        ...(state === "connected" ? [] : [`${name} is ${state}`]),
        ...(waiting.has(memberId) ? [`${name} waits for one of our events`] : []),
      ];
    }
    // Until it is read next, nobody can know.
    const canKnow = differenceInMinutes(clock.now, lostSince) > INTERVAL_MINUTES;
    return canKnow && state !== "reconnect" ? [`${name} is ${state}, without a consent`] : [];
  });
  expect(wrong, `at ${clock.now.toISOString()}`).toEqual([]);
}

function answersForLong(
  { outages, answersSince, backSince, clock }: Fortnight,
  person: Person,
): boolean {
  if ([...outages.keys()].some(({ name }) => name === person.provider)) return false;
  const since = max([
    answersSince.get(person.provider) ?? clock.now,
    backSince.get(person) ?? new Date(0),
  ]);
  return differenceInMinutes(clock.now, since) > LONGEST_MINUTES;
}

/** The members whose calendars lack an event to come, or hold one that was cancelled. */
async function whoseCopiesWait({ app, tenantId, clock }: Fortnight): Promise<ReadonlySet<string>> {
  const ahead = { scheduledEnd: { gt: clock.now } };
  const copies = await app.kit.db.unit(tenantId, (tx) =>
    tx.calendarCopy.findMany({
      where: {
        OR: [
          { state: { in: ["removing", "refused"] } },
          { state: { in: ["pending", "failing"] }, appointment: ahead },
          { state: { in: ["pending", "failing"] }, interview: ahead },
        ],
      },
      select: { calendar: { select: { connection: { select: { memberId: true } } } } },
    }),
  );
  return new Set(copies.map(({ calendar }) => calendar.connection.memberId));
}
