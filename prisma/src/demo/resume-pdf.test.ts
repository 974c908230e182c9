import { expect, test } from "vitest";
import { resumePdf } from "./resume-pdf.ts";

const read = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

test("every object lies where the table says", () => {
  const file = read(resumePdf(["Zoë Čapek (née Ö)", "", "a\\b"]));
  const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, digits]) => Number(digits));
  expect(offsets).toHaveLength(5);
  for (const [index, offset] of offsets.entries()) {
    expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
  }
  const table = Number(file.match(/startxref\n(\d+)/)?.[1]);
  expect(file.slice(table, table + 4)).toBe("xref");
  const [, length, stream = ""] = file.match(/Length (\d+) >>\nstream\n(.*)\nendstream/s) ?? [];
  expect(stream).toHaveLength(Number(length));
  expect(stream).toContain("(Zoë Capek \\(née Ö\\)) Tj");
  expect(stream).toContain("(a\\\\b) Tj");
});
