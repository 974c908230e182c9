import type { PaymentState, RefundState } from "@convene/prisma";
import { addHours, addMinutes } from "date-fns";

/** What is known of a payment by card. */
interface CheckedPayment {
  readonly state: PaymentState;
  readonly refunds: readonly {
    readonly state: RefundState;
    /** Null: the provider does not know of it yet. */
    readonly providerId: string | null;
  }[];
}

/** Webhooks tell sooner; these are for the one that never comes. */
const OPEN_MINUTES = 5;
const UNDER_WAY_HOURS = 6;

/**
 * When the provider is next asked about a payment by card: at once where it is to be told something,
 * later where something is under way, and not at all where all is settled.
 */
export function nextCheckAt({ state, refunds }: CheckedPayment, now: Date): Date | null {
  if (state === "pending") return addMinutes(now, OPEN_MINUTES);
  const pending = refunds.filter((refund) => refund.state === "pending");
  if (pending.some(({ providerId }) => providerId === null)) return now;
  return pending.length > 0 ? addHours(now, UNDER_WAY_HOURS) : null;
}
