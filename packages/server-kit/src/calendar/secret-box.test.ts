import { expect, test } from "vitest";
import { createSecretBox } from "./secret-box.ts";

const OLD = "the secret of last year, long enough";
const NEW = "the secret of this year, long enough";
const old = createSecretBox(OLD);

test("what was sealed opens for its purpose and no other", async () => {
  const sealed = await old.seal("calendar credentials a", "a token");
  expect(sealed).not.toContain("token");
  expect(await old.open("calendar credentials a", sealed)).toBe("a token");
  expect(await old.open("calendar credentials b", sealed)).toBeNull();
});

test("the same text is sealed differently each time", async () => {
  expect(await old.seal("a", "text")).not.toBe(await old.seal("a", "text"));
});

test("any changed character makes it unreadable", async () => {
  const sealed = await old.seal("a", "text");
  for (let at = 0; at < sealed.length; at += 5) {
    const other = sealed[at] === "A" ? "B" : "A";
    expect(await old.open("a", sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeNull();
  }
  for (const nonsense of ["", "text", "a.b.c.d.e"])
    expect(await old.open("a", nonsense)).toBeNull();
});

test("after the secret was changed, the earlier one opens what it sealed, and seals no more", async () => {
  const sealed = await old.seal("a", "text");
  const rotated = createSecretBox(NEW, [OLD]);
  expect(await rotated.open("a", sealed)).toBe("text");
  expect([rotated.isCurrent(sealed), old.isCurrent(sealed)]).toEqual([false, true]);
  const anew = await rotated.seal("a", "text");
  expect([rotated.isCurrent(anew), await old.open("a", anew)]).toEqual([true, null]);
  expect(await createSecretBox(NEW).open("a", sealed)).toBeNull();
});
