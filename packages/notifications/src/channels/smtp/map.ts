import type { SendMailOptions } from "nodemailer";
import { z } from "zod";
import { displayName } from "../mailbox.ts";
import type { DeliveryFailure, OutgoingMessage } from "../notification-channel-adapter.ts";

/**
 * A message as nodemailer takes it: text, HTML and calendar file as alternatives of one another, which
 * is what mail programs show with buttons to answer.
 *
 * @param from The installation's address.
 */
export function toSmtpMail(message: OutgoingMessage, from: string): SendMailOptions {
  const { calendarFile, html, to } = message;
  return {
    messageId: messageId(message.idempotencyKey, from),
    from: { name: displayName(message.from.name), address: from },
    to: { name: displayName(to.name), address: to.address },
    ...(message.from.replyTo !== null && { replyTo: message.from.replyTo }),
    subject: message.subject,
    text: message.text,
    ...(html !== null && { html }),
    ...(calendarFile && {
      alternatives: [{ contentType: calendarFile.contentType, content: calendarFile.content }],
    }),
    // What people wrote is text, never a path or an address to fetch something from.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The same for the same key, so that a mail that arrives twice is seen to be one. */
function messageId(idempotencyKey: string, from: string): string {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return `<${idempotencyKey.replaceAll(/[^A-Za-z0-9-]/g, ".")}@${domain}>`;
}

const errorSchema = z.object({
  /** nodemailer's: `EENVELOPE`, `ETIMEDOUT`. */
  code: z.string().optional(),
  /** The server's. */
  responseCode: z.int().optional(),
  response: z.string().optional(),
  /** What it answered to. */
  command: z.string().optional(),
});

// RFC 3463: the mailbox or its domain is not there, is not one, has moved, or is closed.
const NO_SUCH_MAILBOX = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;

/**
 * What an error of nodemailer's means. A mail that the server may have taken is `passing`: sent again, it
 * has the same Message-ID. The server's own words are left out: they can hold an address.
 */
export function toFailure(error: unknown): DeliveryFailure {
  const {
    code = "",
    responseCode,
    response = "",
    command,
  } = errorSchema.safeParse(error).data ?? {};
  if (responseCode === undefined) {
    return code === "EENVELOPE"
      ? { kind: "permanent", reason: "The mail server cannot write to such an address" }
      : { kind: "passing", reason: NO_ANSWER[code] ?? "The mail server could not be reached" };
  }
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const detail = enhanced === undefined ? `${responseCode}` : `${responseCode} ${enhanced}`;
  if (code === "EAUTH") {
    return { kind: "passing", reason: `The mail server does not accept the sign-in (${detail})` };
  }
  if (responseCode < 500) {
    return { kind: "passing", reason: `The mail server asks to try again later (${detail})` };
  }
  if (command === "RCPT TO" && enhanced !== undefined && NO_SUCH_MAILBOX.test(enhanced)) {
    const reason = `The mail server knows no such mailbox (${detail})`;
    return { kind: "permanent", reason, suppress: "bounced" };
  }
  return { kind: "permanent", reason: `The mail server refused the message (${detail})` };
}

const NO_ANSWER: Readonly<Record<string, string>> = {
  ETIMEDOUT: "The mail server did not answer in time",
  EABORT: "The mail server did not answer in time",
  ECONNECTION: "The mail server closed the connection",
  ETLS: "The connection to the mail server could not be secured",
  EDNS: "The mail server's name is not known",
};
