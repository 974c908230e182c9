import { ok } from "@convene/scheduling-core";
import type {
  NotificationChannelAdapter,
  NotificationChannels,
} from "./notification-channel-adapter.ts";

/**
 * Sends nothing anywhere: the delivered row keeps the message, and a person opens it in the browser.
 * What every channel does until a provider is set up.
 */
export const outboxChannel: NotificationChannelAdapter = {
  name: "outbox",
  repetition: "once",
  local: true,
  async send() {
    return ok({ providerId: null });
  },
};

export const outboxChannels: NotificationChannels = {
  email: outboxChannel,
  sms: outboxChannel,
  in_app: outboxChannel,
};
