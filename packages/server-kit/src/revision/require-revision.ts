import { ConcurrentChangeError } from "@convene/scheduling-core";

/**
 * Refuses to overwrite what somebody else saved in the meantime.
 *
 * @param seen The revision that was being edited.
 * @throws ConcurrentChangeError
 */
export function requireRevision(what: string, seen: string, present: string): void {
  if (seen !== present) throw new ConcurrentChangeError(what);
}
