import { expect, test } from "vitest";
import { mapUrl } from "./map-url.ts";

test("an address is shown on a map; a link, a number and a place without one are not", () => {
  expect(mapUrl("12 Harbour Street, Zürich")).toBe(
    "https://www.openstreetmap.org/search?query=12%20Harbour%20Street%2C%20Z%C3%BCrich",
  );
  for (const place of ["By phone", "+1 416 555 0134", "https://meet.example.com/12-abc"]) {
    expect(mapUrl(place), place).toBeUndefined();
  }
});
