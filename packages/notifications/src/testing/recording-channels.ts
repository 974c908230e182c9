import { err, ok } from "@convene/scheduling-core";
import type {
  DeliveryFailure,
  NotificationChannelAdapter,
  NotificationChannels,
  OutgoingMessage,
} from "../channels/notification-channel-adapter.ts";

export interface RecordingOptions {
  readonly repetition?: NotificationChannelAdapter["repetition"];
  /** Awaited while a call is under way; what it returns is the answer. It may throw, as if the worker died. */
  readonly answer?: (
    messages: readonly OutgoingMessage[],
  ) => DeliveryFailure | undefined | Promise<DeliveryFailure | undefined>;
  /** Whether mails go several in one call. */
  readonly batches?: boolean;
}

/** A call as the provider saw it. */
export interface RecordedCall {
  /** Of a batch; null: one message by itself. */
  readonly batchKey: string | null;
  readonly messages: readonly OutgoingMessage[];
}

/** Channels that keep what they are given, and answer as they are told to. */
export function recordingChannels({
  repetition = "once",
  answer,
  batches = false,
}: RecordingOptions = {}) {
  const calls: RecordedCall[] = [];
  const take = async (messages: readonly OutgoingMessage[], batchKey: string | null) => {
    calls.push({ batchKey, messages });
    const failure = await answer?.(messages);
    return failure
      ? err(failure)
      : ok(messages.map(({ id }) => ({ providerId: `provider-${id}` })));
  };
  const adapter: NotificationChannelAdapter = {
    name: "recording",
    repetition,
    async send(message) {
      const taken = await take([message], null);
      return taken.ok ? ok(taken.value[0] ?? { providerId: null }) : taken;
    },
    ...(batches && {
      batches: () => true,
      largestBatch: 100,
      sendBatch: (messages: readonly OutgoingMessage[], key: string) => take(messages, key),
    }),
  };
  const channels: NotificationChannels = { email: adapter, sms: adapter, in_app: adapter };
  return {
    channels,
    calls,
    /** Every message that was handed over, in its order. */
    get sent(): readonly OutgoingMessage[] {
      return calls.flatMap(({ messages }) => messages);
    },
  };
}
