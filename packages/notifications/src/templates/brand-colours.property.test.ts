import fc from "fast-check";
import { expect, test } from "vitest";
import { brandColours, contrast } from "./brand-colours.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever the accent, buttons and links can be read", () => {
  fc.assert(
    fc.property(colour, (accentColour) => {
      const { accent, onAccent, link } = brandColours(accentColour);
      expect(accent).toBe(accentColour);
      expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
      for (const background of ["#ffffff", "#f6f8fa"]) {
        expect(contrast(link, background)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

test("black on white has the greatest contrast, and a colour none with itself", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrast("#1f5f8b", "#1f5f8b")).toBe(1);
});

test.each([null, "", "red", "#fff", "#12345g", "red; background: url(//evil.example)"])(
  "%s is no colour: ours is taken",
  (accentColour) => {
    expect(brandColours(accentColour).accent).toBe("#1f5f8b");
  },
);
