/** A role to fill: who could, the preferred first, and how many it takes. */
export interface Vacancy {
  readonly candidates: readonly string[];
  readonly atLeast: number;
}

/**
 * Fills every group with distinct people, or says that it can't be done.
 *
 * Of all fillings it gives the first: the first group gets the earliest candidates in its list with
 * whom the others can still be filled, then the second group, and so on. So the same question has the
 * same answer, and whoever orders the candidates decides who is asked first.
 *
 * @returns for each group exactly `atLeast` candidates; null where no filling exists
 * @example
 * fillGroups([{ candidates: ["ann", "bob"], atLeast: 1 }, { candidates: ["ann"], atLeast: 1 }])
 * // [["bob"], ["ann"]]
 */
export function fillGroups(groups: readonly Vacancy[]): string[][] | null {
  const seats = groups.flatMap(({ candidates, atLeast }) =>
    Array.from({ length: atLeast }, () => candidates),
  );
  const seated = seatEveryone(seats);
  if (!seated) return null;
  prefer(seats, seated);

  let next = 0;
  return groups.map(({ candidates, atLeast }) => {
    const chosen = new Set(seated.personIn.slice(next, next + atLeast));
    next += atLeast;
    return candidates.filter((candidate) => chosen.has(candidate));
  });
}

interface Seating {
  readonly personIn: string[];
  readonly seatOf: Map<string, number>;
}

/** A maximum bipartite matching by augmenting paths (Kuhn); null where a seat stays empty. */
function seatEveryone(seats: readonly (readonly string[])[]): Seating | null {
  const seating: Seating = { personIn: [], seatOf: new Map() };
  for (const seat of seats.keys()) {
    if (!findSomebody(seats, seating, seat, 0, new Set())) return null;
  }
  return seating;
}

/** Seats somebody, moving others along where need be, but nobody out of a seat before `firstFree`. */
function findSomebody(
  seats: readonly (readonly string[])[],
  seating: Seating,
  seat: number,
  firstFree: number,
  asked: Set<string>,
): boolean {
  for (const person of seats[seat] ?? []) {
    if (asked.has(person)) continue;
    asked.add(person);
    const taken = seating.seatOf.get(person);
    const isFree =
      taken === undefined ||
      (taken >= firstFree && findSomebody(seats, seating, taken, firstFree, asked));
    if (!isFree) continue;
    seating.seatOf.set(person, seat);
    seating.personIn[seat] = person;
    return true;
  }
  return false;
}

/** Seat by seat, gives each the earliest candidate that leaves all later seats filled. */
function prefer(seats: readonly (readonly string[])[], seating: Seating): void {
  const { personIn, seatOf } = seating;
  for (const [seat, candidates] of seats.entries()) {
    const present = personIn[seat];
    if (present === undefined) return;
    for (const person of candidates) {
      if (person === present) break;
      const taken = seatOf.get(person);
      if (taken !== undefined && taken < seat) continue;
      seatOf.delete(present);
      seatOf.set(person, seat);
      personIn[seat] = person;
      const asked = new Set([person]);
      if (taken === undefined || findSomebody(seats, seating, taken, seat + 1, asked)) break;
      seatOf.set(present, seat);
      seatOf.set(person, taken);
      personIn[seat] = present;
    }
  }
}
