/**
 * A name as it is compared: without case, accents, spaces and signs.
 *
 * @example
 * plainName("E-Mail (privé)") // "emailprive"
 */
export function plainName(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
