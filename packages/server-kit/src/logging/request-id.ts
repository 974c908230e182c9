import { uuidv7 } from "uuidv7";

// Long enough for nobody to hit another one's by chance, and of letters that carry no address, no
// link and no second line of the log.
const WELL_FORMED = /^[A-Za-z0-9_-]{16,64}$/;

/** The id that a proxy in front gave a request, if it is well formed; else a new one. */
export function requestIdOf(given: string | undefined): string {
  return given !== undefined && WELL_FORMED.test(given) ? given : uuidv7();
}
