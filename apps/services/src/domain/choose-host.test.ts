import { expect, test } from "vitest";
import { chooseHost } from "./choose-host.ts";

test("the one with the least to do takes it", () => {
  const load = new Map([
    ["ada", 90],
    ["ben", 30],
    ["cyd", 60],
  ]);
  expect(chooseHost(["ada", "ben", "cyd"], load)).toBe("ben");
  expect(chooseHost(["ada", "cyd"], load)).toBe("cyd");
});

test("who has nothing to do comes before who has something", () => {
  expect(chooseHost(["ada", "ben"], new Map([["ada", 30]]))).toBe("ben");
});

test("between equals the first one takes it", () => {
  expect(chooseHost(["ben", "ada"], new Map())).toBe("ben");
});

test("where nobody can, nobody is chosen", () => {
  expect(chooseHost([], new Map())).toBeUndefined();
});
