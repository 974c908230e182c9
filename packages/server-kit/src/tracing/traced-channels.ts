import type {
  NotificationChannelAdapter,
  OpenChannels,
  OutgoingMessage,
} from "@convene/notifications";
import type { Result } from "@convene/scheduling-core";
import { type Span, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { inSpan } from "./in-span.ts";

/** The same ways out, each call to a provider a span. What stays in the outbox calls nobody. */
export function tracedChannels(channels: OpenChannels): OpenChannels {
  return {
    email: traced(channels.email),
    sms: traced(channels.sms),
    in_app: traced(channels.in_app),
    close: () => channels.close(),
  };
}

function traced(adapter: NotificationChannelAdapter): NotificationChannelAdapter {
  if (adapter.local) return adapter;
  const { sendBatch } = adapter;
  return {
    ...adapter,
    send: (message) => call(adapter, [message], () => adapter.send(message)),
    ...(sendBatch && {
      sendBatch: (messages: readonly OutgoingMessage[], batchKey: string) =>
        call(adapter, messages, () => sendBatch.call(adapter, messages, batchKey)),
    }),
  };
}

async function call<T, Failure extends { readonly kind: string }>(
  { name }: NotificationChannelAdapter,
  messages: readonly OutgoingMessage[],
  send: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const attributes = {
    "peer.service": name,
    "convene.channel": messages[0]?.channel ?? "",
    "convene.notification_ids": messages.map(({ id }) => id),
  };
  return await inSpan(`deliver by ${name}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const sent = await send();
    if (!sent.ok) fail(span, sent.error.kind);
    return sent;
  });
}

function fail(span: Span, kind: string): void {
  span.setAttribute("error.type", kind).setStatus({ code: SpanStatusCode.ERROR });
}
