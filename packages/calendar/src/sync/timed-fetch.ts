import { CalendarRefusal } from "./calendar-refusal.ts";

/** The `fetch` of the platform, or one that stands for it. */
export type Fetch = typeof globalThis.fetch;

/** Time for an answer, its body included. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * A `fetch` that gives up in time, and says in our words why there is no answer. The body is read
 * within the time too, so that a server that stops in the middle does not hold a worker.
 */
export function timedFetch(fetch: Fetch, timeoutMs: number): Fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(input, { ...init, signal });
      const body = await response.arrayBuffer();
      const copy = new Response(hasBody(response.status) ? body : null, {
        status: response.status,
        statusText: response.statusText,
        headers: withoutEncoding(response.headers),
      });
      Object.defineProperty(copy, "url", { value: response.url });
      return copy;
    } catch (cause) {
      if (cause instanceof CalendarRefusal) throw cause;
      if (signal.aborted) throw new CalendarRefusal("timeout", {}, { cause });
      // Everything else that fetch rejects with is a connection that failed or was cut.
      throw new CalendarRefusal("unavailable", {}, { cause });
    }
  };
}

function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** The body was decoded on the way: a reader must not try it again. */
function withoutEncoding(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.delete("content-encoding");
  copy.delete("content-length");
  return copy;
}
