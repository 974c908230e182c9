import { expect, test } from "vitest";

// Three projects run these tests in three zones; this one fails when they do not.
test("the process keeps the zone that it is told to", () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env.TZ);
  const names = ["UTC", "America/Toronto", "Pacific/Chatham"];
  const minutes = [0, 300, -825];
  const winter = new Date("2026-01-01T00:00:00Z").getTimezoneOffset();
  expect(winter).toBe(minutes[names.indexOf(process.env.TZ ?? "")]);
});
