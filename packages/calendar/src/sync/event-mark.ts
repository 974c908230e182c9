import { createHash } from "node:crypto";
import { InvalidInputError } from "@convene/scheduling-core";

/**
 * How an event says that we wrote it. `owner` is whoever writes through this connection (a tenant):
 * another owner's events in the same calendar are as foreign as anyone's, and take the person's time.
 */
export interface EventMark {
  readonly owner: string;
  readonly key: string;
}

const PART = /^[A-Za-z0-9-]{1,64}$/;
/** RFC 4648 §7 in lower case: the letters that Google allows in an event's id. */
const BASE32HEX = "0123456789abcdefghijklmnopqrstuv";

/** @throws InvalidInputError naming `field` */
export function requireMarkPart(text: string, field: string): void {
  if (!PART.test(text)) {
    throw new InvalidInputError(field, "must be 1 to 64 letters, digits or hyphens");
  }
}

/**
 * An id of 52 characters out of `[0-9a-v]`, the same for the same mark: no store has to remember
 * that an event was being created.
 */
export function markedId({ owner, key }: EventMark): string {
  const digest = createHash("sha256").update(`${owner}/${key}`).digest();
  let bits = 0;
  let held = 0;
  let id = "";
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += BASE32HEX[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? id + BASE32HEX[(held << (5 - bits)) & 31] : id;
}

/** `owner/key`, as one value. */
export function writeMark({ owner, key }: EventMark): string {
  return `${owner}/${key}`;
}

/** The key in a mark of that owner; null for all other text. */
export function readMark(text: string | null | undefined, owner: string): string | null {
  const [whose, key, ...more] = text?.split("/") ?? [];
  return whose === owner && key !== undefined && more.length === 0 && PART.test(key) ? key : null;
}
