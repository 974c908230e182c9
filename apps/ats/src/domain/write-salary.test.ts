import { expect, test } from "vitest";
import { writeSalary } from "./write-salary.ts";

test.each([
  [{ salary: 12_000_000, currency: "CAD", payPeriod: "year" }, "en", "CA$120,000 per year"],
  [{ salary: 3_250, currency: "EUR", payPeriod: "hour" }, "en", "€32.50 per hour"],
  [{ salary: 400_000, currency: "JPY", payPeriod: "month" }, "en", "¥400,000 per month"],
  [{ salary: 4_800_000, currency: "EUR", payPeriod: "year" }, "fr", "48 000 € par an"],
] as const)("%o in %s is %s", (salary, locale, words) => {
  expect(writeSalary(salary, locale).replaceAll(/\s/g, " ")).toBe(words);
});
