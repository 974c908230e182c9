import { createHmac, randomBytes } from "node:crypto";
import { bodyChecker } from "./check-body.ts";
import {
  type HttpStandIn,
  type RecordedRequest,
  type StandInAnswer,
  startHttpStandIn,
} from "./http-stand-in.ts";

/** A text message that the stand-in took. */
export interface TwilioSms {
  readonly sid: string;
  readonly to: string;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  readonly statusCallback: string | null;
}

export interface TwilioStatus {
  readonly status: "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed";
  readonly errorCode?: number;
}

export interface TwilioReply {
  readonly from: string;
  readonly body: string;
  /** What Twilio made of it, where it looks after STOP by itself. */
  readonly optOutType?: "STOP" | "START" | "HELP";
}

interface WebhookOptions {
  /** What it is signed with; by default the right one. */
  readonly authToken?: string;
  /** What is signed, where that is not the address that is asked. */
  readonly signedUrl?: string;
}

export interface TwilioStandIn extends HttpStandIn {
  readonly accountSid: string;
  readonly authToken: string;
  readonly messagingServiceSid: string;
  readonly messages: readonly TwilioSms[];
  /** Numbers that answered STOP: refused with code 21610. */
  readonly stopped: Set<string>;
  /** Called when a message was taken, before the answer. */
  onAccepted: ((message: TwilioSms) => void | Promise<void>) | undefined;
  /** Posts a signed status webhook to the message's own callback, or to `url`. */
  sendStatus(
    message: TwilioSms,
    status: TwilioStatus,
    options?: WebhookOptions & { readonly url?: string },
  ): Promise<Response>;
  /** Posts a signed webhook about a message that came in. */
  sendReply(url: string, reply: TwilioReply, options?: WebhookOptions): Promise<Response>;
}

const NUMBER = /^\+[1-9]\d{6,14}$/;
const OWN_NUMBER = "+15005550006";
const checkMessage = bodyChecker("twilio-message.json");

/**
 * A server that takes text messages as Twilio does, and refuses what Twilio refuses. It knows no
 * idempotency keys, as Twilio does not: what comes twice is taken twice.
 */
export async function startTwilioStandIn(): Promise<TwilioStandIn> {
  const accountSid = `AC${randomBytes(16).toString("hex")}`;
  const authToken = randomBytes(16).toString("hex");
  const messages: TwilioSms[] = [];
  const stopped = new Set<string>();
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString("base64");

  const http = await startHttpStandIn(async (request) => {
    if (request.headers.authorization !== `Basic ${credentials}`) {
      return refusal(401, 20_003, "Authenticate");
    }
    const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
    if (request.method !== "POST" || request.path !== path) {
      return refusal(404, 20_404, "The requested resource was not found");
    }
    return await take(request);
  });

  async function take({ headers, body }: RecordedRequest): Promise<StandInAnswer> {
    if (!headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
      return refusal(400, 20_001, "The body is no form");
    }
    const form = Object.fromEntries(new URLSearchParams(body));
    const refused = refusedBecause(form, stopped);
    if (refused) return refused;
    const message: TwilioSms = {
      sid: `SM${randomBytes(16).toString("hex")}`,
      to: form.To ?? "",
      from: form.From ?? null,
      messagingServiceSid: form.MessagingServiceSid ?? null,
      body: form.Body ?? "",
      statusCallback: form.StatusCallback ?? null,
    };
    messages.push(message);
    await standIn.onAccepted?.(message);
    return { status: 201, body: resource(accountSid, message) };
  }

  async function post(
    url: string,
    parameters: Record<string, string>,
    { authToken: token = authToken, signedUrl = url }: WebhookOptions = {},
  ): Promise<Response> {
    return await fetch(url, {
      method: "POST",
      headers: { "x-twilio-signature": signature(token, signedUrl, parameters) },
      body: new URLSearchParams(parameters),
    });
  }

  const standIn: TwilioStandIn = Object.assign(http, {
    accountSid,
    authToken,
    messagingServiceSid: `MG${randomBytes(16).toString("hex")}`,
    messages,
    stopped,
    onAccepted: undefined,
    sendStatus(
      message: TwilioSms,
      { status, errorCode }: TwilioStatus,
      { url, ...options }: WebhookOptions & { readonly url?: string } = {},
    ) {
      const target = url ?? message.statusCallback;
      if (target === null) throw new Error("The message has no status callback");
      const parameters = {
        AccountSid: accountSid,
        ApiVersion: "2010-04-01",
        From: message.from ?? OWN_NUMBER,
        To: message.to,
        MessageSid: message.sid,
        SmsSid: message.sid,
        MessageStatus: status,
        SmsStatus: status,
        ...(errorCode !== undefined && { ErrorCode: `${errorCode}` }),
      };
      return post(target, parameters, options);
    },
    sendReply(url: string, { from, body, optOutType }: TwilioReply, options?: WebhookOptions) {
      const sid = `SM${randomBytes(16).toString("hex")}`;
      const parameters = {
        AccountSid: accountSid,
        ApiVersion: "2010-04-01",
        From: from,
        To: OWN_NUMBER,
        Body: body,
        MessageSid: sid,
        SmsSid: sid,
        NumMedia: "0",
        ...(optOutType && { OptOutType: optOutType }),
      };
      return post(url, parameters, options);
    },
  });
  return standIn;
}

function refusedBecause(
  form: Readonly<Record<string, string>>,
  stopped: ReadonlySet<string>,
): StandInAnswer | null {
  const { To: to = "", Body: body, From: from, MessagingServiceSid: service } = form;
  if (!NUMBER.test(to)) return refusal(400, 21_211, `Invalid 'To' Phone Number: ${to}`);
  if (!body) return refusal(400, 21_602, "Message body is required.");
  if (!from && !service) return refusal(400, 21_603, "A 'From' phone number is required.");
  if (stopped.has(to)) {
    return refusal(400, 21_610, `Message cannot be sent to ${to}: unsubscribed recipient`);
  }
  const faults = checkMessage(form);
  return faults === null ? null : refusal(400, 20_001, faults);
}

function refusal(status: number, code: number, message: string): StandInAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message, more_info, status } };
}

function resource(account_sid: string, message: TwilioSms) {
  const { sid, to, from, body } = message;
  return {
    account_sid,
    api_version: "2010-04-01",
    body,
    date_created: new Date().toUTCString(),
    date_sent: null,
    date_updated: new Date().toUTCString(),
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: "0",
    num_segments: "1",
    price: null,
    price_unit: "USD",
    sid,
    status: "queued",
    subresource_uris: {},
    to,
    uri: `/2010-04-01/Accounts/${account_sid}/Messages/${sid}.json`,
  };
}

/** https://www.twilio.com/docs/usage/security#validating-requests */
function signature(authToken: string, url: string, parameters: Readonly<Record<string, string>>) {
  const signed = Object.keys(parameters)
    .sort()
    .reduce((text, name) => `${text}${name}${parameters[name]}`, url);
  return createHmac("sha1", authToken).update(signed).digest("base64");
}
