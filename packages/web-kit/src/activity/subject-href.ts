import type { SubjectPages } from "./subject-pages.ts";

/** What both products have a page for. */
const SHARED_PAGES: SubjectPages = {
  notifications: (id) => `/messages/${id}`,
};

interface Deed {
  /** As the API's description names it, e.g. `PUT /clients/{id}`. */
  readonly operation: string;
  /** What stood in its path. */
  readonly subject: Readonly<Record<string, string>>;
}

/** The page of what something was done to; undefined where it has none. */
export function subjectHref({ operation, subject }: Deed, pages: SubjectPages): string | undefined {
  const [, area, parameter] = /^\w+ \/([\w-]+)\/\{(\w+)\}/.exec(operation) ?? [];
  if (area === undefined || parameter === undefined) return undefined;
  const id = subject[parameter];
  return id === undefined ? undefined : (pages[area] ?? SHARED_PAGES[area])?.(id);
}
