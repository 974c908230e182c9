export interface TextPart {
  /** Where it starts in the whole text. */
  readonly start: number;
  readonly text: string;
  readonly isLink: boolean;
}

/**
 * Cuts a plain text at its web addresses. A full stop, comma or closing bracket after an address
 * ends the sentence, not the address.
 */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  const take = (end: number, isLink: boolean): void => {
    if (end > start) parts.push({ start, text: text.slice(start, end), isLink });
    start = end;
  };
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g)) {
    take(match.index, false);
    take(match.index + match[0].length, true);
  }
  take(text.length, false);
  return parts;
}
