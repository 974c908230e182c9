import { toLocal } from "@convene/scheduling-core";
import { boundedCache } from "./bounded-cache.ts";

/** The first that a clock knows: a zone that none knows must not keep a message from being written. */
export function knownZone(...zones: readonly string[]): string {
  return zones.find(isKnownZone) ?? "UTC";
}

export function isKnownZone(timeZone: string): boolean {
  return known.get(timeZone, () => {
    try {
      toLocal(new Date(0), timeZone);
      return true;
    } catch {
      return false;
    }
  });
}

const known = boundedCache<boolean>(1000);
