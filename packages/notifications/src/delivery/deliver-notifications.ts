import { AsyncLocalStorage } from "node:async_hooks";
import type { Database, Transaction } from "@convene/prisma";
import type { NotificationChannels } from "../channels/notification-channel-adapter.ts";
import { outboxChannels } from "../channels/outbox-channel.ts";
import type { NotificationPorts } from "../notification-ports.ts";
import type { DeliveryJob } from "../queues.ts";
import { forEachAtOnce } from "./for-each-at-once.ts";
import { callOf, type HandedOver, handOverParcel } from "./hand-over-parcel.ts";
import type { OnOutcome } from "./on-outcome.ts";
import type { Parcel } from "./parcel.ts";
import { type Preparation, prepareDeliveries } from "./prepare-deliveries.ts";

export interface DeliveryPorts extends Pick<NotificationPorts, "enqueue" | "now"> {
  readonly db: Pick<Database, "unit">;
  /** Default: the outbox for all. */
  readonly channels?: NotificationChannels;
  /** Told of what went wrong in a way that no row says; the notifications are tried again. */
  readonly onFailure?: (error: unknown) => void;
  /** Told of each message that something came of, in the transaction that writes it down. */
  readonly onOutcome?: OnOutcome;
  /** Runs what is done about some of the notifications, for whoever follows their jobs. */
  readonly around?: <T>(ids: readonly string[], run: () => Promise<T>) => Promise<T>;
  /** Once it is aborted nothing more is begun; what was begun is finished. */
  readonly stop?: AbortSignal;
}

/** What is to be done with a delivery's job: nothing more, or the same at a later time. */
export type DeliveryResult = "done" | "again";

/** Provider calls at once, of one batch of jobs. Each has a connection to the database meanwhile. */
const CALLS_AT_ONCE = 4;
/** Longer than any adapter takes to answer. */
const CALL_LIMITS = { timeoutMs: 60_000 } as const;

/**
 * Works delivery jobs of any organisations. For each organisation one transaction decides which of its
 * messages are still to be sent, writes them down, and commits. Then each call to a provider is made
 * in a transaction of its own that holds the locks of its rows. A job that runs twice, or at the same
 * time, sends once; after a crash it goes on with the same words.
 *
 * Not to be called inside of a unit of work: nothing would be committed before it is sent.
 *
 * @returns by notification; without those that were not begun because of `stop`
 */
export async function deliverNotifications(
  ports: DeliveryPorts,
  jobs: readonly DeliveryJob[],
): Promise<ReadonlyMap<string, DeliveryResult>> {
  const results = new Map<string, DeliveryResult>();
  const calls: Call[] = [];
  for (const [tenantId, theirs] of Map.groupBy(newestOf(jobs), (job) => job.tenantId)) {
    if (ports.stop?.aborted) break;
    const ids = theirs.map(({ notificationId }) => notificationId);
    try {
      const { parcels, fragile } = await around(ports, ids, () =>
        prepare(ports, tenantId, theirs, { claimed: false }),
      );
      for (const id of ids) results.set(id, "done");
      calls.push(...parcels.map((parcel) => parcelCall(ports, tenantId, parcel)));
      calls.push(...fragile.map((job) => fragileCall(ports, job)));
    } catch (error) {
      ports.onFailure?.(error);
      for (const id of ids) results.set(id, "again");
    }
  }
  await forEachAtOnce(calls, CALLS_AT_ONCE, (call) => make(ports, call, results));
  return results;
}

/** A call to a provider, and what is done around it. */
interface Call {
  readonly tenantId: string;
  readonly ids: readonly string[];
  make(): Promise<HandedOver>;
}

async function around<T>(
  ports: DeliveryPorts,
  ids: readonly string[],
  run: () => Promise<T>,
): Promise<T> {
  return await (ports.around ? ports.around(ids, run) : run());
}

async function make(
  ports: DeliveryPorts,
  { tenantId, ids, make: handOver }: Call,
  results: Map<string, DeliveryResult>,
): Promise<void> {
  if (ports.stop?.aborted) {
    for (const id of ids) results.delete(id);
    return;
  }
  try {
    const { again, instead } = await around(ports, ids, handOver);
    for (const id of again) results.set(id, "again");
    for (const parcel of instead) await make(ports, parcelCall(ports, tenantId, parcel), results);
  } catch (error) {
    ports.onFailure?.(error);
    for (const id of ids) results.set(id, "again");
  }
}

function parcelCall(ports: DeliveryPorts, tenantId: string, parcel: Parcel): Call {
  const send = callOf(parcel);
  return {
    tenantId,
    ids: parcel.ready.map(({ delivery }) => delivery.id),
    make: () =>
      ports.db.unit(tenantId, (tx) => handOverParcel(ports, tx, parcel, send), CALL_LIMITS),
  };
}

/**
 * A message that must not go out twice is prepared and handed over by whoever holds its claim, a lock
 * that lasts as long as the transaction of the call. So a row that is found as being sent was left by a
 * worker that is gone.
 */
function fragileCall(ports: DeliveryPorts, job: DeliveryJob): Call {
  const { tenantId, notificationId } = job;
  const outside = AsyncLocalStorage.snapshot();
  const claimed = () => prepare(ports, tenantId, [job], { claimed: true });
  return {
    tenantId,
    ids: [notificationId],
    make: () =>
      ports.db.unit(
        tenantId,
        async (tx) => {
          if (!(await claim(tx, notificationId))) return { again: [notificationId], instead: [] };
          // Of its own, because it has to be committed before anything is sent.
          const { parcels } = await outside(claimed);
          const [parcel] = parcels;
          if (!parcel) return { again: [], instead: [] };
          return await handOverParcel(ports, tx, parcel, callOf(parcel));
        },
        CALL_LIMITS,
      ),
  };
}

/** False where somebody else has it. */
async function claim(tx: Transaction, notificationId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ claimed: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${notificationId}, 0)) AS claimed`;
  return row?.claimed ?? false;
}

async function prepare(
  { db, enqueue, channels = outboxChannels, now, onOutcome }: DeliveryPorts,
  tenantId: string,
  jobs: readonly DeliveryJob[],
  options: { readonly claimed: boolean },
): Promise<Preparation> {
  return await db.unit(tenantId, (tx) =>
    prepareDeliveries({ enqueue, channels, now, onOutcome }, tx, tenantId, jobs, options),
  );
}

/** One job for each notification: those of earlier attempt groups have nothing to do. */
function newestOf(jobs: readonly DeliveryJob[]): readonly DeliveryJob[] {
  const newest = new Map<string, DeliveryJob>();
  for (const job of jobs) {
    const known = newest.get(job.notificationId);
    if (!known || known.attemptGroup < job.attemptGroup) newest.set(job.notificationId, job);
  }
  return [...newest.values()];
}
