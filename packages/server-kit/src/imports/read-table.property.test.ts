import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFile } from "./decode-file.ts";
import { guessColumns } from "./guess-columns.ts";
import { guessDateOrder } from "./guess-date-order.ts";
import { ImportFileError } from "./import-file-error.ts";
import { MOST_FILE_BYTES } from "./import-limits.ts";
import { readTable } from "./read-table.ts";

const delimiter = fc.constantFrom(",", ";", "\t");
const lineEnd = fc.constantFrom("\n", "\r\n");
/** With everything in it that has a meaning in CSV. */
const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc
    .array(fc.constantFrom("a", "é", '"', ",", ";", "\t", "\n", " ", "'"), { maxLength: 8 })
    .map((letters) => letters.join("")),
);
const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((one) => one.trim() !== ""));

/** As RFC 4180 has it, every field in quotes. */
function written(cells: readonly string[], separator: string): string {
  return cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator);
}

test("what was written is read, whatever parts it, and each line is known by its number", () =>
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      delimiter,
      lineEnd,
      (rows, sep, end) => {
        const records = [["first", "second", "third"], ...rows];
        const text = records.map((one) => written(one, sep)).join(end);
        const table = readTable(text);
        expect(table.delimiter).toBe(sep);
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
        let line = 1;
        const lines = records.map((one, at) => {
          const own = line;
          line += (written(one, sep).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
          return at === 0 ? 0 : own;
        });
        expect(table.rows.map((one) => one.line)).toEqual(lines.slice(1));
      },
    ),
  ));

test("any text is read or refused by name", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      try {
        expect(new Set(readTable(text).header).size).toBe(readTable(text).header.length);
      } catch (error) {
        expect(error).toBeInstanceOf(ImportFileError);
      }
    }),
    { numRuns: 30 },
  ));

const TEXT = "Prénom;Où\nZoë;à côté, déjà\n";
const bytesOf = (units: readonly number[]) => new Uint8Array(units);
const utf16 = (text: string, isBig: boolean) =>
  bytesOf(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

test.each([
  ["UTF-8", new TextEncoder().encode(TEXT)],
  ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${TEXT}`)],
  ["UTF-16 LE with a mark", utf16(`\uFEFF${TEXT}`, false)],
  ["UTF-16 BE with a mark", utf16(`\uFEFF${TEXT}`, true)],
  ["UTF-16 LE without", utf16(TEXT, false)],
  ["Windows-1252", bytesOf([...TEXT].map((letter) => letter.charCodeAt(0)))],
])("%s is recognised", (_name, bytes) => {
  expect(decodeFile(bytes)).toBe(TEXT);
});

test.each([
  ["commas", ",".repeat(MOST_FILE_BYTES), "TOO_MANY_COLUMNS"],
  ["empty texts", '"",'.repeat(MOST_FILE_BYTES / 3), "TOO_MANY_COLUMNS"],
  ["short lines", "a\n".repeat(MOST_FILE_BYTES / 2), "TOO_MANY_LINES"],
  ["lines of nothing", `a,b\n${",\n".repeat(MOST_FILE_BYTES / 2)}`, "FILE_EMPTY"],
  ["quotes", '"'.repeat(MOST_FILE_BYTES), "FILE_UNREADABLE"],
  ["one text without an end", `a,b\n"${"x".repeat(MOST_FILE_BYTES)}`, "FILE_UNREADABLE"],
])("a file as large as it may be, of %s, is refused before it takes much", (_name, text, code) => {
  const before = process.memoryUsage().heapUsed;
  expect(() => readTable(text)).toThrow(expect.objectContaining({ code }));
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300_000_000);
});

test("a header is read past empty and repeated names, empty lines and stray quotes", () => {
  const table = readTable('Name, ,Name\n\nAna,5" left,x\n , ,\nBo,,\n');
  expect(table.header).toEqual(["Name", "#2", "Name (2)"]);
  expect(table.rows).toEqual([
    { line: 3, cells: ["Ana", '5" left', "x"] },
    { line: 5, cells: ["Bo", "", ""] },
  ]);
});

test("columns are recognised by what they are usually called, each once", () => {
  const columns = [
    { field: "email", names: ["E-mail", "Courriel"] },
    { field: "name", names: ["Nom complet", "Nom"] },
    { field: "lastName", names: ["Nom"] },
  ];
  expect(guessColumns(["NOM", "courriel ", "Autre"], columns)).toEqual({
    email: "courriel ",
    name: "NOM",
  });
});

test.each([
  ["31/12/2026", "mdy", "dmy"],
  ["12/31/2026", "dmy", "mdy"],
  ["03/04/2026", "mdy", "mdy"],
  ["03.04.2026", "mdy", "dmy"],
] as const)("%s, with %s as usual, is %s", (date, fallback, order) => {
  expect(guessDateOrder(readTable(`Date,Time\n${date},x`), fallback)).toBe(order);
});
