/** Links of mails name the public address; a page stays where it was opened. */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}
