import { describe, expect, test } from "vitest";
import { textsIn } from "../locales/texts-in.ts";
import { writeMoney } from "./write-money.ts";

const en = textsIn("en");

describe("writeMoney", () => {
  test.each([
    ["CAD", "CA$1,234.50"],
    ["JPY", "¥123,450"],
    ["BHD", "BHD\u00a0123.450"],
    ["CLF", "CLF\u00a012.3450"],
  ])("123450 minor units of %s", (currency, written) => {
    expect(writeMoney(123_450, currency, en)).toBe(written);
  });

  test.each([
    ["en", "€45.00"],
    ["fr", "45,00\u00a0€"],
    ["es", "45,00\u00a0€"],
    ["de", "45,00\u00a0€"],
  ])("as %s writes it", (locale, written) => {
    expect(writeMoney(4500, "EUR", textsIn(locale))).toBe(written);
  });

  // Of these the formats of Intl leave out digits that ISO 4217 has, or did in some release.
  test.each(["HUF", "IDR", "COP", "IRR", "LBP", "MGA", "PKR", "AFN", "ISK", "UGX", "IQD"])(
    "%s keeps its ISO digits",
    (currency) => {
      const digits = { ISK: 0, UGX: 0, IQD: 3 }[currency] ?? 2;
      const value = (123_450 / 10 ** digits).toLocaleString("en", {
        minimumFractionDigits: digits,
      });
      expect(writeMoney(123_450, currency, en)).toContain(value);
    },
  );

  test("less than one unit, and more than a number with a fraction can hold", () => {
    expect(writeMoney(5, "EUR", en)).toBe("€0.05");
    expect(writeMoney(Number.MAX_SAFE_INTEGER, "EUR", en)).toBe("€90,071,992,547,409.91");
  });

  test("what is no currency is written with its units", () => {
    expect(writeMoney(500, "points", en)).toBe("500 points");
  });
});
