/**
 * Whether a typed name can be somebody's signature: it has a word of their name in it, whatever the
 * case and the accents. People leave out second names and write out short ones, so it asks no more.
 *
 * @example isOwnSignature("dana m. reyes", "Dana Reyes") // true
 */
export function isOwnSignature(typed: string, name: string): boolean {
  const known = new Set(wordsOf(name));
  return wordsOf(typed).some((word) => known.has(word));
}

function wordsOf(name: string): string[] {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== "");
}
