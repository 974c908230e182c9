import { CostToGo, type Opening } from "./cost-to-go.ts";
import type { Loop } from "./loop.ts";
import type { LoopStates } from "./loop-states.ts";
import { SeatPrices } from "./seat-prices.ts";

/** Cells of the cost to go, times interviews, that may be worked out in all rounds together. */
const MOST_WORK = 20_000_000;
const MOST_ROUNDS = 40;
/** Rounds without a gain after which the steps get shorter. */
const PATIENCE = 3;
/** Prices are whole sixteenths, so that sums of them are exact. */
const GRAIN = 16;

/** What is known of the cost of what is still to come. */
export interface PricedCost {
  readonly prices: SeatPrices;
  readonly costToGo: CostToGo;
}

/**
 * Looks for the prices under which the cheapest loop that may use hosts as often as it likes is as dear
 * as can be, so that bounds are close to what loops really cost. Subgradient steps after Polyak: who
 * is used more often than the price pays for gets dearer, who is used less gets cheaper.
 *
 * @param from Where to set out.
 * @param found Points of the best loop that is known; infinite where none is.
 * @param isOpen Which openings count.
 */
export function tightenPrices(
  loop: Loop,
  states: LoopStates,
  from: PricedCost,
  found: number,
  isOpen: (opening: Opening) => boolean,
): PricedCost {
  const { again } = loop.weights;
  if (again === 0) return from;
  const work = states.cells * loop.parts.length;
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_WORK / (work + 1)));
  const boundOf = ({ prices, costToGo }: PricedCost) =>
    (costToGo.cheapest(isOpen)?.bound ?? Number.POSITIVE_INFINITY) - prices.totalDiscount();
  let best = from;
  let bestBound = boundOf(from);
  let current = best;
  let currentBound = bestBound;
  let reach = 1;
  let unlucky = 0;
  for (let round = 0; round < rounds && bestBound < found; round++) {
    const excess = excessOf(current, isOpen);
    const square = excess.reduce((sum, count) => sum + count * count, 0);
    if (square === 0) break;
    const aim = found === Number.POSITIVE_INFINITY ? bestBound + 4 * again : found;
    const step = (reach * Math.max(aim - currentBound, 1)) / square;
    const values = current.prices.prices.map((price, person) =>
      Math.max(0, Math.round((price + step * (excess[person] ?? 0)) * GRAIN) / GRAIN),
    );
    const prices = new SeatPrices(loop, values);
    current = { prices, costToGo: new CostToGo(loop, states, prices) };
    currentBound = boundOf(current);
    if (currentBound > bestBound) {
      best = current;
      bestBound = currentBound;
      unlucky = 0;
    } else if (++unlucky === PATIENCE) {
      unlucky = 0;
      reach /= 2;
      current = best;
      currentBound = bestBound;
    }
  }
  return best;
}

/** By person: by how many interviews the cheapest loop uses it more than its price pays for. */
function excessOf({ prices, costToGo }: PricedCost, isOpen: (opening: Opening) => boolean) {
  return costToGo.hostCounts(isOpen).map((count, person) => {
    // A first interview costs nothing extra, so a price of nothing pays for none as well as for one.
    const paid = Math.max(prices.fairCount(person), Math.min(count, 1));
    return count - paid;
  });
}
