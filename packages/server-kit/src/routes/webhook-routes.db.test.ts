import { DELIVERY_QUEUE } from "@convene/notifications";
import {
  type ResendMail,
  type ResendStandIn,
  type ResendWebhook,
  startResendStandIn,
  startTwilioStandIn,
  type TwilioSms,
  type TwilioStandIn,
} from "@convene/notifications/testing";
import { addDays, subMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import { refusalOf, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const PHONE = "+33612345678";

let resend: ResendStandIn;
let twilio: TwilioStandIn;
let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  resend = await startResendStandIn();
  twilio = await startTwilioStandIn();
  app = await startTestKit("services", { now: () => NOW, env: providers() });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(async () => {
  await app.close();
  await Promise.all([resend.close(), twilio.close()]);
});

function providers(): Record<string, string> {
  return {
    HOST: "127.0.0.1",
    MAIL_FROM: "mail@convene.example",
    RESEND_API_KEY: resend.apiKey,
    RESEND_WEBHOOK_SECRET: resend.webhookSecret,
    RESEND_BASE_URL: resend.url,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_MESSAGING_SERVICE_SID: twilio.messagingServiceSid,
    TWILIO_BASE_URL: twilio.url,
  };
}

let days = 1;

/** The confirmation that a client of Ada's was sent. */
async function sentMail(clientEmail: string): Promise<ResendMail> {
  await bookAppointment(app.kit, ada, { start: addDays(NOW, days++), clientEmail });
  await app.runJobs();
  const mail = resend.mails.find(({ to }) => to[0]?.includes(clientEmail));
  if (!mail) throw new Error("No mail was sent");
  return mail;
}

/** A text message to a client of Ada's, queued beside a mail to them. */
async function sentText(clientEmail: string): Promise<TwilioSms> {
  const mail = await sentMail(clientEmail);
  const taken = twilio.messages.length;
  await app.kit.db.unit(ada.tenantId, async (tx) => {
    const { facts, html, ...columns } = await tx.notification.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: ada.tenantId, id: notificationOf(mail) } },
    });
    const sms = await tx.notification.create({
      data: {
        ...columns,
        id: crypto.randomUUID(),
        facts: facts ?? {},
        channel: "sms",
        address: PHONE,
        state: "queued",
        attempts: 0,
        provider: null,
        providerId: null,
      },
    });
    const job = { tenantId: ada.tenantId, notificationId: sms.id, attemptGroup: 0 };
    await app.kit.jobs.enqueue(tx, DELIVERY_QUEUE, [job]);
  });
  await app.runJobs();
  const text = twilio.messages[taken];
  if (!text) throw new Error("No text message was sent");
  return text;
}

function notificationOf({ tags }: ResendMail): string {
  return tags.find(({ name }) => name === "notification")?.value ?? "";
}

async function shown(id: string, { tenantId } = ada) {
  return await app.kit.db.unit(tenantId, (tx) =>
    tx.notification.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id } },
      include: { reports: { orderBy: { id: "asc" } } },
    }),
  );
}

function report(mail: ResendMail, webhook: ResendWebhook): Promise<Response> {
  return resend.sendWebhook(`${app.url}/api/webhooks/resend`, mail, webhook);
}

test("what Resend says of a mail reaches its notification", async () => {
  const mail = await sentMail("bounces@example.test");
  const id = notificationOf(mail);
  expect(await shown(id)).toMatchObject({ state: "sent", provider: "resend", providerId: mail.id });

  expect((await report(mail, { type: "email.delivered" })).status).toBe(204);
  expect((await shown(id)).state).toBe("delivered");
  expect((await report(mail, { type: "email.bounced" })).status).toBe(204);
  const after = await shown(id);
  expect(after.state).toBe("bounced");
  expect(after.reports.map(({ kind }) => kind)).toEqual(["delivered", "bounced"]);
  expect(JSON.stringify(after.reports)).not.toMatch(/user unknown|bounces@/);

  const asked = resend.requests.length;
  await bookAppointment(app.kit, ada, { start: addDays(NOW, 60), clientEmail: after.address });
  await app.runJobs();
  expect(resend.mails.filter(({ to }) => to[0]?.includes(after.address))).toHaveLength(1);
  expect(resend.requests.length).toBeGreaterThan(asked); // the host's
});

test("a wrong signature, an old one and none are refused, and nothing is recorded", async () => {
  const mail = await sentMail("signature@example.test");
  const secret = `whsec_${Buffer.from("somebody else's secret").toString("base64")}`;
  const old = { type: "email.complained", at: subMinutes(new Date(), 6) } as const;
  for (const webhook of [{ type: "email.complained", secret } as const, old]) {
    expect(await refusalOf(report(mail, webhook))).toEqual([401, "SIGNATURE_INVALID"]);
  }
  const unsigned = app.fetch("/api/webhooks/resend", { json: { type: "email.complained" } });
  expect(await refusalOf(unsigned)).toEqual([401, "SIGNATURE_INVALID"]);
  expect(await shown(notificationOf(mail))).toMatchObject({ state: "sent", reports: [] });
});

test("the same webhook twice counts once, and late ones undo nothing", async () => {
  const mail = await sentMail("twice@example.test");
  const complained = { type: "email.complained", messageId: "msg_once" } as const;
  const answers = await Promise.all([report(mail, complained), report(mail, complained)]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  await report(mail, { type: "email.delivered" });
  const { state, reports } = await shown(notificationOf(mail));
  expect(state).toBe("complained");
  expect(reports.map(({ kind }) => kind)).toEqual(["complained", "delivered"]);
});

test("another organisation's id in the tags reaches nobody's messages", async () => {
  const mail = await sentMail("foreign@example.test");
  const tags = { tenant: bob.tenantId, notification: notificationOf(mail) };
  expect((await report(mail, { type: "email.complained", data: { tags } })).status).toBe(204);
  expect(await shown(notificationOf(mail))).toMatchObject({ state: "sent", reports: [] });
  const suppressed = await app.kit.db.unit(bob.tenantId, (tx) => tx.suppressedAddress.count());
  expect(suppressed).toBe(0);
});

test("what Twilio says of a text message reaches its notification", async () => {
  const sms = await sentText("sms@example.test");
  expect(sms.statusCallback).toMatch(`${app.url}/api/webhooks/twilio/status/${ada.tenantId}/`);
  const id = sms.statusCallback?.split("/").at(-1) ?? "";
  expect(await shown(id)).toMatchObject({ state: "sent", provider: "twilio", providerId: sms.sid });
  for (const status of ["queued", "sent", "delivered", "delivered", "sent"] as const) {
    expect((await twilio.sendStatus(sms, { status })).status).toBe(204);
  }
  expect(await shown(id)).toMatchObject({ state: "delivered", reports: [{ kind: "delivered" }] });
});

test("a status is signed with the account's token, for this address and this message", async () => {
  const sms = await sentText("signed-sms@example.test");
  const url = sms.statusCallback ?? "";
  const id = url.split("/").at(-1) ?? "";
  const failed = { status: "failed", errorCode: 21_610 } as const;
  const elsewhere = `${app.url}/api/webhooks/twilio/status/${bob.tenantId}/${id}`;
  for (const options of [
    { authToken: "wrong" },
    { signedUrl: elsewhere },
    { url: elsewhere, signedUrl: url },
  ]) {
    expect(await refusalOf(twilio.sendStatus(sms, failed, options))).toEqual([
      401,
      "SIGNATURE_INVALID",
    ]);
  }
  // What the request calls itself is nobody's proof.
  const asked = url.replace("localhost", "127.0.0.1");
  const forged = twilio.sendStatus(sms, failed, { url: asked, signedUrl: asked });
  expect(await refusalOf(forged)).toEqual([401, "SIGNATURE_INVALID"]);
  expect(await shown(id)).toMatchObject({ state: "sent", reports: [] });
  const proxied = twilio.sendStatus(sms, { status: "sent" }, { url: asked, signedUrl: url });
  expect((await proxied).status).toBe(204);
  const odd = `${app.url}/api/webhooks/twilio/status/not-an-id/${id}`;
  expect(await refusalOf(twilio.sendStatus(sms, failed, { url: odd }))).toEqual([
    400,
    "INVALID_INPUT",
  ]);
});

test("whoever answers STOP gets no text messages until they answer START", async () => {
  const inbound = `${app.url}/api/webhooks/twilio/inbound`;
  const stopped = () => app.kit.db.client.$queryRaw<unknown[]>`
    SELECT stopped_phones(ARRAY[${PHONE}])`;
  const say = (body: string) => twilio.sendReply(inbound, { from: PHONE, body });

  const forged = twilio.sendReply(inbound, { from: PHONE, body: "STOP" }, { authToken: "wrong" });
  expect(await refusalOf(forged)).toEqual([401, "SIGNATURE_INVALID"]);
  await say("Merci, à jeudi");
  expect(await stopped()).toHaveLength(0);

  const answer = await say("STOP");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml"]);
  expect(await answer.text()).toContain("<Response/>");
  await say("stop");
  expect(await stopped()).toHaveLength(1);
  await expect(sentText("stopped@example.test")).rejects.toThrow("No text message was sent");

  await say("START");
  expect(await stopped()).toHaveLength(0);
  await sentText("started@example.test");
});

test("without a provider its webhooks are not there", async () => {
  await using local = await startTestKit("ats", { database: app.database });
  const paths = ["resend", "twilio/inbound", `twilio/status/${ada.tenantId}/${ada.tenantId}`];
  for (const path of paths) {
    const answer = local.fetch(`/api/webhooks/${path}`, { json: {} });
    expect(await refusalOf(answer)).toEqual([404, "NOT_FOUND"]);
  }
});

test("who is refused often is told to wait; who is right is not counted", async () => {
  await using strict = await startTestKit("services", {
    database: app.database,
    env: { ...providers(), PUBLIC_RATE_LIMIT: "3" },
  });
  const mail = await sentMail("often@example.test");
  const url = `${strict.url}/api/webhooks/resend`;
  for (let webhook = 0; webhook < 6; webhook++) {
    expect((await resend.sendWebhook(url, mail, { type: "email.delivered" })).status).toBe(204);
  }
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    statuses.push((await strict.fetch("/api/webhooks/resend", { json: {} })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 429]);
});
