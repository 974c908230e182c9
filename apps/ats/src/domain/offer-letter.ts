/** What a letter can leave to be filled in as it is sent. */
export const LETTER_PLACEHOLDERS = [
  "candidate",
  "title",
  "salary",
  "start",
  "organisation",
  "expires",
] as const;

export type LetterPlaceholder = (typeof LETTER_PLACEHOLDERS)[number];

/** In words, as the candidate reads them. */
export type LetterValues = Readonly<Record<LetterPlaceholder, string>>;

const BRACED = /\{([^{}\n]*)\}/g;

/**
 * What stands in braces and is no placeholder, each once.
 *
 * @example unknownPlaceholders("Dear {candidate}, {bonus}") // ["bonus"]
 */
export function unknownPlaceholders(letter: string): string[] {
  const names = [...letter.matchAll(BRACED)].map(([, name = ""]) => name.trim());
  return [...new Set(names.filter((name) => !isPlaceholder(name)))];
}

/**
 * A letter with its placeholders filled in.
 *
 * The values are words and nothing else: a candidate whose name looks like a link gets no link.
 *
 * @param letter Markdown. @returns Markdown
 */
export function fillLetter(letter: string, values: LetterValues): string {
  return letter.replaceAll(BRACED, (whole, name: string) => {
    const known = name.trim();
    return isPlaceholder(known) ? withoutMarkdown(values[known]) : whole;
  });
}

function isPlaceholder(name: string): name is LetterPlaceholder {
  return LETTER_PLACEHOLDERS.some((known) => known === name);
}

/** @see CommonMark 0.31 §2.4: any ASCII punctuation character may be escaped */
function withoutMarkdown(words: string): string {
  return words.replaceAll(/[\r\n]+/g, " ").replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");
}
