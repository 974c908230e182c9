import { Prisma } from "@convene/prisma";

/** What `phoneDigits` makes of a row's `phone`, in SQL. */
export const phoneDigitsOfRow = Prisma.sql`regexp_replace(
  regexp_replace(phone, '[^0-9+]', '', 'g'), '^(\\+|00)', '')`;
