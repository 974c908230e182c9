import { expect, test } from "vitest";
import { withActivePage } from "./active-page.ts";

const icon = () => null;
const sections = [
  {
    items: ["/", "/applications", "/applications/board"].map((href) => ({
      label: href,
      href,
      icon,
    })),
  },
];
const activeAt = (pathname: string) =>
  withActivePage(sections, pathname)
    .flatMap(({ items }) => items)
    .filter(({ active }) => active)
    .map(({ href }) => href);

test("the page itself, or the nearest one above it, is active", () => {
  expect(activeAt("/applications")).toEqual(["/applications"]);
  expect(activeAt("/applications/")).toEqual(["/applications"]);
  expect(activeAt("/applications/42")).toEqual(["/applications"]);
  expect(activeAt("/applications/board/3")).toEqual(["/applications/board"]);
});

test("home is active at home only, and a longer word is another page", () => {
  expect(activeAt("/")).toEqual(["/"]);
  expect(activeAt("/applications-old")).toEqual([]);
});
