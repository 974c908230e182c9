import { expect, test } from "vitest";
import { fromStripeAmount, toStripeAmount, UnpayableAmountError } from "./minor-units.ts";

test.each([
  ["CAD", 2_050, 2_050],
  ["JPY", 500, 500],
  ["ISK", 500, 50_000],
  ["UGX", 5_000, 500_000],
  ["MGA", 120_000, 1_200],
  ["KWD", 1_230, 1_230],
])("%s %i is %i to Stripe, and back", (currency, amount, counted) => {
  expect(toStripeAmount(amount, currency)).toBe(counted);
  expect(fromStripeAmount(counted, currency)).toBe(amount);
});

test.each([
  ["MGA", 150],
  ["KWD", 1_235],
])("%s %i is too fine to be paid by card", (currency, amount) => {
  expect(() => toStripeAmount(amount, currency)).toThrow(UnpayableAmountError);
});
