import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireMinutes } from "../errors/require-minutes.ts";

// Parts in falling size, each at most once, so "30m 1h" and "1h 2h" are refused. Months and years
// are missing on purpose: they have no fixed length.
const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const WORDS = new RegExp(
  `^(?:${NUMBER} ?(?:d|days?))? ?(?:${NUMBER} ?(?:h|hrs?|hours?))? ?(?:(?<=[a-z] )and )?` +
    `(?:${NUMBER} ?(?:m|mins?|minutes?))? ?(?:${NUMBER} ?(?:s|secs?|seconds?))?$`,
);
const ISO = new RegExp(
  `^p(?:${NUMBER}w)?(?:${NUMBER}d)?(?:t(?=\\d)(?:${NUMBER}h)?(?:${NUMBER}m)?(?:${NUMBER}s)?)?$`,
);
const BARE_MINUTES = /^\d+$/;

const WORD_SECONDS = [86_400, 3_600, 60, 1];
const ISO_SECONDS = [604_800, ...WORD_SECONDS];

/** Longer texts are no durations; the limit keeps the patterns cheap on hostile input. */
const MOST_CHARACTERS = 64;

/**
 * The whole minutes that a written duration means. A bare number is minutes.
 *
 * Only the smallest part may have a fraction, and the sum must come to whole minutes. Upper and lower
 * case are alike.
 *
 * @throws InvalidInputError naming `duration` for a negative, empty or unreadable text, and for more
 *   than ten years
 * @example
 * parseDuration("1h30m") // 90
 * parseDuration("2.5h") // 150
 * parseDuration("PT1H30M") // 90
 */
export function parseDuration(text: string): number {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, " ");
  const minutes = wanted.length > MOST_CHARACTERS ? null : readMinutes(wanted);
  if (minutes === null) {
    const shown = JSON.stringify(text.slice(0, MOST_CHARACTERS));
    throw new InvalidInputError("duration", `${shown} is not a duration such as "1h30m"`);
  }
  return requireMinutes(minutes, "duration", 0);
}

function readMinutes(text: string): number | null {
  if (BARE_MINUTES.test(text)) return Number(text);
  const iso = ISO.exec(text);
  if (iso) return sum(iso.slice(1), ISO_SECONDS);
  const words = WORDS.exec(text);
  return words ? sum(words.slice(1), WORD_SECONDS) : null;
}

/** The parts' minutes together; null where there is none, or one before the last has a fraction. */
function sum(
  parts: readonly (string | undefined)[],
  unitSeconds: readonly number[],
): number | null {
  const last = parts.findLastIndex((part) => part !== undefined);
  let seconds = 0;
  for (const [index, part] of parts.entries()) {
    if (part === undefined) continue;
    const amount = Number(part.replace(",", "."));
    if (index !== last && !Number.isInteger(amount)) return null;
    seconds += amount * (unitSeconds[index] ?? Number.NaN);
  }
  // 0.1 h times 3,600 misses 360 by a rounding error; a millionth of a second is no real fraction.
  const minutes = Math.round(seconds * 1e6) / 60e6;
  return last === -1 ? null : minutes;
}
