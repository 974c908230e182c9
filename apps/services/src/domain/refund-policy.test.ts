import { expect, test } from "vitest";
import { refundAmount, refundPercent, spreadRefund } from "./refund-policy.ts";

const rules = [
  { noticeMinutes: 1_440, percent: 100 },
  { noticeMinutes: 720, percent: 50 },
];
const scheduledStart = new Date("2026-03-10T12:00:00Z");
const at = (instant: string) => ({ scheduledStart, at: new Date(instant) });

test("a day before it is all of it, to the millisecond", () => {
  expect(refundPercent(rules, at("2026-03-09T12:00:00.000Z"))).toBe(100);
  expect(refundPercent(rules, at("2026-03-09T12:00:00.001Z"))).toBe(50);
});

test("half a day before it is half, and after that nothing", () => {
  expect(refundPercent(rules, at("2026-03-10T00:00:00.000Z"))).toBe(50);
  expect(refundPercent(rules, at("2026-03-10T00:00:00.001Z"))).toBe(0);
});

test("the order of the rules does not matter, and without any nothing is given back", () => {
  expect(refundPercent(rules.toReversed(), at("2026-03-01T00:00:00Z"))).toBe(100);
  expect(refundPercent([], at("2026-03-01T00:00:00Z"))).toBe(0);
});

test("a rule without notice holds until the start, and not after it", () => {
  const always = [{ noticeMinutes: 0, percent: 80 }];
  expect(refundPercent(always, at("2026-03-10T12:00:00.000Z"))).toBe(80);
  expect(refundPercent(always, at("2026-03-10T12:00:00.001Z"))).toBe(0);
});

test("half a minor unit goes to the client", () => {
  expect(refundAmount(50, { paid: 4_999, refunded: 0 })).toBe(2_500);
  expect(refundAmount(33, { paid: 100, refunded: 0 })).toBe(33);
});

test("what went back before is counted", () => {
  expect(refundAmount(50, { paid: 5_000, refunded: 1_000 })).toBe(1_500);
  expect(refundAmount(50, { paid: 5_000, refunded: 3_000 })).toBe(0);
});

test("an amount is taken from the first payment as far as it goes, then from the next", () => {
  const payments = [
    { id: "second", left: 1_500 },
    { id: "empty", left: 0 },
    { id: "first", left: 2_000 },
  ];
  expect(spreadRefund(1_700, payments)).toEqual([
    { paymentId: "second", amount: 1_500 },
    { paymentId: "first", amount: 200 },
  ]);
  expect(spreadRefund(0, payments)).toEqual([]);
});
