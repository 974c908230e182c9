/**
 * The words of a Markdown text, in one line and without its signs; for where there is room for a
 * sentence or two.
 *
 * @example plainText("## Who\n**You** like [maps](https://a.example).", 160) // "Who You like maps."
 */
export function plainText(markdown: string, longest: number): string {
  const words = markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*+>#]+|\d+\.)\s+/gm, "")
    .replace(/[*_`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}
