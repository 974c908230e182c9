import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { bodyChecker } from "./check-body.ts";
import {
  type HttpStandIn,
  type RecordedRequest,
  type StandInAnswer,
  startHttpStandIn,
} from "./http-stand-in.ts";

const mailSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  reply_to: z.string().optional(),
  tags: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  attachments: z
    .array(
      z.object({
        filename: z.string(),
        content: z.string(),
        content_type: z.string().optional(),
      }),
    )
    .default([]),
});

/** A mail that the stand-in took. */
export interface ResendMail extends z.output<typeof mailSchema> {
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly takenAt: Date;
}

export interface ResendStandInOptions {
  /** How often it may be asked; by default as often as one likes. */
  readonly rate?: { readonly limit: number; readonly windowMs: number };
}

/** What is said in a webhook beyond the mail itself. */
export interface ResendWebhook {
  readonly type:
    | "email.sent"
    | "email.delivered"
    | "email.delivery_delayed"
    | "email.bounced"
    | "email.complained"
    | "email.failed"
    | "email.suppressed"
    | "email.opened";
  /** Further members of `data`, e.g. `bounce`; they replace those of the mail. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The same for each repetition; by default a new one. */
  readonly messageId?: string;
  /** When it is signed; by default now. */
  readonly at?: Date;
  /** What it is signed with; by default the right secret. */
  readonly secret?: string;
}

export interface ResendStandIn extends HttpStandIn {
  readonly apiKey: string;
  readonly webhookSecret: string;
  /** What was taken, once for each idempotency key. */
  readonly mails: readonly ResendMail[];
  /** Called when mails were taken, before the answer. */
  onAccepted: ((mails: readonly ResendMail[]) => void | Promise<void>) | undefined;
  /** Posts a signed webhook about a mail. */
  sendWebhook(url: string, mail: ResendMail, webhook: ResendWebhook): Promise<Response>;
}

const MOST_IN_BATCH = 100;
const LONGEST_KEY = 256;
const PERMANENT_BOUNCE = {
  bounce: {
    diagnosticCode: ["smtp; 550 5.1.1 user unknown"],
    message: "The recipient's mail server permanently rejected the mail.",
    subType: "NoEmail",
    type: "Permanent",
  },
};
const checkMail = bodyChecker("resend-mail.json");

/**
 * A server that takes mails as Resend does: it knows idempotency keys, counts requests, and refuses
 * what Resend refuses.
 *
 * @example
 * await using resend = await startResendStandIn();
 * resend.failNext(tooManyRequests(1), { close: "midAnswer" });
 */
export async function startResendStandIn({
  rate,
}: ResendStandInOptions = {}): Promise<ResendStandIn> {
  const apiKey = `re_${randomBytes(12).toString("hex")}`;
  const webhookSecret = `whsec_${randomBytes(24).toString("base64")}`;
  const mails: ResendMail[] = [];
  /** By idempotency key; `answer` is null while it is worked at. */
  const known = new Map<string, { readonly payload: string; answer: StandInAnswer | null }>();
  const countRequest = requestCounter(rate);

  const http = await startHttpStandIn(async (request) => {
    const counted = countRequest();
    const given = counted.tooMany
      ? refusal(429, "rate_limit_exceeded", "Too many requests.")
      : await respond(request);
    return { ...given, headers: { ...counted.headers, ...given.headers } };
  });

  async function respond(request: RecordedRequest): Promise<StandInAnswer> {
    const { authorization } = request.headers;
    if (!authorization) return refusal(401, "missing_api_key", "Missing API key");
    if (authorization !== `Bearer ${apiKey}`) {
      return refusal(403, "invalid_api_key", "API key is invalid");
    }
    const shown = /^\/emails\/([0-9a-f-]{36})$/.exec(request.path)?.[1];
    if (request.method === "GET" && shown) return show(shown);
    if (request.method !== "POST") return refusal(405, "method_not_allowed", "No such method");
    if (request.path === "/emails") return await once(request, (body) => [body]);
    if (request.path === "/emails/batch") return await once(request, (body) => body);
    return refusal(404, "not_found", "The requested endpoint does not exist");
  }

  async function once(
    request: RecordedRequest,
    mailsIn: (body: unknown) => unknown,
  ): Promise<StandInAnswer> {
    const key = request.headers["idempotency-key"];
    if (key === undefined) return await take(request, mailsIn, null);
    if (key.length === 0 || key.length > LONGEST_KEY) {
      return refusal(400, "invalid_idempotency_key", "The key must be 1 to 256 characters");
    }
    const payload = `${request.path}\n${request.body}`;
    const earlier = known.get(key);
    if (earlier && earlier.payload !== payload) {
      return refusal(409, "invalid_idempotent_request", "Same key, another payload");
    }
    if (earlier) {
      return earlier.answer ?? refusal(409, "concurrent_idempotent_requests", "Still at work");
    }
    const entry: { payload: string; answer: StandInAnswer | null } = { payload, answer: null };
    known.set(key, entry);
    const given = await take(request, mailsIn, key);
    if (given.status === 200) entry.answer = given;
    else known.delete(key);
    return given;
  }

  async function take(
    { body, path }: RecordedRequest,
    mailsIn: (body: unknown) => unknown,
    idempotencyKey: string | null,
  ): Promise<StandInAnswer> {
    const wanted = mailsIn(JSON.parse(body));
    const isBatch = path === "/emails/batch";
    const faults = faultsIn(wanted, isBatch);
    if (faults !== null) return refusal(422, "validation_error", faults);
    const taken = z
      .array(mailSchema)
      .parse(wanted)
      .map((mail) => ({ ...mail, id: randomUUID(), idempotencyKey, takenAt: new Date() }));
    mails.push(...taken);
    await standIn.onAccepted?.(taken);
    const ids = taken.map(({ id }) => ({ id }));
    return { status: 200, body: isBatch ? { data: ids } : ids[0] };
  }

  function show(id: string): StandInAnswer {
    const mail = mails.find((each) => each.id === id);
    if (!mail) return refusal(404, "not_found", "Email not found");
    const { from, to, subject, html, text, takenAt } = mail;
    const created_at = takenAt.toISOString();
    const rest = { html, text, bcc: [], cc: [], reply_to: mail.reply_to ? [mail.reply_to] : [] };
    return {
      status: 200,
      body: { object: "email", id, to, from, created_at, subject, ...rest, last_event: "sent" },
    };
  }

  const standIn: ResendStandIn = Object.assign(http, {
    apiKey,
    webhookSecret,
    mails,
    onAccepted: undefined,
    async sendWebhook(url: string, mail: ResendMail, webhook: ResendWebhook) {
      const at = webhook.at ?? new Date();
      const body = JSON.stringify(webhookBody(mail, webhook, at));
      const messageId = webhook.messageId ?? `msg_${randomBytes(12).toString("hex")}`;
      const headers = signed(webhook.secret ?? webhookSecret, messageId, at, body);
      return await fetch(url, { method: "POST", headers, body });
    },
  });
  return standIn;
}

/** What Resend says against these mails; null: nothing. */
function faultsIn(mails: unknown, isBatch: boolean): string | null {
  if (!Array.isArray(mails) || mails.length === 0) return "There is no mail";
  if (mails.length > MOST_IN_BATCH) return "A batch takes at most 100 mails";
  for (const mail of mails as readonly unknown[]) {
    const faults = checkMail(mail);
    if (faults !== null) return faults;
    if (isBatch && z.object({ attachments: z.unknown() }).safeParse(mail).data?.attachments) {
      return "A batch takes no attachments";
    }
  }
  return null;
}

function refusal(statusCode: number, name: string, message: string): StandInAnswer {
  return { status: statusCode, body: { statusCode, name, message } };
}

/** Counts requests in fixed windows, and says so in the headers that Resend has. */
function requestCounter(rate: ResendStandInOptions["rate"]) {
  let windowStart = 0;
  let count = 0;
  return () => {
    if (!rate) return { tooMany: false, headers: {} };
    const now = performance.now();
    if (now - windowStart >= rate.windowMs) {
      windowStart = now;
      count = 0;
    }
    count++;
    const tooMany = count > rate.limit;
    const reset = `${Math.ceil(Math.max(0, windowStart + rate.windowMs - now)) / 1_000}`;
    return {
      tooMany,
      headers: {
        "ratelimit-limit": `${rate.limit}`,
        "ratelimit-remaining": `${Math.max(0, rate.limit - count)}`,
        "ratelimit-reset": reset,
        ...(tooMany && { "retry-after": reset }),
      },
    };
  };
}

function webhookBody(mail: ResendMail, { type, data }: ResendWebhook, at: Date) {
  return {
    type,
    created_at: at.toISOString(),
    data: {
      email_id: mail.id,
      created_at: mail.takenAt.toISOString(),
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])),
      ...(type === "email.bounced" && PERMANENT_BOUNCE),
      ...data,
    },
  };
}

/** The headers of a signed webhook: https://docs.svix.com/receiving/verifying-payloads/how-manual */
function signed(secret: string, messageId: string, at: Date, body: string) {
  const timestamp = `${Math.floor(at.getTime() / 1_000)}`;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key)
    .update(`${messageId}.${timestamp}.${body}`)
    .digest("base64");
  return {
    "content-type": "application/json",
    "svix-id": messageId,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${signature}`,
  };
}
