import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
const page = await readFile(new URL("docs/security.md", root), "utf8");

/** Cells of the table of threats, without its head. */
const threats = page
  .slice(page.indexOf("## Threats"), page.indexOf("## Replacing secrets"))
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()));

const testsIn = (text: string) =>
  [...text.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = ""]) => path);

test("every test that the page on security names is there", () => {
  const named = testsIn(page);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test("no threat is without a test", () => {
  const untested = threats.filter(([, , , shown = ""]) => testsIn(shown).length === 0);
  expect(untested).toEqual([]);
  expect(threats.length).toBeGreaterThan(20);
});
