import type { Work } from "@convene/prisma";
import {
  createRouter,
  idempotencyHeader,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { paymentPorts } from "../payments/payment-ports.ts";
import { listOpenMoney } from "../use-cases/list-open-money.ts";
import { recordPayment } from "../use-cases/record-payment.ts";
import { previewRefund } from "../use-cases/refund-on-cancelling.ts";
import { markPaidBack, refundPayment, retryRefund } from "../use-cases/refund-payment.ts";
import { requireOwn } from "../use-cases/require-own.ts";
import { viewPayments } from "../use-cases/view-payments.ts";
import { hostScope } from "./host-scope.ts";
import {
  appointmentPaymentsSchema,
  cancellationRefundSchema,
  openMoneySchema,
  paymentInput,
  refundInput,
} from "./payment-schemas.ts";
import { toAppointmentPayments, toCancellationRefund, toOpenMoney } from "./payment-views.ts";
import { receiptUrl } from "./receipt-link.ts";
import { MANAGERS } from "./resource-rights.ts";

const tags = ["Payments"];

/** Money, as staff see it. They record payments of their own appointments; managers give back. */
export function paymentRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const managers = requireMember(kit, MANAGERS);
  const ports = paymentPorts(kit);
  const shown = {
    description: "The appointment's money as it is now",
    content: json(appointmentPaymentsSchema),
  };

  const list = createRoute({
    method: "get",
    path: "/appointments/{id}/payments",
    tags,
    summary: "What was paid for an appointment, what went back, and what is due",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const preview = createRoute({
    method: "get",
    path: "/appointments/{id}/cancellation-refund",
    tags,
    summary: "What goes back if the organisation cancels now, unless it says otherwise",
    middleware,
    request: { params: idParams },
    responses: {
      200: { description: "Nothing is done yet", content: json(cancellationRefundSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  const record = createRoute({
    method: "post",
    path: "/appointments/{id}/payments",
    tags,
    summary: "Record a payment that was made by hand",
    description:
      "Refused with 409, code PAYMENT_TOO_LARGE and `due`, where it is more than is due. Honours Idempotency-Key.",
    middleware,
    request: {
      params: idParams,
      headers: idempotencyHeader,
      body: { content: json(paymentInput), required: true },
    },
    responses: { 201: shown, ...problemResponses(400, 401, 403, 404, 409, 422) },
  });

  const refund = createRoute({
    method: "post",
    path: "/payments/{id}/refunds",
    tags,
    summary: "Give back something of a payment, or all of it",
    description:
      "By card it is made at the provider, soon after. Refused with 409, code REFUND_TOO_LARGE and `left`. Honours Idempotency-Key.",
    middleware: managers,
    request: {
      params: idParams,
      headers: idempotencyHeader,
      body: { content: json(refundInput), required: true },
    },
    responses: { 201: shown, ...problemResponses(400, 401, 403, 404, 409, 422) },
  });

  const paidBack = createRoute({
    method: "post",
    path: "/refunds/{id}/paid-back",
    tags,
    summary: "The client has back what was paid by hand",
    middleware: managers,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404, 409) },
  });

  const retry = createRoute({
    method: "post",
    path: "/refunds/{id}/retry",
    tags,
    summary: "Try a refund that failed once more, as another one",
    middleware: managers,
    request: { params: idParams },
    responses: { 201: shown, ...problemResponses(401, 403, 404, 409) },
  });

  const open = createRoute({
    method: "get",
    path: "/open-money",
    tags,
    summary: "What was not paid although it is over, and refunds that need somebody",
    middleware: managers,
    responses: {
      200: { description: "The oldest first", content: json(openMoneySchema) },
      ...problemResponses(401, 403),
    },
  });

  const view = async (work: Work, appointmentId: string) => {
    const found = await viewPayments(work, appointmentId);
    const receipts = new Map<string, string>();
    for (const { payment } of found.payments) {
      if (payment.state === "succeeded") receipts.set(payment.id, await receiptUrl(kit, payment));
    }
    return toAppointmentPayments(found, receipts);
  };

  return createRouter()
    .openapi(list, async (c) => {
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await requireOwn(work, id, hostScope(c.var.member));
        return await view(work, id);
      });
      return c.json(answer, 200);
    })
    .openapi(preview, async (c) => {
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        const { appointment } = await viewPayments(work, id, hostScope(c.var.member));
        const refund = await previewRefund(work, appointment, { kind: "member" });
        return toCancellationRefund(refund, appointment.currency);
      });
      return c.json(answer, 200);
    })
    .openapi(record, async (c) => {
      const { tenantId } = c.var.member;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const by = asActor(c.var.member);
      return await idempotent(kit, c, { tenantId, operation: "record-payment" }, () =>
        inUnit(kit, tenantId, async (work) => {
          await requireOwn(work, appointmentId, hostScope(c.var.member));
          await recordPayment(work, { appointmentId, ...request, by }, ports);
          return c.json(await view(work, appointmentId), 201);
        }),
      );
    })
    .openapi(refund, async (c) => {
      const { tenantId } = c.var.member;
      const { id: paymentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const by = asActor(c.var.member);
      return await idempotent(kit, c, { tenantId, operation: "refund-payment" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const { appointmentId } = await refundPayment(work, { paymentId, ...request, by }, ports);
          return c.json(await view(work, appointmentId), 201);
        }),
      );
    })
    .openapi(paidBack, async (c) => {
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        const { appointmentId } = await markPaidBack(work, id, ports);
        return await view(work, appointmentId);
      });
      return c.json(answer, 200);
    })
    .openapi(retry, async (c) => {
      const { id } = c.req.valid("param");
      const by = asActor(c.var.member);
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        const { appointmentId } = await retryRefund(work, id, by, ports);
        return await view(work, appointmentId);
      });
      return c.json(answer, 201);
    })
    .openapi(open, async (c) => {
      const found = await inUnit(kit, c.var.member.tenantId, listOpenMoney);
      return c.json(toOpenMoney(found), 200);
    });
}

function asActor(member: SignedInMember) {
  return { kind: "member", id: member.id } as const;
}
