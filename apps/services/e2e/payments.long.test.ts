import { DESKTOP, lookAt, PHONE, readAnswer, takeScreenshot } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type StripeStandIn, startStripeStandIn } from "../src/testing/start-stripe-stand-in.ts";
import { openServices, type RunningServices } from "./open-services.ts";

let stripe: StripeStandIn;
let services: RunningServices;
beforeAll(async () => {
  stripe = await startStripeStandIn();
  services = await openServices(stripe.env);
  const { app, owner, assessment } = services;
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.service.update({
      where: { tenantId_id: { tenantId: owner.tenantId, id: assessment } },
      data: { paymentTiming: "deposit", depositAmount: 2_000 },
    }),
  );
}, 60_000);
afterAll(async () => {
  await services[Symbol.asyncDispose]();
  await stripe.close();
});

const bookedSchema = z.object({ token: z.string(), appointment: z.object({ id: z.uuid() }) });

/** Books online, some days from now. */
async function book(days: number, name: string) {
  const { app, assessment, mia } = services;
  const start = addDays(new Date(), days);
  start.setUTCHours(16, 0, 0, 0);
  const json = {
    serviceId: assessment,
    hostId: mia,
    start: start.toISOString(),
    timeZone: "Europe/Berlin",
    client: { name, email: `${name.toLowerCase().replaceAll(" ", ".")}@example.com`, locale: "en" },
    payment: "card",
  };
  return await readAnswer(
    bookedSchema,
    app.fetch("/api/public/harbour-health/appointments", { json }),
  );
}

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }, 3],
  ["phone", { ...PHONE, colorScheme: "dark" }, 6],
] as const)("on a %s", (name, device, days) => {
  test("a client pays by card, comes back, and sees what cancelling gives back", async () => {
    await using opened = await services.open(device);
    const { page } = opened;
    await page.goto("/harbour-health");
    await page.getByText("CA$20 of it by card when you book").waitFor();
    await lookAt(opened, `payments-${name}-services`);
    const { token } = await book(days, `Ana ${name}`);
    await page.goto(`/pay/${token}`);
    await page.getByRole("heading", { name: "Pay CA$20 to confirm" }).waitFor();
    await page.getByRole("timer").waitFor();
    await page.getByText("The remaining CA$100 is paid on site.").waitFor();
    await lookAt(opened, `payments-${name}-pay`);

    await page.getByRole("button", { name: "Pay CA$20 by card" }).click();
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Pay CA$20 by card" }).click();
    await page.getByRole("button", { name: "Pay", exact: true }).click();
    await page.getByRole("heading", { name: "Paid and confirmed" }).waitFor();
    await lookAt(opened, `payments-${name}-paid`);

    await page.getByRole("link", { name: "Show the appointment" }).click();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByText("You get back CA$20 of the CA$20 that you paid.").waitFor();
    await lookAt(opened, `payments-${name}-cancel-question`);
  });

  test("the staff's panel records what is paid by hand, and gives it back", async () => {
    const { app, owner } = services;
    await using opened = await services.open(device, owner);
    const { page } = opened;
    const { token, appointment } = await book(days + 1, `Bo ${name}`);
    await page.goto(`/calendar?appointment=${appointment.id}`);
    const panel = page.getByRole("region", { name: "Payment" });
    await panel.getByText("Waits for the payment until", { exact: false }).waitFor();
    await panel.getByRole("button", { name: "Record a payment" }).click();
    const record = page.getByRole("dialog", { name: "Record a payment" });
    await record.getByLabel("Amount").fill("500");
    await record.getByRole("button", { name: "Record it" }).click();
    await record.getByText("At most CA$120").waitFor();
    await lookAt(opened, `payments-${name}-record`);
    await record.getByLabel("Amount").fill("120");
    await record.getByRole("button", { name: "Record it" }).click();
    await panel.getByRole("link", { name: /^Receipt \d+$/ }).waitFor();

    await panel.getByRole("button", { name: "Give back…" }).click();
    const refund = page.getByRole("dialog", { name: "Give money back" });
    await refund.getByLabel("Amount").fill("20.50");
    await refund.getByLabel("Reason").fill("Late start");
    await refund.getByLabel("The client has it already").uncheck();
    await lookAt(opened, `payments-${name}-refund`);
    await refund.getByRole("button", { name: "Give it back" }).click();
    await panel.getByText("To pay back").waitFor();
    await panel.getByRole("button", { name: "It is paid back" }).click();
    await page.getByRole("button", { name: "Yes, paid back" }).click();
    await page.getByRole("dialog", { name: /^Does the client/ }).waitFor({ state: "hidden" });
    await lookAt(opened, `payments-${name}-panel`);

    const receipt = await panel.getByRole("link", { name: /^Receipt/ }).getAttribute("href");
    await page.goto(receipt ?? "");
    await page.getByRole("heading", { name: /^Receipt \d+$/ }).waitFor();
    await page.getByText("CA$20.50 on", { exact: false }).waitFor();
    await lookAt(opened, `payments-${name}-receipt`);

    // What was paid by hand meanwhile is confirmed for whoever looks at the page for paying.
    await page.goto(`/pay/${token}`);
    await page.getByRole("heading", { name: "Paid and confirmed" }).waitFor();
    expect(await app.fetch(`/api/manage/${token}/payment`)).toMatchObject({ status: 200 });
  });
});

test("in French, and where the time was given up", async () => {
  const { app, owner } = services;
  await using opened = await services.open({ ...PHONE, locale: "fr-CA" });
  const { page } = opened;
  const { token, appointment } = await book(12, "Chloe");
  await page.goto(`/pay/${token}`);
  await page.getByRole("button", { name: /^Payer .* par carte$/ }).waitFor();
  await lookAt(opened, "payments-phone-french");
  await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.appointment.cancel({
      where: { tenantId: owner.tenantId, id: appointment.id },
      by: { kind: "system" },
    }),
  );
  await page.getByRole("heading", { name: "Cet horaire a été libéré" }).waitFor();
  await takeScreenshot(page, "payments-phone-given-up");
});
