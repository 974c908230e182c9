import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readByIcalJs } from "./fixtures/read-by-ical-js.ts";
import { readCalendar } from "./fixtures/read-calendar.ts";
import { busy, full, headers, invitation, links, withdrawal } from "./fixtures/readme-example.ts";

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

test("the README shows the example as it runs", async () => {
  const [readme, example] = await Promise.all([
    read("../README.md"),
    read("./fixtures/readme-example.ts"),
  ]);
  const shown = /```ts\n(.*?)```/s.exec(readme)?.[1];
  expect(shown).toBe(example);
});

test("the README's example invites and withdraws one and the same event", () => {
  const [before, after] = [invitation, withdrawal].map(({ content }) => readCalendar(content));
  expect(after?.event.uid).toBe(before?.event.uid);
  expect([before?.event.sequence, after?.event.sequence]).toEqual([0, 1]);
  expect(after?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect(Object.keys(links)).toEqual(["google", "outlook", "office365", "yahoo", "ics"]);
});

test("the README's feeds show ten haircuts, one of them moved, and the tag of what was written", () => {
  const until = "2027-01-01T00:00:00.000Z";
  const [withDetails, busyTimes] = readByIcalJs([full, busy].map((text) => ({ text, until })));
  expect(withDetails?.starts).toHaveLength(10);
  expect(withDetails?.starts).toContain("2026-01-28T15:00:00.000Z");
  expect(busyTimes?.starts).toEqual(withDetails?.starts);
  expect(busyTimes?.events.map(({ summary }) => summary)).toEqual(["Busy", "Busy", "Busy"]);
  expect(headers.ETag).toMatch(/^"[\w-]{43}"$/);
});
