const PRIVATE_PARTS: readonly (readonly [RegExp, string])[] = [
  // Links carry tokens in their paths and queries: what stays is where they lead.
  [/\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@"'<>]*@)?([^\s/?#"'<>]+)[^\s"'<>]*/gi, "$1$2/[…]"],
  [/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g, "[address]"],
  [/\+\d[\d ().-]{6,}\d|\b\d{9,15}\b/g, "[number]"],
  [/\b(bearer|basic)\s+\S+/gi, "$1 [secret]"],
  [/\b(?:sk|rk|whsec|re)_[A-Za-z0-9_+/=-]{8,}/g, "[secret]"],
];

/**
 * Somebody else's words without what tells who a person is or opens a door: a mail server's refusal
 * names the address, a provider's the number.
 *
 * @example
 * withoutPrivateParts("550 <ada@example.test> is unknown") // "550 <[address]> is unknown"
 */
export function withoutPrivateParts(text: string): string {
  return PRIVATE_PARTS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
