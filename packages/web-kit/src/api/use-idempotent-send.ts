import { useRef } from "react";
import { ApiProblem } from "./api-problem.ts";

/** Names what is meant by a request: one that is repeated with it does no more. */
export interface IdempotencyHeader extends Readonly<Record<string, string>> {
  readonly "idempotency-key": string;
}

/**
 * Sends what is meant once: repeated when no answer came, it carries the same key, since nobody knows
 * whether it arrived; after a refusal another.
 */
export function useIdempotentSend() {
  const key = useRef(newKey());
  return async <T>(send: (header: IdempotencyHeader) => Promise<T>): Promise<T> => {
    try {
      return await send({ "idempotency-key": key.current });
    } catch (error) {
      if (error instanceof ApiProblem) key.current = newKey();
      throw error;
    }
  };
}

/** Not `randomUUID`, which is missing where a site that is not encrypted frames the page. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
