import type { Service } from "@convene/prisma";

/** Of the price, what has to be paid to book the service. Minor units. */
export function amountDue({
  price,
  paymentTiming,
  depositAmount,
}: Pick<Service, "price" | "paymentTiming" | "depositAmount">): number {
  switch (paymentTiming) {
    case "on_site":
      return 0;
    case "deposit":
      // A price of its own, agreed for a series, may be lower than the deposit.
      return Math.min(depositAmount ?? 0, price);
    case "full":
      return price;
  }
}
