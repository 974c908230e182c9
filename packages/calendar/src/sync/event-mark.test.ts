import { InvalidInputError } from "@convene/scheduling-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOfUid, markedUid } from "./caldav/calendar-object.ts";
import { markedId, readMark, requireMarkPart, writeMark } from "./event-mark.ts";

const part = fc.stringMatching(/^[A-Za-z0-9-]{1,64}$/);

test("an id is one that Google allows, the same for the same mark and no other", () =>
  fc.assert(
    fc.property(part, part, part, (owner, key, other) => {
      expect(markedId({ owner, key })).toMatch(/^[a-v0-9]{52}$/);
      expect(markedId({ owner, key }) === markedId({ owner, key: other })).toBe(key === other);
    }),
  ));

test("a mark gives its key to its owner, and to nobody else", () =>
  fc.assert(
    fc.property(part, part, part, (owner, key, other) => {
      expect(readMark(writeMark({ owner, key }), other)).toBe(owner === other ? key : null);
      expect(keyOfUid(markedUid(owner, key), other)).toBe(owner === other ? key : null);
    }),
  ));

test.each(["", "a/b/c", "a", "tenant/", "tenant/a b", null, undefined])("%j is no mark", (text) =>
  expect(readMark(text, "tenant")).toBeNull(),
);

test.each(["", "a b", "a/b", "x".repeat(65), "é"])("%j cannot be part of a mark", (text) =>
  expect(() => requireMarkPart(text, "key")).toThrow(InvalidInputError),
);
