import { DELIVERY_QUEUE } from "@convene/notifications";

/** How a worker takes jobs of a queue: several lanes side by side, each a batch at a time. */
export interface Lane {
  readonly side: number;
  readonly batchSize: number;
  /** Only jobs of this priority and lower; undefined: the highest first. */
  readonly maxPriority?: number;
}

/**
 * Deliveries have lanes for what is urgent, which is what comes first by priority, and one for what has
 * to wait behind it: an organisation's backlog moves on even while others keep the first lanes busy.
 */
const DELIVERY_LANES: readonly Lane[] = [
  { side: 2, batchSize: 20 },
  { side: 1, batchSize: 20, maxPriority: -1 },
];

const USUAL_LANES: readonly Lane[] = [{ side: 1, batchSize: 20 }];

/** The lanes of each worker for a queue. */
export function lanesOf(queue: string): readonly Lane[] {
  return queue === DELIVERY_QUEUE ? DELIVERY_LANES : USUAL_LANES;
}
