import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { recogniseFile } from "./recognise-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const docx = zipSync({
  "[Content_Types].xml": bytes(
    `<Types><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/></Types>`,
  ),
  "word/document.xml": bytes("<w:document/>"),
});
const odt = zipSync({
  mimetype: [bytes("application/vnd.oasis.opendocument.text"), { level: 0 }],
  "content.xml": bytes("<office:document-content/>"),
});

test("files are what they contain", async () => {
  expect((await recogniseFile(bytes("%PDF-1.7\n")))?.extension).toBe("pdf");
  expect((await recogniseFile(docx))?.extension).toBe("docx");
  expect((await recogniseFile(odt))?.extension).toBe("odt");
  expect((await recogniseFile(bytes("Ten years of TypeScript – élan.\r\n")))?.extension).toBe(
    "txt",
  );
  const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
  expect((await recogniseFile(png))?.extension).toBe("png");
});

test("programs, archives and texts of no known encoding are none of them", async () => {
  expect(await recogniseFile(Uint8Array.from([77, 90, 144, 0, 3, 0, 0, 0]))).toBeNull();
  expect(await recogniseFile(zipSync({ "a.txt": bytes("a") }))).toBeNull();
  expect(await recogniseFile(Uint8Array.from([0xe9, 0x6c, 0x61, 0x6e]))).toBeNull();
  expect(await recogniseFile(bytes("a\u0000b"))).toBeNull();
});

test("a page is kept as a text, whatever it is called", async () => {
  expect(
    (await recogniseFile(bytes("<!doctype html><script>alert(1)</script>")))?.contentType,
  ).toBe("text/plain; charset=utf-8");
});
