import type { NavigationSection } from "@convene/ui";

/**
 * Marks the page that is open: the item whose address is the path or the nearest one above it.
 *
 * @param pathname Without search and hash.
 */
export function withActivePage(
  sections: readonly NavigationSection[],
  pathname: string,
): readonly NavigationSection[] {
  const path = pathname === "/" ? pathname : pathname.replace(/\/+$/, "");
  const holds = (href: string) =>
    href === path || (href !== "/" && href.startsWith("/") && path.startsWith(`${href}/`));
  const active = sections
    .flatMap(({ items }) => items.map(({ href }) => href))
    .filter(holds)
    .reduce((longest, href) => (href.length > longest.length ? href : longest), "");
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.href === active ? { ...item, active: true } : item)),
  }));
}
