import fc from "fast-check";
import { expect, test } from "vitest";
import { givenBack, type LedgerSide, received } from "./ledger.ts";
import { paymentTotals } from "./payment-totals.ts";
import { refundAmount, refundPercent, spreadRefund } from "./refund-policy.ts";

const amount = fc.integer({ min: 1, max: 10_000_000 });
const percent = fc.integer({ min: 0, max: 100 });
const method = fc.constantFrom("card", "cash", "bank_transfer", "other");
const rule = fc.record({ noticeMinutes: fc.integer({ min: 0, max: 20_000 }), percent });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const sumOf = (sides: readonly LedgerSide[]) => sum(sides.map((side) => side.amount));

test("no more is given back than is left of what was paid, and never less than nothing", () =>
  fc.assert(
    fc.property(percent, amount, fc.nat(), (share, paid, before) => {
      const refunded = before % (paid + 1);
      const due = refundAmount(share, { paid, refunded });
      expect(due).toBeGreaterThanOrEqual(0);
      expect(due + refunded).toBeLessThanOrEqual(paid);
      if (refunded === 0) expect(Math.abs(due - (paid * share) / 100)).toBeLessThanOrEqual(0.5);
    }),
  ));

test("who cancels earlier gets no less, where the rules give more for more notice", () =>
  fc.assert(
    fc.property(fc.array(rule), fc.nat(30_000), fc.nat(30_000), (rules, one, other) => {
      const growing = rules
        .toSorted((a, b) => a.noticeMinutes - b.noticeMinutes)
        .map(({ noticeMinutes }, index) => ({ noticeMinutes, percent: Math.min(100, index * 7) }));
      const scheduledStart = new Date("2026-03-10T12:00:00Z");
      const after = (minutes: number) =>
        refundPercent(growing, {
          scheduledStart,
          at: new Date(scheduledStart.getTime() - minutes * 60_000),
        });
      expect(after(Math.max(one, other))).toBeGreaterThanOrEqual(after(Math.min(one, other)));
    }),
  ));

test("what is shared out is the amount, as far as the payments go, and no part is more than is left", () =>
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(fc.nat(100_000)), (wanted, lefts) => {
      const payments = lefts.map((left, index) => ({ id: `${index}`, left }));
      const parts = spreadRefund(wanted, payments);
      expect(sum(parts.map((part) => part.amount))).toBe(Math.min(wanted, sum(lefts)));
      for (const { paymentId, amount: part } of parts) {
        expect(part).toBeGreaterThan(0);
        expect(part).toBeLessThanOrEqual(lefts[Number(paymentId)] ?? 0);
      }
    }),
  ));

test("the sides of every movement add up to nothing, and giving all back leaves nothing anywhere", () =>
  fc.assert(
    fc.property(method, amount, (by, paid) => {
      const there = received({ method: by, amount: paid });
      const back = givenBack({ method: by, amount: paid });
      expect([sumOf(there), sumOf(back)]).toEqual([0, 0]);
      for (const { account } of there) {
        expect(sumOf([...there, ...back].filter((side) => side.account === account))).toBe(0);
      }
    }),
  ));

test("what is due is the price less what was paid and not given back, and never negative", () =>
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(
        fc.record({
          amount,
          refunded: fc.constant(0),
          state: fc.constantFrom("pending", "succeeded", "failed", "cancelled"),
        }),
      ),
      (price, payments) => {
        const { paid, refunded, due } = paymentTotals(price, payments);
        expect(due).toBe(Math.max(0, price - (paid - refunded)));
        expect(paid).toBe(sum(payments.map((one) => (one.state === "succeeded" ? one.amount : 0))));
      },
    ),
  ));
