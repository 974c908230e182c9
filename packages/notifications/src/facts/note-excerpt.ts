const LONGEST = 280;

/**
 * The beginning of a note, with names where members are mentioned.
 *
 * @example
 * noteExcerpt("@[Ana](0198f2c4-0000-7000-8000-000000000001) what do you think?")
 * // "@Ana what do you think?"
 */
export function noteExcerpt(text: string): string {
  const letters = [...text.replace(MENTION, "@$1").trim()];
  return letters.length <= LONGEST
    ? letters.join("")
    : `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`;
}

const MENTION = /@\[([^\]]*)\]\([^)]*\)/g;
