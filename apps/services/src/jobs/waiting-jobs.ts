import type { SweepClient } from "@convene/notifications";
import { NotFoundError, SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import {
  type AppJobs,
  eachByItself,
  FREED_TIME_QUEUE,
  joinJobs,
  type Kit,
  oneByOne,
  roundJobs,
} from "@convene/server-kit";
import { z } from "zod";
import { offerPorts } from "../links/offer-ports.ts";
import { endOverdue, offerFreedTime } from "../use-cases/offer-freed-time.ts";

/** Looks after the waiting lists of all organisations. */
export const WAITING_ROUND_QUEUE = "waiting-round";

const freedTimeSchema = z.object({ tenantId: z.uuid() });

/** Whoever is next is looked for when time became free; its queue is the kit's, as both apps fill it. */
const freedTimeJobs: AppJobs = {
  queues: [],
  rounds: [],
  handlers: (kit) => [
    [
      FREED_TIME_QUEUE,
      oneByOne({ queue: FREED_TIME_QUEUE, logger: kit.logger }, (data) =>
        offerToNext(kit, freedTimeSchema.parse(data).tenantId),
      ),
    ],
  ],
};

/** Time becomes free in other ways than by a cancellation, too: hours change, holds run out. */
const waitingRound = roundJobs({
  queue: WAITING_ROUND_QUEUE,
  everySeconds: 60,
  run: offerToAll,
});

export const waitingJobs = joinJobs(freedTimeJobs, waitingRound);

async function offerToAll(kit: Kit, sweep: SweepClient): Promise<void> {
  const tenants = await sweep.$queryRaw<{ tenantId: string }[]>`
    SELECT DISTINCT tenant_id AS "tenantId" FROM waiting_entry
    WHERE state = 'waiting' OR (state = 'offered' AND offer_expires_at <= ${kit.now()})`;
  const failed = "A waiting list could not be looked after";
  await eachByItself(tenants, { logger: kit.logger, failed }, ({ tenantId }) =>
    offerToNext(kit, tenantId),
  );
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
