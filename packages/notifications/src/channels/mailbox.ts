/**
 * A name and an address as a header has them. The name is somebody's free text: what ends a line or a
 * quoted string must not come through.
 *
 * @example
 * mailbox("Studio \"Nord\"", "hello@example.com") // "Studio \"Nord\"" <hello@example.com>
 */
export function mailbox(name: string, address: string): string {
  const shown = displayName(name);
  return shown === "" ? address : `"${shown.replaceAll(/["\\]/g, "\\$&")}" <${address}>`;
}

/** A name without control characters, and on one line. */
export function displayName(name: string): string {
  return name
    .replaceAll(/\p{Cc}+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
