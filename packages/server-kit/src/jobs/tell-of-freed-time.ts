import type { EventEffects } from "@convene/prisma";
import type { Jobs } from "./jobs.ts";
import { FREED_TIME_QUEUE } from "./queues.ts";

/**
 * When an event is cancelled or moved its old time is free again, in both apps: whoever waits for a
 * time hears of it.
 */
export function tellOfFreedTime({ enqueue }: Pick<Jobs, "enqueue">): EventEffects {
  const tell: EventEffects["cancelled"] = (tx, { row: { tenantId } }) =>
    enqueue(tx, FREED_TIME_QUEUE, [{ tenantId }]);
  return { cancelled: tell, rescheduled: tell };
}
