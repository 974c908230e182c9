const MENTION =
  /@\[[^\]\n]{1,200}\]\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

/**
 * Ids of the members whom a note mentions, each once, in the order of the note.
 *
 * @example noteMentions("Ask @[Ada](0198…)") // ["0198…"]
 */
export function noteMentions(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, id = ""]) => id))];
}
