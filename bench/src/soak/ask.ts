import { z } from "zod";
import type { Product } from "./app-processes.ts";
import type { Choices } from "./choices.ts";

/** A request of a client. */
export interface Ask {
  readonly product: Product;
  /** Default: GET, or POST with `json`. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly json?: unknown;
  readonly cookie?: string;
  /** With it the request is repeated until an answer comes. */
  readonly key?: string;
}

/** What came of it; undefined: nobody can tell. */
export type Reply = { readonly status: number; readonly body: unknown } | undefined;

/** An answer that no client should ever get, or only while the database is away. */
export interface ServerFault {
  readonly status: number;
  readonly code: string;
  readonly what: string;
  readonly requestId: string;
  /** When it was asked and answered, milliseconds since the epoch. */
  readonly askedMs: number;
  readonly answeredMs: number;
}

export interface Asker {
  ask(choices: Choices, request: Ask): Promise<Reply>;
  readonly faults: readonly ServerFault[];
  /** Requests by status; 0: no answer came. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What was refused, and how often: status, code and path. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly milliseconds: readonly number[];
}

export interface AskerOptions {
  readonly origins: Readonly<Record<Product, readonly string[]>>;
  /** How often a client hangs up before its answer, of all requests. */
  readonly hangUps: number;
  /** Epoch milliseconds after which nobody tries again. */
  readonly giveUpAtMs: () => number;
}

const TIMEOUT_MS = 30_000;
const problemSchema = z.looseObject({
  code: z.string().default(""),
  requestId: z.string().default(""),
});

/**
 * Asks as a good client does: what may be repeated is repeated after a lost connection or a 5xx, with
 * the same key, at another server; what may not is not.
 */
export function createAsker({ origins, hangUps, giveUpAtMs }: AskerOptions): Asker {
  const faults: ServerFault[] = [];
  const statuses = new Map<number, number>();
  const refusals = new Map<string, number>();
  const milliseconds: number[] = [];

  async function once(choices: Choices, request: Ask): Promise<Reply> {
    const { product, path, json, cookie, key } = request;
    const method = request.method ?? (json === undefined ? "GET" : "POST");
    const headers: Record<string, string> = { origin: origins[product][0] ?? "" };
    if (json !== undefined) headers["content-type"] = "application/json";
    if (cookie !== undefined) headers.cookie = cookie;
    if (key !== undefined) headers["idempotency-key"] = key;
    const patienceMs = choices.chance(hangUps) ? choices.whole(5, 200) : TIMEOUT_MS;
    const askedMs = Date.now();
    try {
      const answer = await fetch(`${choices.among(origins[product])}${path}`, {
        method,
        headers,
        signal: AbortSignal.timeout(patienceMs),
        ...(json !== undefined && { body: JSON.stringify(json) }),
      });
      const text = await answer.text();
      const body: unknown = text.startsWith("{") ? JSON.parse(text) : text;
      const { status } = answer;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      milliseconds.push(Date.now() - askedMs);
      if (status < 400) return { status, body };
      const { code, requestId } = problemSchema.catch({ code: "", requestId: "" }).parse(body);
      const what = `${method} ${product} ${path.split("?")[0]?.replaceAll(/\/[^/]{30,}/g, "/…")}`;
      if (status < 500) {
        const refusal = `${status} ${code} ${what}`;
        refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
        return { status, body };
      }
      faults.push({ status, code, what, requestId, askedMs, answeredMs: Date.now() });
    } catch {
      statuses.set(0, (statuses.get(0) ?? 0) + 1); // refused, reset, cut or hung up
    }
    return undefined;
  }

  return {
    faults,
    statuses,
    refusals,
    milliseconds,
    async ask(choices, request) {
      const isRepeatable =
        request.key !== undefined || (request.json === undefined && request.method === undefined);
      for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 2_000)) {
        const reply = await once(choices, request);
        if (reply || !isRepeatable || Date.now() > giveUpAtMs()) return reply;
        await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + choices.next())));
      }
    },
  };
}
