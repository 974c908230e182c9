import { err, ok } from "@convene/scheduling-core";
import type { NotificationChannelAdapter } from "../notification-channel-adapter.ts";
import { createSmtpApi, type SmtpApiSettings } from "./api.ts";
import { toFailure, toSmtpMail } from "./map.ts";

export interface SmtpSettings extends SmtpApiSettings {
  /** The installation's address. */
  readonly from: string;
}

/**
 * Mail through any server that speaks SMTP. Nothing there knows a key, so a message whose outcome is
 * unknown goes again, with the same Message-ID.
 */
export function smtpChannel(
  settings: SmtpSettings,
): NotificationChannelAdapter & { close(): Promise<void> } {
  const api = createSmtpApi(settings);
  return {
    name: "smtp",
    repetition: "again",
    async send(message) {
      const mail = toSmtpMail(message, settings.from);
      try {
        await api.send(mail);
      } catch (error) {
        return err(toFailure(error));
      }
      // The server's own name for it is in free text; ours is the Message-ID.
      return ok({ providerId: mail.messageId ?? null });
    },
    close: () => api.close(),
  };
}
