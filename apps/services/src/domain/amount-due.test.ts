import { expect, test } from "vitest";
import { amountDue } from "./amount-due.ts";

test("what is due at booking is nothing, the deposit, or all of it", () => {
  const price = 6_500;
  expect(amountDue({ price, paymentTiming: "on_site", depositAmount: null })).toBe(0);
  expect(amountDue({ price, paymentTiming: "deposit", depositAmount: 2_000 })).toBe(2_000);
  expect(amountDue({ price, paymentTiming: "full", depositAmount: null })).toBe(6_500);
});
