/**
 * What people wrote, on one line and without what cannot be seen. A line end in a name would end a
 * mail's subject and begin another header; a sign that turns the direction of writing would turn what
 * follows it as well. The joiners that Persian and emoji need stay.
 */
export function oneLine(text: string): string {
  return withoutTricks(text)
    .replace(/[ \p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

/** The same for what may have several lines; more than one empty line at a time says nothing. */
export function severalLines(text: string): string {
  return withoutTricks(text)
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n]+/gu, " ")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function withoutTricks(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, "");
}

/** Soft hyphen, zero-width space, direction marks, overrides and isolates, and the byte order mark. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
