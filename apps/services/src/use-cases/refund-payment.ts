import type { Actor, Payment, Refund, Work } from "@convene/prisma";
import { NotFoundError, SchedulingError } from "@convene/scheduling-core";
import { type LockedPayment, lockPayment } from "../payments/lock-payment.ts";
import type { PaymentPorts } from "../payments/payment-ports.ts";
import { settleRefund } from "../payments/settle-refund.ts";
import { writeRefund } from "../payments/write-refund.ts";

/** No more is given back than was paid. */
export class RefundTooLargeError extends SchedulingError {
  override readonly name = "RefundTooLargeError";
  readonly code = "REFUND_TOO_LARGE";
  override readonly field = "amount";
  /** What can still be given back, in minor units. */
  readonly left: number;

  constructor(left: number, options?: ErrorOptions) {
    super("That is more than can be given back", options);
    this.left = left;
  }
}

/** What was asked of a refund does not go with how it stands. */
export class RefundSettledError extends SchedulingError {
  override readonly name = "RefundSettledError";
  readonly code = "REFUND_SETTLED";

  constructor(options?: ErrorOptions) {
    super("The refund does not wait for this any more", options);
  }
}

interface RefundRequest {
  readonly paymentId: string;
  /** Minor units of the payment's currency. */
  readonly amount: number;
  readonly reason?: string | undefined;
  /** What was paid by hand: whether the client has the money back already. */
  readonly paidBack?: boolean | undefined;
  readonly by: Actor;
}

/**
 * Gives back something of a payment, or all of it. By card the provider is told soon after; what was
 * paid by hand waits until somebody says that the client has it back.
 *
 * @throws NotFoundError
 * @throws RefundTooLargeError
 */
export async function refundPayment(
  work: Work,
  { paymentId, amount, reason, paidBack, by }: RefundRequest,
  ports: PaymentPorts,
): Promise<Payment> {
  const locked = await lockPayment(work, paymentId);
  const { payment } = locked;
  const left = payment.state === "succeeded" ? payment.amount - payment.refunded : 0;
  if (amount > left) throw new RefundTooLargeError(left);
  const refund = await writeRefund(work, payment, { amount, reason, by });
  if (paidBack && payment.provider === "manual") {
    await settleRefund(work, locked, refund, { state: "succeeded" }, ports);
  }
  return payment;
}

/**
 * Says that a client has back what was paid by hand.
 *
 * @throws NotFoundError
 * @throws RefundSettledError for one that is made by the card provider, or was settled before
 */
export async function markPaidBack(
  work: Work,
  refundId: string,
  ports: PaymentPorts,
): Promise<Payment> {
  const { refund, ...locked } = await lockRefund(work, refundId);
  if (locked.payment.provider !== "manual" || refund.state !== "pending") {
    throw new RefundSettledError();
  }
  await settleRefund(work, locked, refund, { state: "succeeded" }, ports);
  return locked.payment;
}

/**
 * Tries a refund that failed once more, as another one.
 *
 * @throws NotFoundError
 * @throws RefundSettledError for one that did not fail
 * @throws RefundTooLargeError where the money went back by another refund meanwhile
 */
export async function retryRefund(
  work: Work,
  refundId: string,
  by: Actor,
  ports: PaymentPorts,
): Promise<Payment> {
  const { refund } = await lockRefund(work, refundId);
  if (refund.state !== "failed") throw new RefundSettledError();
  const { paymentId, amount, reason } = refund;
  return await refundPayment(work, { paymentId, amount, reason: reason ?? undefined, by }, ports);
}

async function lockRefund(
  work: Work,
  refundId: string,
): Promise<LockedPayment & { readonly refund: Refund }> {
  const { tx, tenantId } = work;
  const key = { tenantId_id: { tenantId, id: refundId } };
  const { paymentId } = await findRefund(work, refundId);
  const locked = await lockPayment(work, paymentId);
  return { ...locked, refund: await tx.refund.findUniqueOrThrow({ where: key }) };
}

async function findRefund({ tx, tenantId }: Work, id: string): Promise<Refund> {
  const refund = await tx.refund.findUnique({ where: { tenantId_id: { tenantId, id } } });
  if (!refund) throw new NotFoundError("refund");
  return refund;
}
