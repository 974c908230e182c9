import type { Offer } from "./offer-queries.ts";

export const PAY_PERIODS = [
  "year",
  "month",
  "hour",
] as const satisfies readonly Offer["payPeriod"][];
