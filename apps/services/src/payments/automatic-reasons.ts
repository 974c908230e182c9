/** Why money went back without anybody's own words: pages have words for these. */
export const AUTOMATIC_REASONS = {
  cancelled: "CANCELLED",
  paidTooLate: "PAID_TOO_LATE",
  paidTwice: "PAID_TWICE",
  madeAtProvider: "MADE_AT_PROVIDER",
} as const;
