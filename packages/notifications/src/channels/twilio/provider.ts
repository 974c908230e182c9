import { err, ok } from "@convene/scheduling-core";
import type { NotificationChannelAdapter } from "../notification-channel-adapter.ts";
import { createTwilioApi, type TwilioApiSettings } from "./api.ts";
import { isInternationalNumber, type TwilioSender, toFailure, toTwilioMessage } from "./map.ts";

export interface TwilioSettings extends TwilioApiSettings {
  readonly sender: TwilioSender;
  /** Where Twilio reports what becomes of a message: an origin that it can reach; null: nowhere. */
  readonly callbackOrigin: string | null;
}

/**
 * Text messages through Twilio. It knows no idempotency key, and a message that comes twice annoys and
 * costs: whether one with an unknown outcome is sent again is for a person to decide.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource
 */
export function twilioChannel(settings: TwilioSettings): NotificationChannelAdapter {
  const api = createTwilioApi(settings);
  return {
    name: "twilio",
    repetition: "never",
    async send(message) {
      if (!isInternationalNumber(message.to.address)) {
        return err({
          kind: "permanent",
          reason: "The phone number is not in international form (+ and the country's code)",
        });
      }
      const { sender, callbackOrigin } = settings;
      const answer = await api.send(toTwilioMessage(message, sender, callbackOrigin));
      return "sid" in answer ? ok({ providerId: answer.sid }) : err(toFailure(answer));
    },
  };
}
