import type { MessageListInstanceCreateOptions } from "twilio/lib/rest/api/v2010/account/message.js";
import { z } from "zod";
import { onceLoaded } from "../once-loaded.ts";
import { PROVIDER_TIMEOUT_MS } from "../provider-timeout.ts";

export interface TwilioApiSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** Where the API is; by default Twilio's own. */
  readonly baseUrl?: string | undefined;
  /** How long it has for an answer. */
  readonly timeoutMs?: number | undefined;
}

export type TwilioMessage = MessageListInstanceCreateOptions;

/** What came back: a message's name, a refusal, or a fault on the way. */
export type TwilioAnswer =
  | { readonly sid: string }
  | { readonly status: number; readonly code: number | null }
  /** Node's or axios's name for it; null: not known. */
  | { readonly fault: string | null };

// A fault on the way can have a status too, of an answer that began and did not end; its code is a word.
const refusalSchema = z.object({ status: z.int().min(400), code: z.int().nullish() });
const faultSchema = z.object({ code: z.string() });

/** Twilio's library, with a time limit and an answer that is always an answer. */
export function createTwilioApi({
  accountSid,
  authToken,
  baseUrl,
  timeoutMs = PROVIDER_TIMEOUT_MS,
}: TwilioApiSettings) {
  const client = onceLoaded(async () => {
    const { default: twilio } = await import("twilio");
    const opened = twilio(accountSid, authToken, {
      timeout: timeoutMs,
      autoRetry: false, // that is the delivery's decision
      // A kept connection that ends as it is used again leaves it open whether a message went out.
      keepAlive: false,
    });
    if (baseUrl !== undefined) opened.api.baseUrl = baseUrl;
    return opened;
  });
  return {
    async send(message: TwilioMessage): Promise<TwilioAnswer> {
      const { messages } = await client();
      try {
        const { sid } = await within(timeoutMs, messages.create(message));
        return sid ? { sid } : { fault: null };
      } catch (error) {
        // Never passed on as it is: it holds the request, with its Authorization and the number.
        const refusal = refusalSchema.safeParse(error).data;
        if (refusal) return { status: refusal.status, code: refusal.code ?? null };
        return { fault: faultSchema.safeParse(error).data?.code ?? null };
      }
    },
  };
}

/** The library's own limit begins again with each byte that arrives. */
async function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const late = Object.assign(new Error("No answer in time"), { code: "ETIMEDOUT" });
    timer = setTimeout(() => reject(late), timeoutMs);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
