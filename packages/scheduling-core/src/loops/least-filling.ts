import type { Part, Place, Seats } from "./loop.ts";

/** Who fills an interview for the least points. */
export interface LeastFilling {
  /** Infinite where nobody can. */
  readonly points: number;
  readonly places: readonly Place[];
}

interface Offer {
  readonly place: Place;
  readonly points: number;
}

/** The filling of an interview at a start, by distinct people, that costs least. */
export function leastFilling({ seats }: Part, pointsOf: (place: Place) => number): LeastFilling {
  // Of each group no more can matter than there are seats: the others can take so many at most.
  const seatCount = seats.reduce((sum, { atLeast }) => sum + atLeast, 0);
  const offers = seats.map((group) => cheapestOffers(group, seatCount, pointsOf));
  const leastAfter = leastSums(seats, offers);
  let best: LeastFilling = { points: Number.POSITIVE_INFINITY, places: [] };
  const chosen: Place[] = [];
  const fill = (group: number, from: number, left: number, points: number): void => {
    if (points + (leastAfter[group + 1] ?? 0) >= best.points) return;
    if (left === 0) {
      const next = seats[group + 1];
      if (next) fill(group + 1, 0, next.atLeast, points);
      else best = { points, places: chosen.slice() };
      return;
    }
    const own = offers[group] ?? [];
    for (let index = from; index + left <= own.length; index++) {
      const offer = own[index];
      if (!offer || points + offer.points + (leastAfter[group + 1] ?? 0) >= best.points) return;
      if (chosen.some(({ person }) => person === offer.place.person)) continue;
      chosen.push(offer.place);
      fill(group, index + 1, left - 1, points + offer.points);
      chosen.pop();
    }
  };
  fill(0, 0, seats[0]?.atLeast ?? 0, 0);
  return best;
}

/** Ascending by points; ties in the order of the group. Points are never negative. */
function cheapestOffers(
  { places }: Seats,
  count: number,
  pointsOf: (place: Place) => number,
): Offer[] {
  const offers: Offer[] = [];
  for (const place of places) {
    const points = pointsOf(place);
    const dearest = offers[count - 1]?.points ?? Number.POSITIVE_INFINITY;
    if (points >= dearest) continue;
    let at = offers.length;
    while (at > 0 && (offers[at - 1]?.points ?? 0) > points) at--;
    offers.splice(at, 0, { place, points });
    if (offers.length > count) offers.pop();
  }
  return offers;
}

/** By group: what it and those after it cost at least, if nobody were wanted twice. */
function leastSums(seats: readonly Seats[], offers: readonly (readonly Offer[])[]): number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let group = seats.length - 1; group >= 0; group--) {
    const own = (offers[group] ?? []).slice(0, seats[group]?.atLeast ?? 0);
    sum = own.reduce((total, { points }) => total + points, sum);
    sums[group] = sum;
  }
  return sums;
}
