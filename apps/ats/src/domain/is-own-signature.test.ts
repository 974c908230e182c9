import { expect, test } from "vitest";
import { isOwnSignature } from "./is-own-signature.ts";

test.each([
  ["Dana Reyes", "Dana Reyes", true],
  ["  dana m. REYES ", "Dana Reyes", true],
  ["Zoe Müller", "Zoë Muller", true],
  ["Jean-Luc", "Jean Luc Dupont", true],
  ["李明", "李明", true],
  ["", "Dana Reyes", false],
  ["  –  ", "Dana Reyes", false],
  ["Somebody Else", "Dana Reyes", false],
])("%j signs for %j: %s", (typed, name, expected) => {
  expect(isOwnSignature(typed, name)).toBe(expected);
});
