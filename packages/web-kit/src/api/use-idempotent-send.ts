import { ApiProblem } from "@convene/web-kit";
import { useRef } from "react";

/** Sends what is meant once: repeated when no answer came, it carries the same key; after a refusal another. */
export function useIdempotentSend() {
  const key = useRef(crypto.randomUUID());
  return async <T>(send: (headers: Record<string, string>) => Promise<T>): Promise<T> => {
    try {
      return await send({ "idempotency-key": key.current });
    } catch (error) {
      if (error instanceof ApiProblem) key.current = crypto.randomUUID();
      throw error;
    }
  };
}
