import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readCalendar } from "./fixtures/read-calendar.ts";
import { invitation, links, withdrawal } from "./fixtures/readme-example.ts";

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
