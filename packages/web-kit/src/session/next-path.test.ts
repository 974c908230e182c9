import { expect, test } from "vitest";
import { nextPath, signInHref } from "./next-path.ts";

test("leads back to a path of these pages, with its search and hash", () => {
  expect(nextPath("/messages?state=dead#top", "/")).toBe("/messages?state=dead#top");
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "javascript:alert(1)",
  "messages",
  "",
  undefined,
])("leads home from %o", (wanted) => {
  expect(nextPath(wanted, "/home")).toBe("/home");
});

test("the sign-in page's address leads back, except to home", () => {
  expect(signInHref("/messages?state=dead")).toBe("/sign-in?next=%2Fmessages%3Fstate%3Ddead");
  expect(signInHref("/")).toBe("/sign-in");
});
