import { expect, test } from "vitest";
import { toCsv } from "./to-csv.ts";

const lines = (text: string) => text.replace("\uFEFF", "").split("\r\n");

test("it says that it is UTF-8, and every line ends as spreadsheets expect", () => {
  expect(toCsv(["Name", "Sum"], [["Zoë", 1.5]], "en")).toBe("\uFEFFName,Sum\r\nZoë,1.5\r\n");
});

test("where the comma is the decimal sign, semicolons part the cells", () => {
  expect(lines(toCsv(["a", "b"], [["x, y", 1.5]], "fr"))).toEqual(["a;b", "x, y;1,5", ""]);
});

test("quotes, separators and line breaks stay inside their cell", () => {
  expect(lines(toCsv(['a "b"'], [["c,d"]], "en"))).toEqual(['"a ""b"""', '"c,d"', ""]);
  expect(toCsv(["a"], [["e\nf"]], "en")).toContain('"e\nf"');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("%j is text, no formula", (text) => {
  expect(toCsv(["a"], [[text]], "en")).toContain(`'${text}`);
});

test("a negative number is a number, and nothing is nothing", () => {
  expect(lines(toCsv(["a", "b"], [[-5, null]], "en"))[1]).toBe("-5,");
});
