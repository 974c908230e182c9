import { expect, test } from "vitest";
import { boundedCache } from "./bounded-cache.ts";

test("makes each value once, and lets go of what was not used for longest", () => {
  const made: string[] = [];
  const cache = boundedCache<string>(2);
  const use = (key: string) =>
    cache.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });

  expect([use("a"), use("b"), use("a"), use("c")]).toEqual(["A", "B", "A", "C"]);
  expect(made).toEqual(["a", "b", "c"]);

  use("a"); // used after b, so b went
  use("b");
  expect(made).toEqual(["a", "b", "c", "b"]);
});

test("makes a value again after it was deleted", () => {
  const cache = boundedCache<object>(2);
  const first = cache.get("a", () => ({}));
  cache.delete("a");
  expect(cache.get("a", () => ({}))).not.toBe(first);
});
