import { addMinutes, differenceInHours, min } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import type { PaymentMethod } from "../../generated/enums.ts";
import type { DemoCalendar } from "./demo-calendar.ts";
import type { DemoSalonService } from "./demo-salon.ts";
import type { Visit } from "./salon-visit.ts";

type PaymentRow = Prisma.PaymentCreateManyInput & { readonly id: string };

/** What was paid for visits, and what went back. */
export interface VisitMoneyRows {
  readonly payments: PaymentRow[];
  readonly refunds: Prisma.RefundCreateManyInput[];
  readonly ledger: Prisma.LedgerEntryCreateManyInput[];
  readonly changes: Prisma.EventChangeCreateManyInput[];
}

interface Cashier {
  readonly tenantId: string;
  readonly currency: string;
  readonly now: Date;
  readonly chance: DemoCalendar;
  /** The members who record what is paid by hand, and who gives money back. */
  readonly memberOf: (email: string) => string;
  readonly managerId: string;
}

/** As the services of the demo have them: the default ones. */
export const REFUND_RULES = [
  { noticeMinutes: 1_440, percent: 100 },
  { noticeMinutes: 720, percent: 50 },
];
const CASH_GIVEN_BACK = 2_000;

/** Of a price, what is paid in advance. Minor units. */
export function dueAtBooking({ paymentTiming, depositAmount, price }: DemoSalonService): number {
  if (paymentTiming === "on_site") return 0;
  return paymentTiming === "full" ? price : (depositAmount ?? 0);
}

/**
 * Payments, refunds and the ledger of both: in advance by card, the rest when they leave. The numbers of
 * the receipts are set by `numberReceipts`, once all are known.
 */
export function visitMoney(visit: Visit, cashier: Cashier): VisitMoneyRows {
  const rows: VisitMoneyRows = { payments: [], refunds: [], ledger: [], changes: [] };
  const due = visit.byStaff ? 0 : dueAtBooking(visit.service);
  if (due > 0 && visit.status !== "pending") {
    const at = min([addMinutes(visit.createdAt, 2), cashier.now]);
    const payment = addPayment(rows, visit, cashier, {
      amount: due,
      at,
      method: "card",
      online: true,
    });
    if (visit.cancelled) giveBack(rows, visit, cashier, payment);
  }
  const rest = visit.price - due;
  if (visit.status !== "completed" || rest <= 0 || visit.money === "unpaid") return rows;
  const at = min([addMinutes(visit.end, 6), cashier.now]);
  const isCash = visit.money === "cashToGiveBack";
  const method = isCash ? "cash" : usualMethod(cashier.chance);
  const payment = addPayment(rows, visit, cashier, { amount: rest, at, method, online: false });
  if (isCash) oweCash(rows, cashier, payment, at);
  return rows;
}

/** Receipts count without gaps, in the order in which money came. @returns the last number */
export function numberReceipts(payments: readonly PaymentRow[]): number {
  const time = ({ succeededAt }: PaymentRow) => new Date(succeededAt ?? 0).getTime();
  const paid = payments.toSorted((a, b) => time(a) - time(b));
  for (const [index, payment] of paid.entries()) payment.receiptNumber = index + 1;
  return paid.length;
}

function usualMethod(chance: DemoCalendar): PaymentMethod {
  return chance.pick(["card", "card", "card", "cash", "cash", "bank_transfer"]);
}

function addPayment(
  rows: VisitMoneyRows,
  visit: Visit,
  { tenantId, currency, memberOf }: Cashier,
  paid: {
    readonly amount: number;
    readonly at: Date;
    readonly method: PaymentMethod;
    readonly online: boolean;
  },
): PaymentRow {
  const id = uuidv7();
  const { amount, at, method, online } = paid;
  const names = online
    ? { checkoutId: `cs_demo_${id}`, providerId: `pi_demo_${id}` }
    : { memberId: memberOf(visit.host) };
  const payment: PaymentRow = {
    tenantId,
    id,
    appointmentId: visit.id,
    clientId: visit.clientId,
    amount,
    currency,
    method,
    provider: online ? "stripe" : "manual",
    state: "succeeded",
    refunded: 0,
    ...names,
    createdAt: online ? visit.createdAt : at,
    succeededAt: at,
  };
  rows.payments.push(payment);
  rows.ledger.push(...sides({ tenantId, currency, paymentId: id, at }, method, amount));
  rows.changes.push({
    tenantId,
    appointmentId: visit.id,
    kind: "paid",
    ...(online
      ? { actorKind: "client", actorId: visit.clientId }
      : { actorKind: "member", actorId: memberOf(visit.host) }),
    details: { paymentId: id, amount, currency, method },
    at,
  });
  return payment;
}

/** What the rules leave of it to a client who cancels; all of it where the salon does. */
function giveBack(
  rows: VisitMoneyRows,
  { id: appointmentId, start, cancelled, money, clientId, host }: Visit,
  { tenantId, currency, memberOf }: Cashier,
  payment: PaymentRow,
): void {
  if (!cancelled) return;
  const noticeHours = differenceInHours(start, cancelled.at);
  const percent = cancelled.by === "host" || noticeHours >= 24 ? 100 : noticeHours >= 12 ? 50 : 0;
  const amount = Math.floor((payment.amount * percent + 50) / 100);
  if (amount === 0) return;
  const id = uuidv7();
  const actor =
    cancelled.by === "client"
      ? ({ actorKind: "client", actorId: clientId } as const)
      : ({ actorKind: "member", actorId: memberOf(host) } as const);
  const hasFailed = money === "refundFailed";
  rows.refunds.push({
    tenantId,
    id,
    paymentId: payment.id,
    amount,
    currency,
    state: hasFailed ? "failed" : "succeeded",
    reason: "CANCELLED",
    providerId: `re_demo_${id}`,
    lastError: hasFailed ? "expired_or_canceled_card" : null,
    ...actor,
    createdAt: cancelled.at,
    settledAt: cancelled.at,
  });
  if (hasFailed) return;
  payment.refunded = amount;
  const at = cancelled.at;
  const movement = { tenantId, currency, paymentId: payment.id, refundId: id, at };
  rows.ledger.push(...sides(movement, "card", -amount));
  rows.changes.push({
    tenantId,
    appointmentId,
    kind: "refunded",
    ...actor,
    reason: "CANCELLED",
    details: { paymentId: payment.id, refundId: id, amount, currency, method: "card" },
    at,
  });
}

/** Agreed on, and not in the client's hands yet. */
function oweCash(
  rows: VisitMoneyRows,
  { tenantId, currency, managerId, now }: Cashier,
  payment: PaymentRow,
  paidAt: Date,
): void {
  payment.refunded = CASH_GIVEN_BACK;
  rows.refunds.push({
    tenantId,
    paymentId: payment.id,
    amount: CASH_GIVEN_BACK,
    currency,
    state: "pending",
    reason: "Began twenty minutes late",
    actorKind: "member",
    actorId: managerId,
    createdAt: min([addMinutes(paidAt, 25), now]),
  });
}

/** The two sides of a movement; what comes in is positive. */
function sides(
  movement: Pick<
    Prisma.LedgerEntryCreateManyInput,
    "tenantId" | "currency" | "paymentId" | "refundId" | "at"
  >,
  account: PaymentMethod,
  amount: number,
): Prisma.LedgerEntryCreateManyInput[] {
  return [
    { ...movement, account, amount },
    { ...movement, account: "clients", amount: -amount },
  ];
}
