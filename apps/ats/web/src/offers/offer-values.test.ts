import { expect, test } from "vitest";
import { type OfferValues, termsOf } from "./offer-values.ts";

const values: OfferValues = {
  title: " Engineer ",
  salary: 1_234.5,
  currency: "CAD",
  payPeriod: "month",
  startDate: "2026-04-06",
  validDays: 7,
  body: "Dear {candidate}",
  approverIds: [],
  templateId: null,
};

test("an amount is sent in the smallest units of its currency", () => {
  expect(termsOf(values)).toMatchObject({ title: "Engineer", salary: 123_450 });
  expect(termsOf({ ...values, salary: 400_000, currency: "JPY" })?.salary).toBe(400_000);
  // 0.29 × 100 is a little less than 29.
  expect(termsOf({ ...values, salary: "0.29" })?.salary).toBe(29);
});

test.each([
  { title: " " },
  { salary: "" },
  { salary: 0 },
  { startDate: "" },
  { validDays: 0 },
  { validDays: 366 },
  { validDays: 1.5 },
  { validDays: "" },
])("%o is no offer yet", (missing) => {
  expect(termsOf({ ...values, ...missing })).toBeUndefined();
});
