import { addMinutes } from "date-fns";

/** How long a time is kept for whoever pays for it. Stripe keeps no checkout open for less. */
export const PAY_WITHIN_MINUTES = 30;

/** How long before it is given up the client is reminded. */
export const REMIND_TO_PAY_MINUTES = 10;

/** Until when an appointment that is booked at `now` waits for its payment. */
export function payByOf(now: Date): Date {
  return addMinutes(now, PAY_WITHIN_MINUTES);
}
