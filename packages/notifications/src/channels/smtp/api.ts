import type { SendMailOptions } from "nodemailer";
import { onceLoaded } from "../once-loaded.ts";
import { PROVIDER_TIMEOUT_MS } from "../provider-timeout.ts";

const CONNECTIONS = 5;

export interface SmtpApiSettings {
  /** `smtps://user:password@mail.example.com:465` */
  readonly url: string;
  /** How long a mail may take, the wait for a free connection included. */
  readonly timeoutMs?: number | undefined;
}

/** nodemailer with connections that are kept, and a time limit for each mail. */
export function createSmtpApi({ url, timeoutMs = PROVIDER_TIMEOUT_MS }: SmtpApiSettings) {
  let opened = false;
  const transport = onceLoaded(async () => {
    const { createTransport } = await import("nodemailer");
    opened = true;
    return createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      // Only where the connection closed before anything of the mail was sent.
      maxRequeues: 1,
      dnsTimeout: timeoutMs,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
  });
  return {
    /** @throws the library's error, which may hold the address */
    async send(mail: SendMailOptions): Promise<void> {
      const open = await transport();
      await open.sendMail({ ...mail, signal: AbortSignal.timeout(timeoutMs) });
    },
    async close(): Promise<void> {
      if (opened) (await transport()).close();
    },
  };
}
