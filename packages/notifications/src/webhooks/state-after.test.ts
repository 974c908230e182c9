import { expect, test } from "vitest";
import { stateAfter } from "./state-after.ts";

test.each([
  ["sent", "delivered", "delivered"],
  ["sent", "bounced", "bounced"],
  ["sent", "failed", "dead"],
  ["delivered", "complained", "complained"],
  ["delivered", "bounced", "bounced"],
  ["bounced", "complained", "complained"],
  // Nobody had come back to say that it was taken.
  ["sending", "sent", "sent"],
  ["sending", "delivered", "delivered"],
  ["unclear", "sent", "sent"],
  ["unclear", "failed", "dead"],
  ["dead", "delivered", "delivered"],
  ["queued", "delivered", "delivered"],
] as const)("%s becomes, %s, %s", (state, outcome, next) => {
  expect(stateAfter(state, outcome)).toBe(next);
});

test.each([
  ["delivered", "sent"],
  ["delivered", "failed"],
  ["bounced", "delivered"],
  ["complained", "delivered"],
  ["complained", "bounced"],
  ["dead", "failed"],
  ["queued", "bounced"],
  ["queued", "failed"],
  ["withdrawn", "delivered"],
  ["suppressed", "delivered"],
  ["sent", "delayed"],
] as const)("%s stays, %s or not", (state, outcome) => {
  expect(stateAfter(state, outcome)).toBeNull();
});
