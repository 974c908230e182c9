/**
 * Text as a calendar file and a URL can carry it: line ends as `\n`, halves of a surrogate pair
 * replaced by U+FFFD, and without the control characters that iCalendar forbids (all but tab).
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "");
}
