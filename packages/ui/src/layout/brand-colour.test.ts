import { expect, test } from "vitest";
import { readableOn } from "./brand-colour.ts";

test.each([
  ["#ffffff", "#000000"],
  ["#000000", "#ffffff"],
  ["#ffd400", "#000000"],
  ["#b4532a", "#ffffff"],
  // on either side of equally readable
  ["#757575", "#ffffff"],
  ["#777777", "#000000"],
  ["nonsense", "#ffffff"],
])("on %s text is %s", (colour, text) => {
  expect(readableOn(colour)).toBe(text);
});
