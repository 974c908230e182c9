import { SchedulingError } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPayingSalon, type PayingSalon } from "../testing/open-paying-salon.ts";
import { february } from "../testing/open-salon.ts";
import { type CheckPorts, checkPayment } from "../use-cases/check-payment.ts";
import { openCheckout } from "../use-cases/open-checkout.ts";
import { recordPayment } from "../use-cases/record-payment.ts";
import { markPaidBack, refundPayment, retryRefund } from "../use-cases/refund-payment.ts";
import { CardProviderError } from "./card-payments.ts";
import { cardPaymentsOf } from "./card-payments-of.ts";
import { paymentPorts } from "./payment-ports.ts";

let salon: PayingSalon;
let ports: CheckPorts;
beforeAll(async () => {
  salon = await openPayingSalon();
  const { kit } = salon.app;
  const cards = cardPaymentsOf(kit.env);
  if (!cards) throw new Error("No cards are set up");
  ports = { db: kit.db, cards, payments: paymentPorts(kit), now: salon.now };
});
afterAll(() => salon[Symbol.asyncDispose]());

/** What anybody may do about money, at any time. `pick` chooses among whatever there is by then. */
const step = fc.record({
  what: fc.constantFrom(
    "cash",
    "begin",
    "begin",
    "pay",
    "pay",
    "pay late",
    "come in",
    "check",
    "refund",
    "refund",
    "paid back",
    "retry",
    "refund at Stripe",
    "settle at Stripe",
    "settle at Stripe",
    "lose an answer",
  ),
  pick: fc.nat(1_000),
  amount: fc.integer({ min: 1, max: 3_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const by = { kind: "member" } as const;

test("whatever is paid and given back, at once and in any order, the ledger says what Stripe and the till say", async () => {
  let times = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 8, maxLength: 8 }),
      async (rounds) => {
        const start = addDays(february(3, "09:00"), 7 * (times % 3));
        const bookings = [];
        for (const hour of [0, 2, 4]) {
          const at = new Date(
            start.getTime() + hour * 3_600_000 + Math.floor(times / 3) * 86_400_000,
          );
          bookings.push(await salon.book(at, { email: `client${times}-${hour}@example.com` }));
        }
        times += 1;
        const ids = bookings.map(({ appointmentId }) => appointmentId);
        for (const steps of rounds) await Promise.all(steps.map((one) => take(one, ids)));

        // Everything that is on its way arrives.
        salon.stripe.mend();
        for (const refund of salon.stripe.books.refunds.values()) {
          if (refund.status === "pending") salon.stripe.books.settleRefund(refund.id, "succeeded");
        }
        for (const webhook of salon.stripe.webhooks) await salon.deliver(webhook);
        await salon.app.runJobs();
        for (const { id } of await read((tx) => tx.payment.findMany({ where: ofStripe }))) {
          await checkPayment(ports, { tenantId: salon.tenantId, paymentId: id });
        }
        await expectAgreement();
      },
    ),
    // What happened stays in the database: a smaller example would not start where this one did.
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);

const ofStripe = { provider: "stripe" } as const;
const read = <T>(run: Parameters<typeof salon.app.kit.db.unit<T>>[1]) =>
  salon.app.kit.db.unit(salon.tenantId, run);

function among<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}

/** Takes a step; a refusal is an answer like any other. */
async function take(one: Step, appointmentIds: readonly string[]): Promise<void> {
  try {
    await act(one, appointmentIds);
  } catch (error) {
    const isRefusal = error instanceof SchedulingError || error instanceof CardProviderError;
    const isStripes = error instanceof Error && error.name === "StripeRefusal";
    if (!isRefusal && !isStripes) throw error;
  }
}

async function act({ what, pick, amount }: Step, appointmentIds: readonly string[]) {
  const { tenantId, stripe } = salon;
  const work = <T>(run: (work: Parameters<typeof recordPayment>[0]) => Promise<T>) =>
    read((tx) => run({ tx, tenantId, now: salon.now() }));
  const appointmentId = among(appointmentIds, pick) ?? "";
  const payments = await read((tx) =>
    tx.payment.findMany({
      where: { appointmentId: { in: [...appointmentIds] } },
      include: { refunds: true },
      orderBy: { id: "asc" },
    }),
  );
  const payment = among(payments, pick);
  const refund = among(
    payments.flatMap(({ refunds }) => refunds),
    pick,
  );
  const check = async () => {
    if (payment) await checkPayment(ports, { tenantId, paymentId: payment.id });
  };
  switch (what) {
    case "cash":
      await work((unit) =>
        recordPayment(unit, { appointmentId, amount, method: "cash", by }, ports.payments),
      );
      return;
    case "begin":
      await openCheckout(ports, { tenantId, appointmentId }, "https://example.com/pay");
      return;
    case "pay":
    case "pay late": {
      const open = [...stripe.books.sessions.values()].filter(({ status }) => status === "open");
      const session = among(open, pick);
      if (!session) return;
      stripe.books.pay(session.id);
      if (what === "pay") await salon.deliver(stripe.webhooks.at(-1));
      return;
    }
    case "come in":
      await salon
        .deliver(among(stripe.webhooks, pick) ?? stripe.webhooks[0])
        .catch(() => undefined);
      return;
    case "check":
      await check();
      return;
    case "refund":
      if (!payment) return;
      await work((unit) =>
        refundPayment(unit, { paymentId: payment.id, amount, by }, ports.payments),
      );
      if (pick % 2 === 0) await check();
      return;
    case "paid back":
      if (refund) await work((unit) => markPaidBack(unit, refund.id, ports.payments));
      return;
    case "retry":
      if (refund) await work((unit) => retryRefund(unit, refund.id, by, ports.payments));
      return;
    case "refund at Stripe":
      if (payment?.providerId) {
        stripe.books.createRefund({ payment_intent: payment.providerId, amount: `${amount}` });
      }
      return;
    case "settle at Stripe": {
      const known = among([...stripe.books.refunds.values()], pick);
      const outcome = amount % 2 === 0 ? "succeeded" : "failed";
      if (known && known.status !== "failed") stripe.books.settleRefund(known.id, outcome);
      stripe.books.refundsBecome =
        among(["succeeded", "pending", "failed"] as const, pick) ?? "pending";
      return;
    }
    case "lose an answer":
      stripe.fail({ request: /refunds|sessions/, answer: "close", carriedOut: pick % 2 === 0 });
      return;
  }
}

/** The database's own check has passed with every commit; this asks whether it is also true. */
async function expectAgreement(): Promise<void> {
  const [payments, entries, refunds, tenant] = await read(async (tx) => [
    await tx.payment.findMany(),
    await tx.ledgerEntry.findMany(),
    await tx.refund.findMany(),
    await tx.tenant.findFirstOrThrow(),
  ]);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const accountOf = (account: string) =>
    sum(entries.filter((entry) => entry.account === account).map(({ amount }) => amount));

  const { books } = salon.stripe;
  const atStripe =
    sum([...books.intents.values()].map(({ amount }) => amount)) -
    sum(
      [...books.refunds.values()]
        .filter(({ status }) => status !== "failed")
        .map(({ amount }) => amount),
    );
  expect(accountOf("card")).toBe(atStripe);

  const inCash = payments.filter(({ method }) => method === "cash");
  const backInCash = refunds.filter(
    ({ state, paymentId }) =>
      state === "succeeded" && inCash.some((payment) => payment.id === paymentId),
  );
  expect(accountOf("cash")).toBe(
    sum(inCash.map(({ amount }) => amount)) - sum(backInCash.map(({ amount }) => amount)),
  );
  expect(sum(entries.map(({ amount }) => amount))).toBe(0);
  const receipts = payments.flatMap(({ receiptNumber }) => receiptNumber ?? []);
  expect(receipts.toSorted((a, b) => a - b)).toEqual(receipts.map((_, index) => index + 1));
  expect(tenant.receipts).toBe(receipts.length);
}
