import { readAnswer, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { addMinutes } from "date-fns";
import { z } from "zod";
import { PAYMENT_ROUND_QUEUE } from "../jobs/payment-jobs.ts";
import { servicesJobs } from "../jobs/services-jobs.ts";
import { servicesApi } from "../server.ts";
import { NOW, type SalonRows, writeSalon } from "./open-salon.ts";
import {
  type StripeStandIn,
  type StripeWebhook,
  startStripeStandIn,
} from "./start-stripe-stand-in.ts";

/** What is due at booking of a haircut for 65.00. Minor units. */
export const DEPOSIT = 2_000;

/** A booking by somebody who is not signed in. */
export interface PublicBooking {
  readonly token: string;
  readonly appointmentId: string;
}

/** A server that takes cards, an organisation that wants a deposit, and a clock that a test moves. */
export interface PayingSalon extends SalonRows, AsyncDisposable {
  readonly app: TestKit;
  readonly stripe: StripeStandIn;
  readonly owner: SignedUp;
  readonly tenantId: string;
  now(): Date;
  wait(minutes: number): void;
  /** Books online, to be paid by card unless told otherwise. */
  book(
    start: Date,
    options?: { payment?: "later" | "card"; email?: string },
  ): Promise<PublicBooking>;
  /** Opens the provider's page. @returns the checkout's id */
  begin(booking: PublicBooking): Promise<string>;
  /** Sends a webhook on. @returns the status of the answer */
  deliver(webhook: StripeWebhook | undefined): Promise<number>;
  /** What the worker does every few seconds, and the jobs that follow from it. */
  round(): Promise<void>;
}

const bookedSchema = z.object({ token: z.string(), appointment: z.object({ id: z.uuid() }) });
const checkoutSchema = z.object({ url: z.url() });

/** @param env Further environment variables. */
export async function openPayingSalon(
  env: Readonly<Record<string, string>> = {},
): Promise<PayingSalon> {
  let clock = NOW;
  const stripe = await startStripeStandIn({ now: () => clock });
  const app = await startTestKit("services", {
    api: servicesApi,
    appJobs: servicesJobs,
    env: { ...stripe.env, ...env },
    now: () => clock,
  });
  const owner = await app.signUp({
    name: "Olga",
    organisation: "Salon",
    timeZone: "America/Toronto",
  });
  const { tenantId } = owner;
  const rows = await writeSalon(app.kit.db, tenantId);
  const slug = await app.kit.db.unit(tenantId, async (tx) => {
    await tx.service.update({
      where: { tenantId_id: { tenantId, id: rows.haircut } },
      data: { paymentTiming: "deposit", depositAmount: DEPOSIT },
    });
    return "salon";
  });

  return {
    app,
    stripe,
    owner,
    tenantId,
    ...rows,
    now: () => clock,
    wait(minutes) {
      clock = addMinutes(clock, minutes);
    },
    async book(start, { payment = "card", email = "ana@example.com" } = {}) {
      const json = {
        serviceId: rows.haircut,
        hostId: rows.mia,
        start: start.toISOString(),
        timeZone: "Europe/Berlin",
        client: { name: "Ana Costa", email, locale: "en" },
        payment,
      };
      const answer = await app.fetch(`/api/public/${slug}/appointments`, { json });
      if (!answer.ok) throw new Error(`Booking failed: ${await answer.text()}`);
      const { token, appointment } = await readAnswer(bookedSchema, answer);
      return { token, appointmentId: appointment.id };
    },
    async begin({ token }) {
      const answer = await app.fetch(`/api/manage/${token}/payment`, { method: "POST" });
      if (!answer.ok) throw new Error(`Paying failed: ${await answer.text()}`);
      const { url } = await readAnswer(checkoutSchema, answer);
      return url.split("/").at(-1) ?? "";
    },
    async deliver(webhook) {
      if (!webhook) throw new Error("Stripe has nothing to tell");
      const answer = await app.fetch("/api/webhooks/stripe", {
        method: "POST",
        body: webhook.body,
        headers: { "content-type": "application/json", "stripe-signature": webhook.signature },
      });
      return answer.status;
    },
    async round() {
      await app.kit.jobs.boss.send(PAYMENT_ROUND_QUEUE, {});
      await app.runJobs();
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await stripe.close();
    },
  };
}
