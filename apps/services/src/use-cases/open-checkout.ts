import type { Payment, Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { PAY_WITHIN_MINUTES } from "../domain/payment-deadline.ts";
import type { CardPayments, Checkout, CheckoutRequest } from "../payments/card-payments.ts";
import { lockAppointment } from "../payments/lock-payment.ts";
import { beginCardPayment, NothingToPayError } from "./begin-card-payment.ts";
import { type CheckPorts, checkPayment } from "./check-payment.ts";

/** The card provider does not take the payment, however often it is asked. */
export class CardRefusedError extends SchedulingError {
  override readonly name = "CardRefusedError";
  readonly code = "CARD_REFUSED";

  constructor(options?: ErrorOptions) {
    super("This cannot be paid by card", options);
  }
}

interface OpenedCheckout {
  /** The provider's page. */
  readonly url: string;
  readonly paymentId: string;
}

/**
 * A payment that was begun is open for a while after its time is given up: Stripe keeps no checkout
 * for less than half an hour, from whenever it is asked for. It is closed sooner by us.
 */
const OPEN_MINUTES = 2 * PAY_WITHIN_MINUTES + 5;

/**
 * Opens the provider's page on which an appointment is paid by card; the same page, as long as it is
 * open. The provider is asked between units of work: nothing is locked while it thinks.
 *
 * @param pageUrl Where the client comes back to.
 * @throws NotFoundError
 * @throws NothingToPayError
 * @throws CardRefusedError
 * @throws CardProviderError where the provider does not answer
 */
export async function openCheckout(
  ports: CheckPorts,
  { tenantId, appointmentId }: { readonly tenantId: string; readonly appointmentId: string },
  pageUrl: string,
): Promise<OpenedCheckout> {
  const unit = <T>(run: (work: Work) => Promise<T>) =>
    ports.db.unit(tenantId, (tx) => run({ tx, tenantId, now: ports.now() }));
  const begin = () => unit((work) => prepare(work, appointmentId, pageUrl));

  let { payment, request } = await begin();
  if (payment.checkoutId !== null) {
    const open = await openPage(ports.cards, payment.checkoutId);
    if (open) return { url: open, paymentId: payment.id };
    // Paid, or given up: whichever it is, it is written down before another one is begun.
    await checkPayment(ports, { tenantId, paymentId: payment.id });
    ({ payment, request } = await begin());
  }

  const answer = await ports.cards.openCheckout(request);
  const isOpen = await unit((work) =>
    keep(work, payment, answer.ok ? answer.value : answer.error.code),
  );
  if (!answer.ok) throw new CardRefusedError();
  if (!isOpen || answer.value.url === null) throw new NothingToPayError();
  return { url: answer.value.url, paymentId: payment.id };
}

async function openPage(cards: CardPayments, checkoutId: string): Promise<string | null> {
  const { state, url } = await cards.readCheckout(checkoutId);
  return state === "open" ? url : null;
}

async function prepare(
  work: Work,
  appointmentId: string,
  pageUrl: string,
): Promise<{ payment: Payment; request: CheckoutRequest }> {
  const { tx, tenantId } = work;
  const appointment = await lockAppointment(work, appointmentId);
  const payment = await beginCardPayment(work, appointment);
  const { email, locale } = await tx.client.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: appointment.clientId } },
    select: { email: true, locale: true },
  });
  return {
    payment,
    request: {
      tenantId,
      paymentId: payment.id,
      amount: payment.amount,
      currency: payment.currency,
      title: appointment.title,
      locale,
      email,
      until: addMinutes(payment.createdAt, OPEN_MINUTES),
      successUrl: `${pageUrl}?from=paid`,
      cancelUrl: `${pageUrl}?from=back`,
    },
  };
}

/** @returns whether the payment is still to be made */
async function keep(
  { tx, tenantId, now }: Work,
  { id }: Payment,
  answer: Checkout | string,
): Promise<boolean> {
  const pending = { tenantId, id, state: "pending" } as const;
  if (typeof answer === "string") {
    const data = { state: "failed", lastError: answer, checkAt: null } as const;
    await tx.payment.updateMany({ where: pending, data });
    return false;
  }
  const opened = { checkoutId: answer.checkoutId, checkoutUrl: answer.url };
  const { count } = await tx.payment.updateMany({ where: pending, data: opened });
  if (count > 0) return true;
  // Given up while the provider thought: the page is closed before anybody pays there.
  await tx.payment.updateMany({
    where: { tenantId, id, state: { not: "succeeded" } },
    data: { ...opened, checkAt: now },
  });
  return false;
}
