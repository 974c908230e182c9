import { z } from "zod";

/** From this much notice on, that part of what was paid is given back. */
export interface RefundRule {
  readonly noticeMinutes: number;
  /** 0 to 100. */
  readonly percent: number;
}

/** The rules as services and appointments keep them. */
export const refundRulesSchema = z.array(
  z.object({ noticeMinutes: z.int().min(0), percent: z.int().min(0).max(100) }),
);

const MINUTE_MS = 60_000;

/**
 * How much of a payment is given back when an appointment is cancelled at a moment, in per cent: what
 * the rule with the longest notice says that is still kept. Less notice than any rule asks for: nothing.
 *
 * @param rules In any order.
 */
export function refundPercent(
  rules: readonly RefundRule[],
  { scheduledStart, at }: { readonly scheduledStart: Date; readonly at: Date },
): number {
  const noticeMs = scheduledStart.getTime() - at.getTime();
  let longest: RefundRule | undefined;
  for (const rule of rules) {
    const isKept = noticeMs >= rule.noticeMinutes * MINUTE_MS;
    if (isKept && rule.noticeMinutes >= (longest?.noticeMinutes ?? 0)) longest = rule;
  }
  return longest?.percent ?? 0;
}

/**
 * What is still to be given back of what was paid: the part that the percentage makes of it, rounded to
 * a minor unit (half of one goes to the client), less what was given back before.
 *
 * @param money In minor units.
 * @returns Minor units; never more than is left of what was paid, never less than 0
 * @example refundAmount(50, { paid: 4_999, refunded: 0 }) // 2_500
 */
export function refundAmount(
  percent: number,
  { paid, refunded }: { readonly paid: number; readonly refunded: number },
): number {
  const share = Math.floor((paid * percent + 50) / 100);
  return Math.max(0, share - refunded);
}

/** What can still be given back of a payment. Minor units. */
export interface Refundable {
  readonly id: string;
  readonly left: number;
}

/** A part of a refund, given back of one payment. Minor units. */
export interface RefundPart {
  readonly paymentId: string;
  readonly amount: number;
}

/**
 * Shares an amount out among payments: as much as possible of the first, the rest of the next ones.
 *
 * @param amount Minor units; what no payment has left is left out.
 */
export function spreadRefund(amount: number, payments: readonly Refundable[]): RefundPart[] {
  const parts: RefundPart[] = [];
  let rest = amount;
  for (const { id, left } of payments) {
    const part = Math.min(rest, left);
    if (part <= 0) continue;
    parts.push({ paymentId: id, amount: part });
    rest -= part;
  }
  return parts;
}
