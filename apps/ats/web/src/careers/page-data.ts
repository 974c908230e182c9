import type { PageData } from "../../../src/pages/page-data.ts";

let read: PageData | null | undefined;

/** What the server wrote into the page that was opened; null: nothing. */
export function pageData(): PageData | null {
  if (read === undefined) {
    const text = document.getElementById("page-data")?.textContent;
    read = text ? JSON.parse(text) : null;
  }
  return read ?? null;
}
