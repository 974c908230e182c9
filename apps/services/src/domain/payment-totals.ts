import type { PaymentState } from "@convene/prisma";

/** What there is to know of a payment to add it up. Minor units. */
interface CountedPayment {
  readonly amount: number;
  readonly refunded: number;
  readonly state: PaymentState;
}

/** Minor units. */
export interface PaymentTotals {
  /** What came in. */
  readonly paid: number;
  /** Of that, what went back or is about to. */
  readonly refunded: number;
  /** What is still to be paid. */
  readonly due: number;
}

/** What was paid for an appointment, and what is missing of its price. */
export function paymentTotals(price: number, payments: readonly CountedPayment[]): PaymentTotals {
  let [paid, refunded] = [0, 0];
  for (const payment of payments) {
    if (payment.state !== "succeeded") continue;
    paid += payment.amount;
    refunded += payment.refunded;
  }
  return { paid, refunded, due: Math.max(0, price - paid + refunded) };
}
