import type { Database, Payment, Refund, Work } from "@convene/prisma";
import { NotFoundError, SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { AUTOMATIC_REASONS } from "../payments/automatic-reasons.ts";
import type { CardPayments, CardRefund, Checkout, PaymentRef } from "../payments/card-payments.ts";
import { lockPayment } from "../payments/lock-payment.ts";
import { nextCheckAt } from "../payments/next-check-at.ts";
import type { PaymentPorts } from "../payments/payment-ports.ts";
import { type RefundOutcome, settleRefund } from "../payments/settle-refund.ts";
import { writeRefund } from "../payments/write-refund.ts";
import { confirmPayment } from "./confirm-payment.ts";

/** What it takes to ask the card provider, and to write down what it says. */
export interface CheckPorts {
  readonly db: Pick<Database, "unit">;
  readonly cards: CardPayments;
  readonly payments: PaymentPorts;
  now(): Date;
}

/**
 * Brings a payment by card in step with the provider: asks what became of its checkout, closes it where
 * nobody waits for it any more, tells of what is to be given back, and asks what became of that.
 *
 * It believes the provider's present state and nothing else, and writes down what is new: it may be
 * called late, twice, at once and in any order. The provider is asked between units of work.
 *
 * @throws CardProviderError where the provider does not answer: what it said before is written down
 */
export async function checkPayment(ports: CheckPorts, ref: PaymentRef): Promise<void> {
  const unit = <T>(run: (work: Work) => Promise<T>) =>
    ports.db.unit(ref.tenantId, (tx) => run({ tx, tenantId: ref.tenantId, now: ports.now() }));

  const { checkoutId } = ref;
  if (checkoutId !== undefined) await unit((work) => keepCheckout(work, ref.paymentId, checkoutId));
  const begun = await unit((work) => read(work, ref.paymentId));
  if (begun?.payment.provider !== "stripe") return;
  if (begun.payment.state !== "succeeded") await checkCheckout(ports, ref, begun);

  const made = await unit((work) => read(work, ref.paymentId));
  if (made?.payment.state !== "succeeded") return;
  const { payment, refunds } = made;
  const { providerId, currency } = payment;
  if (providerId === null) throw new Error("A payment by card succeeded without the provider");
  for (const refund of refunds) {
    if (refund.state !== "pending" || refund.providerId !== null) continue;
    const { tenantId, paymentId } = ref;
    const { id: refundId, amount } = refund;
    const request = { tenantId, paymentId, refundId, providerId, amount, currency };
    const answer = await ports.cards.refund(request);
    const outcome = answer.ok
      ? answer.value
      : { state: "failed" as const, failure: answer.error.code };
    await unit((work) => settle(work, ref.paymentId, refundId, outcome, ports.payments));
  }
  const known = await ports.cards.listRefunds({ providerId, currency });
  await unit((work) => takeOver(work, ref.paymentId, known, ports.payments));
}

/** The answer that named the checkout may have been lost: what its webhook says is as good. */
async function keepCheckout({ tx, tenantId }: Work, id: string, checkoutId: string): Promise<void> {
  await tx.payment.updateMany({
    where: { tenantId, id, checkoutId: null, provider: "stripe" },
    data: { checkoutId },
  });
}

interface FoundPayment {
  readonly payment: Payment;
  readonly refunds: readonly Refund[];
  /** Whether its appointment still waits for it. */
  readonly isAwaited: boolean;
}

async function read({ tx, tenantId, now }: Work, id: string): Promise<FoundPayment | undefined> {
  const found = await tx.payment.findUnique({
    where: { tenantId_id: { tenantId, id } },
    include: {
      refunds: { orderBy: { createdAt: "asc" } },
      appointment: { select: { status: true, payBy: true } },
    },
  });
  if (!found) return undefined;
  const { refunds, appointment, ...payment } = found;
  const { status, payBy } = appointment;
  return { payment, refunds, isAwaited: status === "pending" && payBy !== null && payBy > now };
}

async function checkCheckout(
  { db, cards, payments, now }: CheckPorts,
  { tenantId, paymentId }: PaymentRef,
  { payment: { checkoutId }, isAwaited }: FoundPayment,
): Promise<void> {
  const unit = <T>(run: (work: Work) => Promise<T>) =>
    db.unit(tenantId, (tx) => run({ tx, tenantId, now: now() }));
  if (checkoutId === null) {
    if (!isAwaited) await unit((work) => close(work, paymentId, { state: "cancelled" }));
    return;
  }
  let checkout = await cards.readCheckout(checkoutId);
  if (checkout.state === "open" && !isAwaited) checkout = await cards.closeCheckout(checkoutId);

  switch (checkout.state) {
    case "paid": {
      const made = { paymentId, providerId: paidBy(checkout) };
      await unit((work) => requireAmount(work, paymentId, checkout));
      try {
        await unit((work) => confirmPayment(work, made, payments));
      } catch (error) {
        if (!isGone(error)) throw error;
        await unit((work) => confirmPayment(work, made, payments, { rebook: false }));
      }
      return;
    }
    case "failed":
      await unit((work) => close(work, paymentId, { state: "failed", lastError: "not_paid" }));
      return;
    case "expired":
      await unit((work) => close(work, paymentId, { state: "cancelled" }));
      return;
    case "open":
    case "processing":
      await unit((work) => checkLater(work, paymentId));
      return;
  }
}

function isGone(error: unknown): boolean {
  return (
    error instanceof SlotTakenError ||
    error instanceof SlotNotOfferedError ||
    error instanceof NotFoundError
  );
}

function paidBy({ providerId }: Checkout): string {
  if (providerId === null) throw new Error("A checkout was paid without a payment");
  return providerId;
}

/** What was paid is what was asked for: anything else is somebody's mistake, and not to be booked. */
async function requireAmount({ tx, tenantId }: Work, id: string, checkout: Checkout) {
  const payment = await tx.payment.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
  if (payment.amount === checkout.amount && payment.currency === checkout.currency) return;
  throw new Error("What was paid by card is not what was asked for");
}

/** Nothing comes of it any more, unless it was made in the meantime. */
async function close(
  { tx, tenantId }: Work,
  id: string,
  data: { readonly state: "failed" | "cancelled"; readonly lastError?: string },
): Promise<void> {
  await tx.payment.updateMany({ where: { tenantId, id, state: "pending" }, data });
  await tx.payment.updateMany({
    where: { tenantId, id, state: { not: "succeeded" } },
    data: { checkAt: null },
  });
}

async function checkLater({ tx, tenantId, now }: Work, id: string): Promise<void> {
  const checkAt = nextCheckAt({ state: "pending", refunds: [] }, now);
  await tx.payment.updateMany({ where: { tenantId, id, state: "pending" }, data: { checkAt } });
}

async function settle(
  work: Work,
  paymentId: string,
  refundId: string,
  outcome: RefundOutcome,
  ports: PaymentPorts,
): Promise<void> {
  const locked = await lockPayment(work, paymentId);
  const refund = await work.tx.refund.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: work.tenantId, id: refundId } },
  });
  if (refund.state === "failed" && outcome.state !== "failed") {
    await makeRoom(work, paymentId, refund.amount, ports);
  }
  await settleRefund(work, locked, refund, outcome, ports);
}

/** Writes down what the provider knows of refunds, those that were made there included. */
async function takeOver(
  work: Work,
  paymentId: string,
  known: readonly CardRefund[],
  ports: PaymentPorts,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const locked = await lockPayment(work, paymentId);
  for (const { refundId, amount, ...outcome } of known) {
    const { providerId } = outcome;
    const ours = await tx.refund.findFirst({
      where: { paymentId, OR: [{ providerId }, ...(refundId === null ? [] : [{ id: refundId }])] },
      select: { id: true },
    });
    if (ours) {
      await settle(work, paymentId, ours.id, outcome, ports);
      continue;
    }
    if (outcome.state === "failed") continue;
    await makeRoom(work, paymentId, amount, ports);
    const { id } = await writeRefund(work, locked.payment, {
      amount,
      reason: AUTOMATIC_REASONS.madeAtProvider,
      by: { kind: "system" },
      providerId,
    });
    await settle(work, paymentId, id, outcome, ports);
  }
  const refunds = await tx.refund.findMany({ where: { paymentId } });
  await tx.payment.update({
    where: { tenantId_id: { tenantId, id: paymentId } },
    data: { checkAt: nextCheckAt({ state: "succeeded", refunds }, now) },
    select: { id: true },
  });
}

/**
 * What went back at the provider's is gone: refunds of ours that it was not told of yet, and that the
 * rest of the payment cannot cover, cannot be made any more.
 */
async function makeRoom(
  work: Work,
  paymentId: string,
  amount: number,
  ports: PaymentPorts,
): Promise<void> {
  const { tx, tenantId } = work;
  const locked = await lockPayment(work, paymentId);
  const unsent = await tx.refund.findMany({
    where: { tenantId, paymentId, state: "pending", providerId: null },
    orderBy: { createdAt: "desc" },
  });
  let left = locked.payment.amount - locked.payment.refunded;
  for (const refund of unsent) {
    if (left >= amount) return;
    await settleRefund(work, locked, refund, { state: "failed", failure: "nothing_left" }, ports);
    left += refund.amount;
  }
}
