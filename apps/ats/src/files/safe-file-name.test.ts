import { expect, test } from "vitest";
import { safeFileName } from "./safe-file-name.ts";

test("a name that could lead elsewhere or break a header becomes a plain one", () => {
  expect(safeFileName('..\\..\\CV: "Dana".PDF', "pdf")).toBe("CV Dana.pdf");
  expect(safeFileName("résumé\r\nset-cookie: a=b.docx", "docx")).toBe("résumé set-cookie a=b.docx");
  expect(safeFileName("invoice.pdf.exe", "pdf")).toBe("invoice.pdf.pdf");
  expect(safeFileName("cv\u202efdp.exe", "pdf")).toBe("cv fdp.pdf");
});

test("what is left without a name is a file, and long names end", () => {
  expect(safeFileName("....", "txt")).toBe("file.txt");
  expect(safeFileName(`${"a".repeat(300)}.txt`, "txt")).toHaveLength(124);
});
