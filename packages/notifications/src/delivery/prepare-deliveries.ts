import type { Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { NotificationChannels } from "../channels/notification-channel-adapter.ts";
import type { NotificationPorts } from "../notification-ports.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "../queues.ts";
import { backlogPriority } from "./backlog-priority.ts";
import { decideDelivery } from "./decide-delivery.ts";
import type { Delivery, Words } from "./delivery.ts";
import { type OnOutcome, tellOutcomes } from "./on-outcome.ts";
import { outgoingMessage } from "./outgoing-message.ts";
import type { Parcel, ReadyDelivery } from "./parcel.ts";
import { planParcels } from "./plan-parcels.ts";
import { lockBatchMates, lockDeliveries } from "./read-deliveries.ts";
import { type DeliveryOutcome, recordOutcomes } from "./record-outcomes.ts";

interface PreparePorts extends Pick<NotificationPorts, "enqueue" | "now"> {
  readonly channels: NotificationChannels;
  readonly onOutcome: OnOutcome | undefined;
}

interface HeldJob {
  readonly until: Date;
  readonly job: DeliveryJob;
}

export interface Preparation {
  readonly parcels: readonly Parcel[];
  /** Left alone: they must not go out twice, so each is prepared under a claim of its own. */
  readonly fragile: readonly DeliveryJob[];
}

/**
 * The first half of delivering an organisation's messages: decides about each, and writes down the
 * words and that they are being sent, before anybody is told them. What is not to be sent now is
 * settled.
 *
 * @param tenantId The one that the transaction is bound to.
 * @param options.claimed That nobody else has these jobs; see `Preparation.fragile`.
 */
export async function prepareDeliveries(
  ports: PreparePorts,
  tx: Transaction,
  tenantId: string,
  jobs: readonly DeliveryJob[],
  { claimed }: { readonly claimed: boolean },
): Promise<Preparation> {
  const isFragile = ({ channel }: Delivery) => ports.channels[channel].repetition === "never";
  const groups = new Map(jobs.map((job) => [job.notificationId, job.attemptGroup]));
  const asked = (await lockDeliveries(tx, [...groups.keys()])).filter(
    (row) => isWaiting(row) && groups.get(row.id) === row.attemptGroup,
  );
  const mine = claimed ? asked : asked.filter((row) => !isFragile(row));
  const fragile = claimed ? [] : asked.filter(isFragile).map((row) => jobOf(tenantId, row));
  if (mine.length === 0) return { parcels: [], fragile };

  const mates = await lockBatchMates(tx, mine);
  const now = ports.now();
  const outcomes: DeliveryOutcome[] = [];
  const held: HeldJob[] = [];
  const ready: ReadyDelivery[] = [];
  const newWords = new Map<string, Words>();
  for (const delivery of [...mine, ...mates].filter(isWaiting)) {
    const decision = await decideDelivery(delivery, { now, fragile: isFragile(delivery) });
    switch (decision.is) {
      case "ready": {
        const { facts, words, repeated } = decision;
        const adapter = ports.channels[delivery.channel];
        if (adapter.local) {
          outcomes.push(keeping(delivery, adapter.name, words, now));
          break;
        }
        ready.push({ delivery, message: outgoingMessage(tenantId, delivery, facts, words) });
        if (!repeated) newWords.set(delivery.id, words);
        break;
      }
      case "held":
        held.push({ until: decision.until, job: jobOf(tenantId, delivery) });
        outcomes.push(decision.outcome);
        break;
      case "settled":
        outcomes.push(decision.outcome);
        break;
      case "early":
        held.push({ until: decision.until, job: jobOf(tenantId, delivery) });
        break;
      case "waiting":
        break;
    }
  }

  const parcels = planParcels(ready, ports.channels, uuidv7);
  for (const parcel of parcels) outcomes.push(...beginnings(parcel, newWords));
  await recordOutcomes(tx, now, outcomes);
  tellOutcomes(ports.onOutcome, [...mine, ...mates], outcomes);
  if (held.length > 0) await enqueueHeld(ports, tx, held);
  return { parcels, fragile };
}

/** Behind what their organisation has waiting: many nights end at the same time. */
async function enqueueHeld(
  { enqueue }: Pick<PreparePorts, "enqueue">,
  tx: Transaction,
  held: readonly HeldJob[],
): Promise<void> {
  const priority = await backlogPriority(tx);
  for (const [until, theirs] of Map.groupBy(held, (one) => one.until.getTime())) {
    const again = theirs.map(({ job }) => job);
    await enqueue(tx, DELIVERY_QUEUE, again, { startAfter: new Date(until), priority });
  }
}

/** `sending`: a worker that stopped in the middle left it so. */
function isWaiting({ state }: Delivery): boolean {
  return state === "queued" || state === "failed" || state === "sending";
}

function jobOf(tenantId: string, { id, attemptGroup }: Delivery): DeliveryJob {
  return { tenantId, notificationId: id, attemptGroup };
}

/** The row is the message, and there it is. */
function keeping({ id, attempts }: Delivery, provider: string, words: Words, at: Date) {
  const state = "sent";
  return {
    id,
    state,
    attempts: attempts + 1,
    lastError: null,
    provider,
    sentAt: at,
    words,
  } as const;
}

function beginnings(
  { batchId, ready }: Parcel,
  newWords: ReadonlyMap<string, Words>,
): readonly DeliveryOutcome[] {
  return ready.map(({ delivery: { id, state, attempts, lastError } }) => {
    const words = newWords.get(id);
    return {
      id,
      state: "sending",
      // What was being sent already is the same attempt, taken up again.
      attempts: state === "sending" ? attempts : attempts + 1,
      batchId,
      lastError,
      ...(words && { words }),
    };
  });
}
