import type { SweepClient } from "@convene/notifications";
import { type AppJobs, joinJobs, type Kit, oneByOne, roundJobs } from "@convene/server-kit";
import { addMinutes } from "date-fns";
import { z } from "zod";
import { REMIND_TO_PAY_MINUTES } from "../domain/payment-deadline.ts";
import { cardPaymentsOf } from "../payments/card-payments-of.ts";
import { paymentPorts } from "../payments/payment-ports.ts";
import { payUrl } from "../routes/pay-link.ts";
import { checkPayment } from "../use-cases/check-payment.ts";
import { giveUpUnpaid } from "../use-cases/give-up-unpaid.ts";
import { type RemindPorts, remindToPay } from "../use-cases/remind-to-pay.ts";

/** Brings one payment by card in step with the provider. */
export const PAYMENT_QUEUE = "payment";
/** Looks for payments that are due to be checked, and for appointments that were not paid in time. */
export const PAYMENT_ROUND_QUEUE = "payment-round";

const HOUR_S = 60 * 60;

const paymentJobSchema = z.object({
  tenantId: z.uuid(),
  paymentId: z.uuid(),
  checkoutId: z.string().optional(),
});

const paymentChecks: AppJobs = {
  queues: [
    {
      name: PAYMENT_QUEUE,
      notify: true,
      // The round looks for it again when these are used up.
      retryLimit: 6,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 5 * 60,
      heartbeatSeconds: 30,
      deleteAfterSeconds: HOUR_S,
    },
  ],
  rounds: [],
  handlers(kit) {
    const ports = portsOf(kit);
    const { cards } = ports;
    const check = async (data: unknown) => {
      if (cards) await checkPayment({ ...ports, cards }, paymentJobSchema.parse(data));
    };
    return [[PAYMENT_QUEUE, oneByOne({ queue: PAYMENT_QUEUE, logger: kit.logger }, check)]];
  },
};

const paymentRound = roundJobs({
  queue: PAYMENT_ROUND_QUEUE,
  everySeconds: 15,
  async run(kit, sweep) {
    await queueDuePayments(kit, sweep);
    await lookAfterUnpaid(portsOf(kit), kit, sweep);
  },
});

export const paymentJobs = joinJobs(paymentChecks, paymentRound);

function portsOf(kit: Kit): RemindPorts {
  return {
    db: kit.db,
    cards: cardPaymentsOf(kit.env),
    payments: paymentPorts(kit),
    now: () => kit.now(),
    payUrl: (appointment) => payUrl(kit, appointment),
  };
}

const MOST_AT_ONCE = 500;
/** As long as the queue tries by itself, the round leaves a payment alone. */
const LEASE_MINUTES = 15;

interface DueRow {
  readonly tenantId: string;
  readonly id: string;
}

async function queueDuePayments({ db, jobs, now }: Kit, sweep: SweepClient): Promise<void> {
  const due = await sweep.$queryRaw<DueRow[]>`
    SELECT tenant_id AS "tenantId", id FROM payment
    WHERE check_at <= ${now()} ORDER BY check_at LIMIT ${MOST_AT_ONCE}`;
  for (const [tenantId, payments] of Map.groupBy(due, (payment) => payment.tenantId)) {
    await db.unit(tenantId, async (tx) => {
      const claimed = await tx.payment.updateManyAndReturn({
        where: { id: { in: payments.map(({ id }) => id) }, checkAt: { lte: now() } },
        data: { checkAt: addMinutes(now(), LEASE_MINUTES) },
        select: { id: true },
      });
      const batch = claimed.map(({ id }) => ({ tenantId, paymentId: id }));
      await jobs.enqueue(tx, PAYMENT_QUEUE, batch);
    });
  }
}

async function lookAfterUnpaid(
  ports: RemindPorts,
  { logger, now }: Kit,
  sweep: SweepClient,
): Promise<void> {
  const soon = addMinutes(now(), REMIND_TO_PAY_MINUTES);
  const unpaid = await sweep.$queryRaw<(DueRow & { readonly payBy: Date })[]>`
    SELECT tenant_id AS "tenantId", id, pay_by AS "payBy" FROM appointment
    WHERE pay_by <= ${soon} ORDER BY pay_by LIMIT ${MOST_AT_ONCE}`;
  for (const { tenantId, id: appointmentId, payBy } of unpaid) {
    const appointment = { tenantId, appointmentId };
    try {
      if (payBy > now()) await remindToPay(ports, appointment);
      else await giveUpUnpaid(ports, appointment);
    } catch (err) {
      logger.warn({ err, tenantId, appointmentId }, "An unpaid appointment was left for later");
    }
  }
}
