import type { SweepClient } from "@convene/notifications";
import { NotFoundError, SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import {
  type AppJobs,
  FREED_TIME_QUEUE,
  type JobHandler,
  type Kit,
  oneByOne,
} from "@convene/server-kit";
import { z } from "zod";
import { offerPorts } from "../links/offer-ports.ts";
import { endOverdue, offerFreedTime } from "../use-cases/offer-freed-time.ts";

/** Looks after the waiting lists of all organisations. */
export const WAITING_ROUND_QUEUE = "waiting-round";

const HOUR_S = 60 * 60;

export const WAITING_QUEUES: AppJobs["queues"] = [
  // The next run comes by itself, so a failed one is not repeated.
  { name: WAITING_ROUND_QUEUE, retryLimit: 0, expireInSeconds: 5 * 60, deleteAfterSeconds: HOUR_S },
];

/** Time becomes free in other ways than by a cancellation, too: hours change, holds run out. */
export const WAITING_ROUNDS = [{ queue: WAITING_ROUND_QUEUE, everySeconds: 60 }] as const;

const freedTimeSchema = z.object({ tenantId: z.uuid() });

/** The handlers of waiting lists, by queue. */
export function waitingJobHandlers(
  kit: Kit,
  sweep: SweepClient,
): readonly (readonly [string, JobHandler])[] {
  const one = (queue: string, work: (data: unknown) => Promise<unknown>) =>
    [queue, oneByOne({ queue, logger: kit.logger }, work)] as const;
  return [
    one(FREED_TIME_QUEUE, (data) => offerToNext(kit, freedTimeSchema.parse(data).tenantId)),
    one(WAITING_ROUND_QUEUE, () => runWaitingRound(kit, sweep)),
  ];
}

async function runWaitingRound(kit: Kit, sweep: SweepClient): Promise<void> {
  const tenants = await sweep.$queryRaw<{ tenantId: string }[]>`
    SELECT DISTINCT tenant_id AS "tenantId" FROM waiting_entry
    WHERE state = 'waiting' OR (state = 'offered' AND offer_expires_at <= ${kit.now()})`;
  for (const { tenantId } of tenants) {
    try {
      await offerToNext(kit, tenantId);
    } catch (err) {
      kit.logger.error({ err, tenantId }, "A waiting list could not be looked after");
    }
  }
}

/** In the order in which they came; each in a transaction of its own. */
async function offerToNext(kit: Kit, tenantId: string): Promise<void> {
  const { db, now } = kit;
  const waiting = async (where: object) =>
    await db.unit(tenantId, (tx) =>
      tx.waitingEntry.findMany({
        where,
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { id: true },
      }),
    );
  const overdue = await waiting({
    OR: [
      { state: "offered", offerExpiresAt: { lte: now() } },
      { state: "waiting", latest: { lte: now() } },
    ],
  });
  for (const { id } of overdue) {
    await db.unit(tenantId, (tx) => endOverdue({ tx, tenantId, now: now() }, id));
  }
  for (const { id } of await waiting({ state: "waiting" })) {
    try {
      await db.unit(tenantId, (tx) =>
        offerFreedTime({ tx, tenantId, now: now() }, id, offerPorts(kit)),
      );
    } catch (error) {
      const wasFaster = error instanceof SlotTakenError || error instanceof SlotNotOfferedError;
      if (!wasFaster && !(error instanceof NotFoundError)) throw error;
    }
  }
}
