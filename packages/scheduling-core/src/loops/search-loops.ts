import { DAY } from "../availability/calendar-units.ts";
import { Branch, type Guide } from "./branch.ts";
import { CostToGo, type Opening } from "./cost-to-go.ts";
import { describeLoop } from "./describe-loop.ts";
import type { Loop } from "./loop.ts";
import type { LoopProposal } from "./loop-proposal.ts";
import type { LoopLimits, LoopQuery } from "./loop-query.ts";
import { type FoundLoop, LoopSieve } from "./loop-sieve.ts";
import { type LoopStates, readStates } from "./loop-states.ts";
import { leastObjective, tieOf } from "./objective.ts";
import { readLoop } from "./read-loop.ts";
import { SeatPrices } from "./seat-prices.ts";
import { tightenPrices } from "./tighten-prices.ts";

/** What a search came to. */
export interface LoopSearchResult {
  /** The best first. */
  readonly proposals: LoopProposal[];
  /** False where `maxNodes` ended the search: there may be better ones. */
  readonly isComplete: boolean;
  /** Steps that the search took. */
  readonly nodes: number;
}

/** A first look takes the cheapest way down, and gives up soon. */
const FIRST_LOOK_NODES = 500;
const ALL_FIRST_LOOKS_NODES = 20_000;

/** A class that takes more is worth prices of its own; one that takes twice as many has to wait. */
const CLASS_PATIENCE_NODES = 8_000;

const HOUR = 3_600_000;

/**
 * Looks for loops, and gives each that is better than all before as soon as it is found: the first one
 * soon, the best one last. Whoever has seen enough stops asking. docs/loop-search.md has the exact
 * meaning.
 *
 * @returns the proposals of `findLoops`, when it has come to its end
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError naming the field
 * @example
 * for (const proposal of searchLoops(query)) show(proposal); // better and better
 */
export function* searchLoops(
  query: LoopQuery,
  limits: LoopLimits = {},
): Generator<LoopProposal, LoopSearchResult> {
  const loop = readLoop(query, limits);
  const search = new Search(loop, readStates(loop));
  const halves = new LoopSieve(loop.limit);
  const toProposal = ({ arrangement }: FoundLoop) => describeLoop(loop, arrangement);
  let shown = Number.POSITIVE_INFINITY;
  for (const _ of search.findBest(halves, DAY / 2, () => true)) {
    const [best] = halves.best();
    if (!best || best.objective >= shown) continue;
    shown = best.objective;
    yield toProposal(best);
  }

  const found = halves.best();
  if (found.length < loop.limit && found.length > 0) {
    // What no half of a day has a loop for, none of its hours has.
    const taken = new Set(found.map((one) => search.classOf(openingOf(loop, one), HOUR)));
    const open = new Set(found.map((one) => search.classOf(openingOf(loop, one), DAY / 2)));
    const hours = new LoopSieve(loop.limit - found.length);
    const isOpen = (opening: Opening) =>
      open.has(search.classOf(opening, DAY / 2)) && !taken.has(search.classOf(opening, HOUR));
    for (const _ of search.findBest(hours, HOUR, isOpen));
    found.push(...hours.best());
    found.sort((a, b) => a.objective - b.objective);
  }
  return { proposals: found.map(toProposal), isComplete: search.isComplete, nodes: search.nodes };
}

/** The interview that a loop begins with. */
function openingOf({ parts }: Loop, { arrangement, objective }: FoundLoop): Opening {
  const starts = parts.map(({ starts }, part) => starts[arrangement.starts[part] ?? 0] ?? 0);
  const part = starts.indexOf(Math.min(...starts));
  return { part, start: arrangement.starts[part] ?? 0, bound: objective };
}

/** A class to look through, and what is known of its cost. */
interface ClassSearch {
  readonly loopClass: number;
  readonly isInClass: (opening: Opening) => boolean;
  readonly guide: Guide;
  readonly bound: number;
}

class Search {
  nodes = 0;
  isComplete = true;
  readonly #loop: Loop;
  readonly #states: LoopStates;
  #guide: Guide;

  constructor(loop: Loop, states: LoopStates) {
    this.#loop = loop;
    this.#states = states;
    const prices = new SeatPrices(loop, new Float64Array(loop.personCount));
    this.#guide = { loop, states, prices, costToGo: new CostToGo(loop, states, prices) };
  }

  /** Which part of the time line a loop begins in: parts of that many milliseconds of local time. */
  classOf({ part, start }: Opening, length: number): number {
    const { parts, candidateZone } = this.#loop;
    const at = parts[part]?.starts[start] ?? 0;
    return Math.floor((at + candidateZone.offsetAt(at)) / length);
  }

  /** Fills the sieve with the best loop of each class. Pauses where something may have been found. */
  *findBest(
    sieve: LoopSieve,
    classLength: number,
    isOpen: (opening: Opening) => boolean,
  ): Generator<void, void> {
    yield* this.#lookFirst(sieve, classLength, isOpen);
    const known = Math.floor(sieve.best()[0]?.objective ?? Number.POSITIVE_INFINITY);
    this.#guide = this.#tighten(this.#guide, known, isOpen);
    const bestOfClass = new Map<number, Opening>();
    for (const opening of openingsOf(this.#guide, isOpen)) {
      const loopClass = this.classOf(opening, classLength);
      if (!bestOfClass.has(loopClass)) bestOfClass.set(loopClass, opening);
    }
    const hard: ClassSearch[] = [];
    // The openings come in the order of their bounds, and so do the classes.
    for (const [loopClass, best] of bestOfClass) {
      if (leastObjective(best.bound, 0) >= sieve.worst) break;
      const isInClass = (opening: Opening) =>
        isOpen(opening) && this.classOf(opening, classLength) === loopClass;
      const easy = { loopClass, isInClass, guide: this.#guide, bound: best.bound };
      if (yield* this.#searchClass(sieve, easy, CLASS_PATIENCE_NODES)) continue;
      const limit = Math.floor(sieve.limitOf(loopClass));
      const guide = this.#tighten(this.#guide, limit, isInClass);
      const bound = openingsOf(guide, isInClass)[0]?.bound ?? Number.POSITIVE_INFINITY;
      const tight = { loopClass, isInClass, guide, bound };
      if (!(yield* this.#searchClass(sieve, tight, CLASS_PATIENCE_NODES))) hard.push(tight);
    }
    // By now most is known of what is wanted, so that less has to be looked through.
    for (const one of hard.sort((a, b) => a.bound - b.bound)) {
      if (!(yield* this.#searchClass(sieve, one, Number.POSITIVE_INFINITY))) {
        this.isComplete = false;
      }
    }
  }

  /** Looks through a class in so many steps. True where it was looked through to its end. */
  *#searchClass(
    sieve: LoopSieve,
    { loopClass, isInClass, guide }: ClassSearch,
    patience: number,
  ): Generator<void, boolean> {
    const last = Math.min(this.nodes + patience, this.#loop.maxNodes);
    for (const opening of openingsOf(guide, isInClass)) {
      const least = leastObjective(opening.bound, tieOf(this.#loop, opening));
      if (least >= sieve.limitOf(loopClass)) continue;
      if (this.nodes >= last) return false;
      const branch = this.#branch(guide, opening, sieve, loopClass, last - this.nodes, false);
      yield;
      if (branch.isEnded) return false;
    }
    return true;
  }

  #tighten(guide: Guide, found: number, isOpen: (opening: Opening) => boolean): Guide {
    return { ...guide, ...tightenPrices(this.#loop, this.#states, guide, found, isOpen) };
  }

  /** One loop for each of the most promising classes: what the rest has to be better than. */
  *#lookFirst(
    sieve: LoopSieve,
    classLength: number,
    isOpen: (opening: Opening) => boolean,
  ): Generator<void, void> {
    const last = Math.min(this.nodes + ALL_FIRST_LOOKS_NODES, this.#loop.maxNodes);
    for (const opening of openingsOf(this.#guide, isOpen)) {
      if (sieve.isFull || this.nodes >= last) return;
      const loopClass = this.classOf(opening, classLength);
      if (sieve.has(loopClass)) continue;
      const most = Math.min(FIRST_LOOK_NODES, last - this.nodes);
      this.#branch(this.#guide, opening, sieve, loopClass, most, true);
      if (sieve.has(loopClass)) yield;
    }
  }

  #branch(
    guide: Guide,
    opening: Opening,
    sieve: LoopSieve,
    loopClass: number,
    maxNodes: number,
    firstOnly: boolean,
  ): Branch {
    const branch = new Branch(guide, opening, {
      maxNodes,
      limit: () => sieve.limitOf(loopClass),
      onFound: (found) => {
        sieve.keep(loopClass, found);
        return firstOnly;
      },
    });
    branch.run();
    this.nodes += branch.nodes;
    return branch;
  }
}

/** The most promising first. */
function openingsOf(
  { loop, costToGo, prices }: Guide,
  isOpen: (opening: Opening) => boolean,
): Opening[] {
  const discount = prices.totalDiscount();
  return costToGo
    .openings()
    .filter(isOpen)
    .map((opening) => ({ ...opening, bound: opening.bound - discount }))
    .sort((a, b) => a.bound - b.bound || tieOf(loop, a) - tieOf(loop, b) || a.part - b.part);
}
