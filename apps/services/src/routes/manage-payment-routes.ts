import {
  createRouter,
  inUnit,
  json,
  type Kit,
  ProblemError,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { cardPaymentsOf } from "../payments/card-payments-of.ts";
import { paymentPorts } from "../payments/payment-ports.ts";
import { checkOpenPayments } from "../use-cases/give-up-unpaid.ts";
import { openCheckout } from "../use-cases/open-checkout.ts";
import { previewRefund } from "../use-cases/refund-on-cancelling.ts";
import { viewOrganisation } from "../use-cases/view-organisation.ts";
import { viewPaymentStatus } from "../use-cases/view-payment-status.ts";
import { viewPayments } from "../use-cases/view-payments.ts";
import { viewReceipt } from "../use-cases/view-receipt.ts";
import { type ManagedAppointment, openManageLink, signBookingToken } from "./manage-link.ts";
import { payPage } from "./pay-link.ts";
import {
  cancellationRefundSchema,
  checkoutSchema,
  paymentStatusSchema,
  receiptSchema,
} from "./payment-schemas.ts";
import { toCancellationRefund, toPaymentStatus, toReceipt } from "./payment-views.ts";
import { openReceiptLink } from "./receipt-link.ts";
import { tokenParams } from "./schemas.ts";

const tags = ["Client's link"];

/** Money, with the signed link of an appointment or of a receipt. */
export function managePaymentRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const cards = cardPaymentsOf(kit.env);
  const ports = { db: kit.db, cards, payments: paymentPorts(kit), now: () => kit.now() };
  const shown = { description: "As it stands now", content: json(paymentStatusSchema) };

  const show = createRoute({
    method: "get",
    path: "/manage/{token}/payment",
    tags,
    summary: "Whether the appointment waits for a payment, and until when",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const begin = createRoute({
    method: "post",
    path: "/manage/{token}/payment",
    tags,
    summary: "Pay by card what was due at booking",
    description:
      "Answers with the provider's page; the same page, as long as it is open. Refused with 409, code NOTHING_TO_PAY, once the appointment is paid or given up.",
    middleware: limited,
    request: { params: tokenParams },
    responses: {
      200: { description: "Where it is paid", content: json(checkoutSchema) },
      ...problemResponses(404, 409, 410, 429, 503),
    },
  });

  const check = createRoute({
    method: "post",
    path: "/manage/{token}/payment/check",
    tags,
    summary:
      "Ask the provider what became of the payment, as when the client comes back from there",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429, 503) },
  });

  const preview = createRoute({
    method: "get",
    path: "/manage/{token}/cancellation-refund",
    tags,
    summary: "What the client gets back by cancelling now",
    middleware: limited,
    request: { params: tokenParams },
    responses: {
      200: { description: "Nothing is done yet", content: json(cancellationRefundSchema) },
      ...problemResponses(404, 410, 429),
    },
  });

  const receipt = createRoute({
    method: "get",
    path: "/receipts/{token}",
    tags,
    summary: "The receipt of a payment",
    middleware: limited,
    request: { params: tokenParams },
    responses: {
      200: { description: "To be printed", content: json(receiptSchema) },
      ...problemResponses(404, 410, 429),
    },
  });

  const view = async ({ tenantId, appointmentId, opensClient }: ManagedAppointment) =>
    await inUnit(kit, tenantId, async (work) => {
      const status = await viewPaymentStatus(work, appointmentId);
      const { rebookedAs } = status;
      const rebookedToken = rebookedAs && (await signBookingToken(kit, rebookedAs, opensClient));
      const { now } = work;
      return toPaymentStatus(status, await viewOrganisation(work), { now, rebookedToken });
    });

  return createRouter()
    .openapi(show, async (c) => {
      const link = await openManageLink(kit, c.req.valid("param").token);
      c.header("cache-control", "no-store");
      return c.json(await view(link), 200);
    })
    .openapi(begin, async (c) => {
      const { token } = c.req.valid("param");
      const link = await openManageLink(kit, token);
      if (!cards) {
        throw new ProblemError(409, "NOTHING_TO_PAY", "Nothing can be paid by card here");
      }
      const { url } = await openCheckout({ ...ports, cards }, link, payPage(kit, token));
      return c.json({ url }, 200);
    })
    .openapi(check, async (c) => {
      const link = await openManageLink(kit, c.req.valid("param").token);
      await checkOpenPayments(ports, link);
      return c.json(await view(link), 200);
    })
    .openapi(preview, async (c) => {
      const { tenantId, appointmentId } = await openManageLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) => {
        const { appointment } = await viewPayments(work, appointmentId);
        const refund = await previewRefund(work, appointment, { kind: "client" });
        return toCancellationRefund(refund, appointment.currency);
      });
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(receipt, async (c) => {
      const { tenantId, subjectId } = await openReceiptLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) =>
        toReceipt(await viewReceipt(work, subjectId), await viewOrganisation(work)),
      );
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    });
}
