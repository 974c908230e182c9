import type { CostToGo, Opening } from "./cost-to-go.ts";
import { isFree, type Taken } from "./is-free.ts";
import type { Arrangement, Loop, Part, Place, Seats } from "./loop.ts";
import type { FoundLoop } from "./loop-sieve.ts";
import type { LoopStates } from "./loop-states.ts";
import { nextSteps, type Standing } from "./next-steps.ts";
import { leastObjective, tieOf } from "./objective.ts";
import type { SeatPrices } from "./seat-prices.ts";

/** What the search goes by: the loop, and what is known of the cost of what is still to come. */
export interface Guide {
  readonly loop: Loop;
  readonly states: LoopStates;
  readonly prices: SeatPrices;
  readonly costToGo: CostToGo;
}

/** Who stops a branch: only loops of fewer points than `limit` are looked for. */
export interface BranchBounds {
  /** How many steps it may take. */
  readonly maxNodes: number;
  /** Asked again after each find. */
  readonly limit: () => number;
  /** Takes a find. True ends the branch. */
  readonly onFound: (found: FoundLoop) => boolean;
}

interface Step {
  readonly part: number;
  readonly start: number;
  readonly set: number;
  readonly layer: number;
  /** Points spent on the way to the interview: gaps and days. */
  readonly spent: number;
  readonly bound: number;
}

interface Choice {
  /** In the group. */
  readonly number: number;
  readonly place: Place;
  readonly points: number;
  /** The points and the discount that is lost: by so much the bound rises. */
  readonly priced: number;
}

/**
 * Looks through all loops that begin with an opening, depth first: the next interview with its start,
 * then who fills each of its groups, then the next. Whatever is bound to cost too much is left out, so
 * nothing that is better than the limit is missed.
 */
export class Branch {
  /** Steps taken. */
  nodes = 0;
  /** Whether it was ended before it had seen everything. */
  isEnded = false;
  readonly #guide: Guide;
  readonly #bounds: BranchBounds;
  readonly #opening: Opening;
  readonly #tie: number;
  /** By person: the interviews that it has in the loop so far. */
  readonly #taken: Taken[][];
  /** What the prices may have asked too much in all that is still to come. */
  #discount: number;
  readonly #starts: number[] = [];
  readonly #fillings: number[][][] = [];

  constructor(guide: Guide, opening: Opening, bounds: BranchBounds) {
    this.#guide = guide;
    this.#bounds = bounds;
    this.#opening = opening;
    const { loop, prices } = guide;
    this.#tie = tieOf(loop, opening);
    this.#taken = Array.from({ length: loop.personCount }, () => []);
    this.#discount = prices.totalDiscount();
  }

  /** Looks through the branch. */
  run(): void {
    const { part, start, bound } = this.#opening;
    this.#take({ part, start, set: 1 << part, layer: 0, spent: 0, bound });
  }

  /** Whether nothing that costs at least so much is wanted, or the search is over. */
  #isHopeless(points: number): boolean {
    return this.isEnded || leastObjective(points, this.#tie) >= this.#bounds.limit();
  }

  #goOn(standing: Standing, spent: number): void {
    const { loop, states, costToGo } = this.#guide;
    if (standing.set === 2 ** loop.parts.length - 1) {
      this.#find(spent + costToGo.after(standing));
      return;
    }
    const steps: Step[] = [];
    nextSteps(loop, states, standing, (part, start, layer, points) => {
      const set = standing.set | (1 << part);
      const bound = spent + points + costToGo.from(set, layer, part, start) - this.#discount;
      // Infinite where nothing can follow, whatever it may cost.
      if (bound === Number.POSITIVE_INFINITY || this.#isHopeless(bound)) return;
      steps.push({ part, start, set, layer, spent: spent + points, bound });
    });
    // The sort is stable: ties are tried in the order of positions and starts.
    steps.sort((a, b) => a.bound - b.bound);
    for (const step of steps) {
      if (this.#isHopeless(step.bound)) return;
      this.#take(step);
    }
  }

  #take(step: Step): void {
    const { loop, prices, costToGo, states } = this.#guide;
    const part = loop.parts[step.part];
    if (!part || this.#isExhausted()) return;
    // What is to come after each group: the groups that follow, then the rest of the loop.
    const toGo: number[] = [];
    let rest = costToGo.after(standingAfter(states, step));
    for (const [group, seats] of [...part.seats.entries()].reverse()) {
      toGo[group] = rest;
      rest += prices.leastOfSeats(seats, step.start);
    }
    this.#starts[step.part] = step.start;
    this.#fillings[step.part] = part.seats.map(() => []);
    const points = (part.outside[step.start] ?? 0) * loop.weights.candidateHours;
    this.#fill(step, part, 0, step.spent + points, toGo);
  }

  /** Fills the groups from `group` on in every way that may be worth it, then goes on with the loop. */
  #fill(step: Step, part: Part, group: number, spent: number, toGo: readonly number[]): void {
    const seats = part.seats[group];
    if (!seats) {
      this.#goOn(standingAfter(this.#guide.states, step), spent);
      return;
    }
    const filling = this.#fillings[step.part]?.[group] ?? [];
    const base = spent - seats.leastLoad * this.#guide.loop.weights.load;
    const bare = base + (toGo[group] ?? 0) - this.#discount;
    const choices = this.#choicesOf(part, seats, step.start, bare);
    const seat = (from: number, left: number, points: number, priced: number) => {
      if (left === 0) {
        this.#fill(step, part, group + 1, base + points, toGo);
        return;
      }
      for (let index = from; index + left <= choices.length; index++) {
        const choice = choices[index];
        // Whoever is chosen later costs no less.
        if (!choice || this.#isHopeless(bare + priced + left * choice.priced)) return;
        if (this.#isExhausted()) return;
        this.#sit(part, choice.place, step.start);
        filling.push(choice.number);
        seat(index + 1, left - 1, points + choice.points, priced + choice.priced);
        filling.pop();
        this.#rise(choice.place);
      }
    };
    seat(0, seats.atLeast, 0, 0);
  }

  /**
   * Who could sit there, the cheapest first; ties in the order of the group.
   *
   * @param bound What all comes to besides, at least: who is bound to cost too much is left out.
   */
  #choicesOf(part: Part, seats: Seats, start: number, bound: number): Choice[] {
    const { loop, prices } = this.#guide;
    const choices: Choice[] = [];
    for (const [number, place] of seats.places.entries()) {
      const minutes = place.minutes[start] ?? 0;
      if (minutes === Number.POSITIVE_INFINITY) continue;
      const taken = this.#taken[place.person] ?? [];
      const again = place.isRoom ? 0 : taken.length * loop.weights.again;
      const points = minutes * place.pointsPerMinute + place.load * loop.weights.load + again;
      const priced = points + this.#discountLost(place.person, taken.length, prices);
      if (this.#isHopeless(bound + priced) || !isFree(part, place, start, taken)) continue;
      choices.push({ number, place, points, priced });
    }
    return choices.sort((a, b) => a.priced - b.priced);
  }

  #discountLost(person: number, count: number, prices: SeatPrices): number {
    return prices.discount(person, count) - prices.discount(person, count + 1);
  }

  #sit(part: Part, place: Place, start: number): void {
    const taken = this.#taken[place.person] ?? [];
    this.#discount -= this.#discountLost(place.person, taken.length, this.#guide.prices);
    taken.push({ part, place, start });
  }

  #rise(place: Place): void {
    const taken = this.#taken[place.person] ?? [];
    taken.pop();
    this.#discount += this.#discountLost(place.person, taken.length, this.#guide.prices);
  }

  #find(points: number): void {
    this.nodes++;
    const objective = points + this.#tie;
    if (objective >= this.#bounds.limit()) return;
    const arrangement: Arrangement = {
      starts: this.#starts.slice(),
      fillings: this.#fillings.map((groups) =>
        groups.map((numbers) => numbers.toSorted((a, b) => a - b)),
      ),
    };
    if (this.#bounds.onFound({ arrangement, objective })) this.isEnded = true;
  }

  /** Counts a step. */
  #isExhausted(): boolean {
    this.nodes++;
    if (this.nodes >= this.#bounds.maxNodes) this.isEnded = true;
    return this.isEnded;
  }
}

function standingAfter(states: LoopStates, { set, layer, part, start }: Step): Standing {
  return { set, layer, state: states.after[part]?.[start] ?? 0 };
}
