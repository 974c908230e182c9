import type { PageData } from "../../../src/pages/page-data.ts";

let read: PageData | null | undefined;

/** What the server wrote into the page that was opened; null: nothing. */
function pageData(): PageData | null {
  if (read === undefined) {
    const text = document.getElementById("page-data")?.textContent;
    read = text ? JSON.parse(text) : null;
  }
  return read ?? null;
}

/** The same, where it is about an organisation. */
export function pageDataOf(slug: string): PageData | undefined {
  const data = pageData();
  return data?.page.organisation.slug === slug ? data : undefined;
}
