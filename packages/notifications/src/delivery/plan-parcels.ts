import type {
  NotificationChannelAdapter,
  NotificationChannels,
} from "../channels/notification-channel-adapter.ts";
import { alone, type Parcel, type ReadyDelivery } from "./parcel.ts";

/**
 * Which messages go out together. What was in one call before goes in the same one again, because the
 * provider knows that call; the rest goes in as few calls as the adapters can.
 *
 * @param ready Those with a `batchId` are all that are left of that call.
 * @param newId Names a new call.
 */
export function planParcels(
  ready: readonly ReadyDelivery[],
  channels: NotificationChannels,
  newId: () => string,
): readonly Parcel[] {
  const sorted = ready.toSorted((a, b) => (a.delivery.id < b.delivery.id ? -1 : 1));
  const byAdapter = Map.groupBy(sorted, ({ delivery }) => channels[delivery.channel]);
  return [...byAdapter].flatMap(([adapter, theirs]) => {
    const together = Map.groupBy(theirs, (one) => companyOf(adapter, one));
    return [...together].flatMap(([company, batch]) => {
      if (company === ALONE) return batch.map((one) => alone(adapter, one));
      if (company !== ANY) return [{ adapter, batchId: company, ready: batch }];
      return chunks(batch, adapter.largestBatch ?? batch.length).map((chunk) => {
        const [only] = chunk;
        return only && chunk.length === 1
          ? alone(adapter, only)
          : { adapter, batchId: newId(), ready: chunk };
      });
    });
  });
}

const ALONE = Symbol("alone");
const ANY = Symbol("with any others");

/** With which others a message goes: those of its call, by its id; any; none. */
function companyOf(adapter: NotificationChannelAdapter, { delivery, message }: ReadyDelivery) {
  if (!adapter.sendBatch || !adapter.batches?.(message)) return ALONE;
  if (delivery.batchId !== null) return delivery.batchId;
  // It was written before, so it may have been taken, by itself.
  return delivery.words === null ? ANY : ALONE;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
