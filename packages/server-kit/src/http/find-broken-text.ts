/**
 * The place of a text that cannot be kept: PostgreSQL takes no NUL character in a text, and no half of a
 * surrogate pair in JSON. Names of properties and files count as texts. Undefined: there is none.
 *
 * @returns its path as problems name fields, e.g. `client.name`
 */
export function findBrokenText(input: unknown): string | undefined {
  // No recursion: what a client nests is as deep as it likes.
  const open: Place[] = [{ value: input, name: "", within: null }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value } = place;
    if (typeof value === "string" && isBroken(value)) return fieldOf(place);
    if (value instanceof File && isBroken(value.name)) return fieldOf(place);
    if (!isPlain(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (isBroken(name)) return fieldOf(place);
      open.push({ value: inner, name, within: place });
    }
  }
  return undefined;
}

interface Place {
  readonly value: unknown;
  readonly name: string;
  readonly within: Place | null;
}

function fieldOf(place: Place): string {
  const names: string[] = [];
  for (let at: Place | null = place; at?.within; at = at.within) names.push(at.name);
  return names.reverse().join(".");
}

const isBroken = (text: string) => text.includes("\0") || !text.isWellFormed();

/** Dates are no texts, nor is what is in a file. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
