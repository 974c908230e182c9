import type { Hold } from "../api.ts";

/** A hold of the visitor's, with its end by the browser's clock. */
export interface OwnHold extends Hold {
  /** Milliseconds since 1970. */
  readonly until: number;
}

const LONGEST_MS = 10 * 60_000;

/** The end of a hold by this machine's clock, which may be wrong: never longer than a hold lasts. */
export function heldUntil({ expiresAt }: Pick<Hold, "expiresAt">, now: number): number {
  const left = Date.parse(expiresAt) - now;
  return now + (left > 0 && left < LONGEST_MS ? left : LONGEST_MS);
}
