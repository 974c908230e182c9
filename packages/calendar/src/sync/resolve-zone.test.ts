import { expect, test } from "vitest";
import { resolveZone } from "./resolve-zone.ts";

test.each([
  ["America/Toronto", "America/Toronto"],
  ["UTC", "UTC"],
  ["Eastern Standard Time", "America/New_York"],
  ["India Standard Time", "Asia/Kolkata"],
  ["tzone://Microsoft/Utc", "UTC"],
  ["/mozilla.org/20070129_1/Europe/Berlin", "Europe/Berlin"],
  [
    "/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires",
    "America/Argentina/Buenos_Aires",
  ],
])("%s is %s", (name, zone) => {
  // Node's own spelling of a zone depends on its data's age.
  expect([zone, zone.replace("Kolkata", "Calcutta")]).toContain(resolveZone(name));
});

test.each(["Customized Time Zone", "tzone://Microsoft/Custom", "+01:00", "", "Mars/Olympus"])(
  "%j means nothing by itself",
  (name) => expect(resolveZone(name)).toBeNull(),
);
