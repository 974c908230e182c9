import type { CreateEmailOptions } from "resend";
import { mailbox } from "../mailbox.ts";
import type { DeliveryFailure, OutgoingMessage } from "../notification-channel-adapter.ts";
import type { ResendAnswer } from "./api.ts";

/**
 * A message as Resend takes it. The tags come back with each webhook and say whose message it is about.
 *
 * @param from The installation's address.
 */
export function toResendMail(message: OutgoingMessage, from: string): CreateEmailOptions {
  const { calendarFile, html, tenantId } = message;
  const tags = [
    { name: NOTIFICATION_TAG, value: message.id },
    ...(tenantId === null ? [] : [{ name: TENANT_TAG, value: tenantId }]),
  ];
  return {
    from: mailbox(message.from.name, from),
    to: [mailbox(message.to.name, message.to.address)],
    subject: message.subject,
    text: message.text,
    ...(html !== null && { html }),
    ...(message.from.replyTo !== null && { replyTo: message.from.replyTo }),
    tags,
    ...(calendarFile && {
      attachments: [
        {
          filename: calendarFile.filename,
          content: Buffer.from(calendarFile.content).toString("base64"),
          contentType: calendarFile.contentType,
        },
      ],
    }),
  };
}

export const TENANT_TAG = "tenant";
export const NOTIFICATION_TAG = "notification";

// The installation's own troubles pass once somebody has looked after them, so they are no reason to
// give up at once. Resend's words are left out: they can hold an address.
const PASSING: Readonly<Record<string, string>> = {
  rate_limit_exceeded: "Resend was asked too often",
  daily_quota_exceeded: "Resend's daily quota is used up",
  monthly_quota_exceeded: "Resend's monthly quota is used up",
  concurrent_idempotent_requests: "Resend is still working on the same message",
  missing_api_key: "Resend does not accept the API key",
  invalid_api_key: "Resend does not accept the API key",
  restricted_api_key: "Resend's API key may not send mail",
  invalid_access: "Resend's API key may not send mail",
  invalid_from_address: "Resend does not accept the sender's address",
  application_error: "Resend had a problem of its own",
  internal_server_error: "Resend had a problem of its own",
};
const PERMANENT: Readonly<Record<string, string>> = {
  validation_error: "Resend refused the message or its address",
  missing_required_field: "Resend refused the message or its address",
  invalid_parameter: "Resend refused the message or its address",
  invalid_attachment: "Resend refused the attachment",
  invalid_idempotency_key: "Resend refused the idempotency key",
  security_error: "Resend found the message unsafe",
};

/**
 * What a refusal, or an answer that did not come, means. A message that Resend may have taken is
 * `passing`: it knows the idempotency key. Where it took something else by that key, such as a batch of
 * which a mail was withdrawn since, this may have been in it: `unclear`, until a webhook tells.
 */
export function toFailure({ status, errorName }: ResendAnswer): DeliveryFailure {
  if (status === null) return { kind: "passing", reason: "Resend did not answer" };
  const name = errorName ?? "";
  const detail = errorName === null ? `status ${status}` : `${status}, ${said(name)}`;
  if (name === "invalid_idempotent_request") {
    return { kind: "unclear", reason: `Resend took something else by the same key (${detail})` };
  }
  // Also what it says of a domain that is not verified: 403, validation_error.
  const passes = PASSES.has(status) || status >= 500;
  const permanent = passes ? undefined : PERMANENT[name];
  if (permanent !== undefined) return { kind: "permanent", reason: `${permanent} (${detail})` };
  const refused = status === 403 ? "Resend does not let this installation send" : "Resend refused";
  return { kind: "passing", reason: `${PASSING[name] ?? refused} (${detail})` };
}

const PASSES: ReadonlySet<number> = new Set([401, 403, 408, 429]);

/** A name of Resend's; anything else may be anything. */
function said(name: string): string {
  return /^[a-z_]{1,40}$/.test(name) ? name : "unknown error";
}
