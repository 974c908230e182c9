import type { DeliveryFailure, OutgoingMessage } from "../notification-channel-adapter.ts";
import type { TwilioAnswer, TwilioMessage } from "./api.ts";

/** Whom text messages come from. */
export type TwilioSender = { readonly from: string } | { readonly messagingServiceSid: string };

const E164 = /^\+[1-9]\d{6,14}$/;

export function isInternationalNumber(phone: string): boolean {
  return E164.test(phone);
}

/**
 * A message as Twilio takes it.
 *
 * @param callbackOrigin Where Twilio reports what becomes of it: an origin that it can reach; null: nowhere.
 */
export function toTwilioMessage(
  message: OutgoingMessage,
  sender: TwilioSender,
  callbackOrigin: string | null,
): TwilioMessage {
  return {
    to: message.to.address,
    body: message.text,
    ...sender,
    ...(callbackOrigin !== null &&
      message.tenantId !== null && {
        statusCallback: statusCallbackUrl(callbackOrigin, message.tenantId, message.id),
      }),
  };
}

/** The address of the status webhook of one message. */
function statusCallbackUrl(origin: string, tenantId: string, notificationId: string): string {
  return `${origin}/api/webhooks/twilio/status/${tenantId}/${notificationId}`;
}

/** Twilio's code for a recipient who answered STOP. */
const STOPPED = 21_610;

// https://www.twilio.com/docs/api/errors: that number takes no text messages, now or later.
const NO_SUCH_PHONE: ReadonlySet<number> = new Set([21_211, 21_217, 21_614, 30_005, 30_006]);

// What passes once somebody has looked after it, or by itself.
const PASSING: Readonly<Record<number, string>> = {
  20003: "Twilio does not accept the sign-in",
  20005: "Twilio's account is not active",
  20404: "Twilio does not know the account",
  20429: "Twilio was asked too often",
  21611: "Twilio's queue for the sender is full",
  30001: "Twilio's queue is full",
  30002: "Twilio's account is suspended",
  63038: "Twilio's daily limit is used up",
};

/** The connection was never there, so nothing was sent over it. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
/** A gateway's answer: what stands behind it may have taken the message. */
const GATEWAY_STATUSES: ReadonlySet<number> = new Set([502, 504]);

/**
 * What a refusal, or an answer that did not come, means. Twilio knows no key, so whatever may have been
 * taken is `unclear`. Its words are left out: they hold the number.
 */
export function toFailure(
  answer: Exclude<TwilioAnswer, { readonly sid: string }>,
): DeliveryFailure {
  if ("fault" in answer) {
    return answer.fault !== null && NOT_CONNECTED.has(answer.fault)
      ? { kind: "passing", reason: "Twilio could not be reached" }
      : { kind: "unclear", reason: "Twilio did not say whether it took the message" };
  }
  const { status, code } = answer;
  if (GATEWAY_STATUSES.has(status)) {
    return { kind: "unclear", reason: `Twilio's gateway gave no clear answer (status ${status})` };
  }
  if (code === null) {
    return status >= 500 || status === 429
      ? { kind: "passing", reason: `Twilio had a problem of its own (status ${status})` }
      : { kind: "permanent", reason: `Twilio refused the message (status ${status})` };
  }
  return toCodeFailure(code) ?? byStatus(status, code);
}

function byStatus(status: number, code: number): DeliveryFailure {
  return status >= 500 || status === 429 || status === 401
    ? { kind: "passing", reason: `Twilio had a problem of its own (code ${code})` }
    : { kind: "permanent", reason: `Twilio refused the message (code ${code})` };
}

/** What Twilio's error codes mean, of a refusal and of a status webhook alike; null: nothing special. */
export function toCodeFailure(code: number): DeliveryFailure | null {
  if (code === STOPPED) {
    const reason = `The recipient answered STOP (code ${code})`;
    return { kind: "permanent", reason, suppress: "stopped" };
  }
  if (NO_SUCH_PHONE.has(code)) {
    const reason = `The number takes no text messages (code ${code})`;
    return { kind: "permanent", reason, suppress: "bounced" };
  }
  const passing = PASSING[code];
  return passing === undefined ? null : { kind: "passing", reason: `${passing} (code ${code})` };
}
