import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { addHours, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { servicesJobs } from "../jobs/services-jobs.ts";
import { servicesApi } from "../server.ts";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";

let app: TestKit;
let owner: SignedUp;
let salon: SalonRows;
let clock = NOW;
beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    appJobs: servicesJobs,
    now: () => clock,
  });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

const PRICE = 6_500;
const moneySchema = z.object({
  paid: z.int(),
  refunded: z.int(),
  due: z.int(),
  payments: z.array(
    z.object({
      id: z.uuid(),
      method: z.string(),
      receiptNumber: z.int().nullable(),
      receiptUrl: z.string().nullable(),
      recordedBy: z.string().nullable(),
      refunds: z.array(z.object({ id: z.uuid(), amount: z.int(), state: z.string() })),
    }),
  ),
});

const bookedSchema = z.object({ token: z.string(), appointment: z.object({ id: z.uuid() }) });

async function book(start: Date) {
  const json = {
    serviceId: salon.haircut,
    hostId: salon.mia,
    start: start.toISOString(),
    timeZone: "Europe/Berlin",
    client: { name: "Ana Costa", email: `${uuidv7()}@example.com`, locale: "en" },
    payment: "card",
  };
  const { token, appointment } = await readAnswer(
    bookedSchema,
    app.fetch("/api/public/salon/appointments", { json }),
  );
  return { token, id: appointment.id };
}

const pay = (id: string, json: object, key = uuidv7(), { cookie } = owner) =>
  app.fetch(`/api/appointments/${id}/payments`, {
    cookie,
    json,
    headers: { "idempotency-key": key },
  });
const money = (id: string, { cookie } = owner) =>
  readAnswer(moneySchema, app.fetch(`/api/appointments/${id}/payments`, { cookie }));
const give = (paymentId: string | undefined, json: object, { cookie } = owner) =>
  app.fetch(`/api/payments/${paymentId}/refunds`, { cookie, json });

test("without a card provider nothing waits for a payment, and its routes say so", async () => {
  const { id, token } = await book(february(3, "10:00"));
  const row = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.appointment.findFirst({ where: { id } }),
  );
  expect(row).toMatchObject({ status: "confirmed", payBy: null });
  const begin = app.fetch(`/api/manage/${token}/payment`, { method: "POST" });
  expect(await refusalOf(begin)).toEqual([409, "NOTHING_TO_PAY"]);
  const webhook = await app.fetch("/api/webhooks/stripe", { method: "POST", body: "{}" });
  expect(webhook.status).toBe(404);
});

test("payments are recorded up to the price, once for each key, and counted in receipts", async () => {
  const { id } = await book(february(4, "10:00"));
  const key = uuidv7();
  const first = { amount: 1_500, method: "cash", note: "In coins" };
  expect((await pay(id, first, key)).status).toBe(201);
  expect((await pay(id, first, key)).status).toBe(201);
  const answer = await pay(id, { amount: 5_001, method: "card" });
  expect(await readAnswer(z.object({ code: z.string(), due: z.int() }), answer)).toEqual({
    code: "PAYMENT_TOO_LARGE",
    due: 5_000,
  });
  expect((await pay(id, { amount: 5_000, method: "card" })).status).toBe(201);

  const { paid, due, payments } = await money(id);
  expect([paid, due]).toEqual([PRICE, 0]);
  const [card, cash] = payments;
  expect(cash).toMatchObject({ method: "cash", recordedBy: "Olga" });
  expect(card?.receiptNumber).toBe((cash?.receiptNumber ?? 0) + 1);

  const receipt = z.object({
    number: z.int(),
    amount: z.int(),
    clientName: z.string(),
    organisation: z.object({ name: z.string() }),
  });
  const token = cash?.receiptUrl?.split("/").at(-1);
  expect(await readAnswer(receipt, app.fetch(`/api/receipts/${token}`))).toEqual({
    number: cash?.receiptNumber,
    amount: 1_500,
    clientName: "Ana Costa",
    organisation: { name: "Salon" },
  });
  expect(await refusalOf(app.fetch("/api/receipts/nothing"))).toEqual([404, "NOT_FOUND"]);
});

test("of two people who record the rest at the same moment one is told that it is paid", async () => {
  const { id } = await book(february(5, "10:00"));
  const all = await Promise.all([1, 2, 3, 4].map(() => pay(id, { amount: PRICE, method: "cash" })));
  expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
});

test("what was paid by hand waits until somebody says that it is paid back", async () => {
  const { id } = await book(february(6, "10:00"));
  await pay(id, { amount: 3_000, method: "cash" });
  const [payment] = (await money(id)).payments;
  expect(await refusalOf(give(payment?.id, { amount: 3_001 }))).toEqual([409, "REFUND_TOO_LARGE"]);
  expect((await give(payment?.id, { amount: 1_000, reason: "Late start" })).status).toBe(201);
  const waiting = (await money(id)).payments[0]?.refunds[0];
  expect(waiting).toMatchObject({ amount: 1_000, state: "pending" });

  const { cookie } = owner;
  const schema = z.object({
    refunds: z.array(z.object({ refundId: z.uuid(), state: z.string() })),
  });
  const { refunds } = await readAnswer(schema, app.fetch("/api/open-money", { cookie }));
  expect(refunds).toEqual([{ refundId: waiting?.id, state: "pending" }]);
  const back = () => app.fetch(`/api/refunds/${waiting?.id}/paid-back`, { cookie, method: "POST" });
  expect((await back()).status).toBe(200);
  expect(await refusalOf(back())).toEqual([409, "REFUND_SETTLED"]);

  await give(payment?.id, { amount: 2_000, paidBack: true });
  const { paid, refunded, due } = await money(id);
  expect([paid, refunded, due]).toEqual([3_000, 3_000, PRICE]);
  const kinds = await app.kit.db.unit(owner.tenantId, (tx) =>
    tx.notification.count({ where: { appointmentId: id, kind: "refund_made", channel: "email" } }),
  );
  expect(kinds).toBe(2);
});

test("a client who cancels within a day gets half; staff give back all, or what they choose", async () => {
  const preview = z.object({ amount: z.int(), percent: z.int() });
  const start = february(10, "15:00");
  const [own, theirs, chosen] = [
    await book(start),
    await book(february(11, "10:00")),
    await book(february(12, "10:00")),
  ];
  for (const { id } of [own, theirs, chosen]) await pay(id, { amount: 4_999, method: "cash" });

  clock = subHours(start, 23);
  const asked = app.fetch(`/api/manage/${own.token}/cancellation-refund`);
  expect(await readAnswer(preview, asked)).toEqual({ amount: 2_500, percent: 50 });
  await app.fetch(`/api/manage/${own.token}/cancel`, { json: {} });
  expect(await money(own.id)).toMatchObject({ refunded: 2_500, due: 0 });

  const { cookie } = owner;
  const cancel = (id: string, json: object) =>
    app.fetch(`/api/appointments/${id}/cancel`, { cookie, json });
  await cancel(theirs.id, {});
  expect((await money(theirs.id)).refunded).toBe(4_999);
  expect(await refusalOf(cancel(chosen.id, { refund: { amount: 5_000 } }))).toEqual([
    409,
    "REFUND_TOO_LARGE",
  ]);
  await cancel(chosen.id, { refund: { amount: 300 } });
  expect((await money(chosen.id)).refunded).toBe(300);
});

test("what is over and not paid is shown to managers", async () => {
  const start = february(13, "10:00");
  const { id } = await book(start);
  clock = addHours(start, 2);
  const schema = z.object({ unpaid: z.array(z.object({ appointmentId: z.uuid(), due: z.int() })) });
  const { cookie } = owner;
  const open = await readAnswer(schema, app.fetch("/api/open-money", { cookie }));
  expect(open.unpaid).toContainEqual({ appointmentId: id, due: PRICE });
});

test("staff record payments of their own appointments, and give nothing back", async () => {
  const { id } = await book(february(17, "10:00"));
  const theirs = await book(february(18, "10:00"));
  await app.kit.db.unit(owner.tenantId, async (tx) => {
    await tx.appointment.update({
      where: { tenantId_id: { tenantId: owner.tenantId, id: theirs.id } },
      data: { hostResourceId: salon.noah },
    });
    await tx.member.update({
      where: { tenantId_id: { tenantId: owner.tenantId, id: owner.member.id } },
      data: { servicesRole: "staff", resourceId: salon.mia },
    });
  });
  expect((await pay(id, { amount: 1_000, method: "cash" })).status).toBe(201);
  expect(await refusalOf(pay(theirs.id, { amount: 1_000, method: "cash" }))).toEqual([
    404,
    "NOT_FOUND",
  ]);
  const [payment] = (await money(id)).payments;
  expect(await refusalOf(give(payment?.id, { amount: 100 }))).toEqual([403, "NOT_ALLOWED"]);
  const { cookie } = owner;
  expect(await refusalOf(app.fetch("/api/open-money", { cookie }))).toEqual([403, "NOT_ALLOWED"]);
});
