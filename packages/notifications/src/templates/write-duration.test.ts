import { expect, test } from "vitest";
import { textsIn } from "../locales/texts-in.ts";
import { writeDuration } from "./write-duration.ts";

test.each([
  [45, "45 minutes"],
  [60, "1 hour"],
  [61, "1 hour, 1 minute"],
  [195, "3 hours, 15 minutes"],
])("%i minutes are %s", (minutes, words) => {
  expect(writeDuration(minutes, textsIn("en"))).toBe(words);
});
