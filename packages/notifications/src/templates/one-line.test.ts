import { describe, expect, test } from "vitest";
import { oneLine, severalLines } from "./one-line.ts";

describe("oneLine", () => {
  test.each([
    [
      "a line end begins no header",
      "Haircut\r\nBcc: all@example.com",
      "Haircut Bcc: all@example.com",
    ],
    ["nor does one of Unicode's", "a\u2028b\u2029c\u0085d", "a b c d"],
    ["a control character is a space", "a\u0000b\u0007c", "a b c"],
    ["a direction override turns nothing", "invoice\u202efdp.exe", "invoicefdp.exe"],
    ["a zero-width space is gone", "Hair\u200bcut\ufeff", "Haircut"],
    ["half of a surrogate pair is replaced", "a\ud800b", "a\ufffdb"],
    ["a space that must not break does not", "Annulé\u00a0:  Coupe", "Annulé\u00a0: Coupe"],
    ["emoji and Persian keep their joiners", "👩‍🔬 می‌خواهم", "👩‍🔬 می‌خواهم"],
    ["Hebrew stays as it is", "פגישה", "פגישה"],
  ])("%s", (_, text, cleaned) => {
    expect(oneLine(text)).toBe(cleaned);
  });
});

describe("severalLines", () => {
  test("keeps paragraphs, whatever ends their lines", () => {
    expect(severalLines("One\r\ntwo \r\n\r\n\r\n\r\nthree\u2029four\u0000\n")).toBe(
      "One\ntwo\n\nthree\nfour",
    );
  });
});
