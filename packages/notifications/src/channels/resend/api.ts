import type { CreateBatchOptions, CreateEmailOptions } from "resend";
import { z } from "zod";
import { onceLoaded } from "../once-loaded.ts";
import { PROVIDER_TIMEOUT_MS } from "../provider-timeout.ts";
import type { RateAnswer } from "../rate-gate.ts";

export interface ResendApiSettings {
  readonly apiKey: string;
  /** Where the API is; by default Resend's own. */
  readonly baseUrl?: string | undefined;
  /** How long it has for an answer. */
  readonly timeoutMs?: number | undefined;
}

/** What came back. */
export interface ResendAnswer extends RateAnswer {
  /** Of the mails that were taken, in their order; null: a refusal, or no answer. */
  readonly ids: readonly string[] | null;
  /** Resend's name for the refusal. */
  readonly errorName: string | null;
}

const idSchema = z.object({ id: z.string().min(1) });
const batchSchema = z.object({ data: z.array(idSchema) });
// What a proxy in between says may have any shape.
const errorSchema = z.object({
  name: z.string().nullable().catch(null),
  statusCode: z.int().nullable().catch(null),
});

interface LibraryAnswer {
  readonly data: unknown;
  readonly error: unknown;
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Resend's library, with a time limit and an answer that is always an answer. */
export function createResendApi({
  apiKey,
  baseUrl,
  timeoutMs = PROVIDER_TIMEOUT_MS,
}: ResendApiSettings) {
  const client = onceLoaded(async () => {
    const { Resend } = await import("resend");
    return new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  });
  const options = (idempotencyKey: string) => ({
    idempotencyKey,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return {
    async send(mail: CreateEmailOptions, idempotencyKey: string): Promise<ResendAnswer> {
      const resend = await client();
      const answer = await resend.emails.send(mail, options(idempotencyKey));
      const taken = idSchema.safeParse(answer.data);
      return read(answer, taken.success ? [taken.data.id] : null);
    },
    async sendBatch(mails: CreateBatchOptions, idempotencyKey: string): Promise<ResendAnswer> {
      const resend = await client();
      const answer = await resend.batch.send(mails, options(idempotencyKey));
      const taken = batchSchema.safeParse(answer.data).data?.data ?? [];
      return read(answer, taken.length === mails.length ? taken.map(({ id }) => id) : null);
    },
  };
}

function read({ error, headers }: LibraryAnswer, ids: readonly string[] | null): ResendAnswer {
  const said = errorSchema.safeParse(error).data;
  return {
    ids,
    status: said?.statusCode ?? null,
    errorName: said?.name ?? null,
    headers: headers ?? {},
  };
}
