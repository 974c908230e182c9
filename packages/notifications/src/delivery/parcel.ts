import type {
  NotificationChannelAdapter,
  OutgoingMessage,
} from "../channels/notification-channel-adapter.ts";
import type { Delivery } from "./delivery.ts";

/** A notification in the form in which it is sent. */
export interface ReadyDelivery {
  readonly delivery: Delivery;
  readonly message: OutgoingMessage;
}

/** What is handed over in one call. */
export interface Parcel {
  readonly adapter: NotificationChannelAdapter;
  /** Null: one message, by itself. */
  readonly batchId: string | null;
  /** In ascending order of their ids. */
  readonly ready: readonly ReadyDelivery[];
}

/** A message by itself. */
export function alone(adapter: NotificationChannelAdapter, ready: ReadyDelivery): Parcel {
  return { adapter, batchId: null, ready: [ready] };
}
