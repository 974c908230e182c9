/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

const STORED = /@\[([^\]\n]{1,200})\]\(([0-9a-f-]{36})\)/g;

/** A note as it is kept, in pieces: words, and those who are mentioned in it. */
export type NotePart = string | Mentionable;

/**
 * Takes a note apart.
 *
 * @example noteParts("Ask @[Ada](0198…)!") // ["Ask ", { id: "0198…", name: "Ada" }, "!"]
 */
export function noteParts(text: string): NotePart[] {
  const parts: NotePart[] = [];
  let end = 0;
  for (const match of text.matchAll(STORED)) {
    const [whole, name = "", id = ""] = match;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ id, name });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** A note as it is typed: `@Ada`, without the id. */
export function toTyped(stored: string): string {
  return noteParts(stored)
    .map((part) => (typeof part === "string" ? part : `@${part.name}`))
    .join("");
}

/**
 * A note as it is kept: each `@Name` with its id. Of several names that fit, the longest one counts; of
 * several people with one name, whoever was chosen.
 *
 * @param chosen Those who were picked while typing.
 */
export function toStored(
  typed: string,
  people: readonly Mentionable[],
  chosen: readonly Mentionable[] = [],
): string {
  const known = [...chosen, ...people].sort((a, b) => b.name.length - a.name.length);
  let stored = "";
  for (let at = 0; at < typed.length; ) {
    const person =
      typed[at] === "@" && isStart(typed, at)
        ? known.find(({ name }) => startsWithName(typed.slice(at + 1), name))
        : undefined;
    if (person) {
      stored += `@[${person.name}](${person.id})`;
      at += 1 + person.name.length;
    } else {
      stored += typed[at];
      at += 1;
    }
  }
  return stored;
}

/**
 * What is being typed after an `@` before the caret; undefined where nobody is being mentioned.
 *
 * @example mentionBefore("Ask @ad", 7) // { start: 4, wanted: "ad" }
 */
export function mentionBefore(
  typed: string,
  caret: number,
): { readonly start: number; readonly wanted: string } | undefined {
  const start = typed.lastIndexOf("@", caret - 1);
  if (start < 0 || !isStart(typed, start)) return undefined;
  const wanted = typed.slice(start + 1, caret);
  return wanted.length <= 40 && !/[\n@]/.test(wanted) ? { start, wanted } : undefined;
}

/** An `@` within a word belongs to an address. */
function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}._-]/u.test(text[at - 1] ?? "");
}

function startsWithName(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}
