import { expect, test } from "vitest";
import { nextPath, signInHref } from "./next-path.ts";

test("leads back to a path of these pages, with its search and hash", () => {
  expect(nextPath("/outbox?state=dead#top", "/")).toBe("/outbox?state=dead#top");
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "javascript:alert(1)",
  "outbox",
  "",
  undefined,
])("leads home from %o", (wanted) => {
  expect(nextPath(wanted, "/home")).toBe("/home");
});

test("the sign-in page's address leads back, except to home", () => {
  expect(signInHref("/outbox?state=dead")).toBe("/sign-in?next=%2Foutbox%3Fstate%3Ddead");
  expect(signInHref("/")).toBe("/sign-in");
});
