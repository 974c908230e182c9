import { expect, test } from "vitest";
import { allZones, describeZone, searchZones } from "./zones.ts";

const zones = allZones();
const first = (query: string) => searchZones(zones, query)[0]?.id;

test.each([
  ["toronto", "America/Toronto"],
  ["New York", "America/New_York"],
  ["sao paulo", "America/Sao_Paulo"],
  ["São Paulo", "America/Sao_Paulo"],
  ["munich", "Europe/Berlin"],
  ["münchen", "Europe/Berlin"],
  ["montréal", "America/Toronto"],
  ["utc", "UTC"],
])("a search for %s finds %s", (query, id) => {
  expect(first(query)).toBe(id);
});

test("cities that begin with the search come before those that contain it", () => {
  const found = searchZones(["America/Port-au-Prince", "Europe/Paris"].map(describeZone), "p").map(
    ({ id }) => id,
  );
  expect(found).toEqual(["America/Port-au-Prince", "Europe/Paris"]);
  expect(first("york")).toBe("America/New_York");
});

test("an empty search keeps every zone in its order, and nonsense finds none", () => {
  expect(searchZones(zones, "  ")).toEqual(zones);
  expect(searchZones(zones, "qqqq")).toEqual([]);
});

test("a city has its name of today", () => {
  expect(describeZone("Europe/Kiev")).toMatchObject({ city: "Kyiv", region: "Europe" });
  expect(describeZone("America/Argentina/Buenos_Aires")).toMatchObject({
    city: "Buenos Aires",
    region: "America / Argentina",
  });
});
