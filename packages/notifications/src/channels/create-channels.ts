import type { NotificationChannels } from "./notification-channel-adapter.ts";
import { outboxChannel } from "./outbox-channel.ts";
import { type ElapsedTime, elapsedTime } from "./rate-gate.ts";
import { type ResendSettings, resendChannel } from "./resend/provider.ts";
import { type SmtpSettings, smtpChannel } from "./smtp/provider.ts";
import { type TwilioSettings, twilioChannel } from "./twilio/provider.ts";

/** Which providers an installation uses; null: the outbox. */
export interface ChannelSettings {
  readonly email:
    | ({ readonly provider: "resend" } & ResendSettings)
    | ({ readonly provider: "smtp" } & SmtpSettings)
    | null;
  readonly sms: ({ readonly provider: "twilio" } & TwilioSettings) | null;
}

/** The channels of a process, with the connections that some of them keep open. */
export type OpenChannels = NotificationChannels & { close(): Promise<void> };

/**
 * The ways out that the settings name. A provider's library is loaded by the first message that goes
 * through it.
 *
 * @example
 * createChannels({ email: { provider: "smtp", url: "smtp://localhost", from: "a@b.example" }, sms: null })
 */
export function createChannels(
  { email, sms }: ChannelSettings,
  time: ElapsedTime = elapsedTime,
): OpenChannels {
  const smtp = email?.provider === "smtp" ? smtpChannel(email) : null;
  const resend = email?.provider === "resend" ? resendChannel(email, time) : null;
  return {
    email: resend ?? smtp ?? outboxChannel,
    sms: sms ? twilioChannel(sms) : outboxChannel,
    in_app: outboxChannel,
    async close() {
      await smtp?.close();
    },
  };
}
