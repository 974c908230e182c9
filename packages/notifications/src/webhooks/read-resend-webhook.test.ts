import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { subMinutes, subSeconds } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resendChannel } from "../channels/resend/provider.ts";
import { outgoingMail } from "../testing/outgoing-message.ts";
import {
  type ResendMail,
  type ResendStandIn,
  type ResendWebhook,
  startResendStandIn,
} from "../testing/providers/index.ts";
import { providerContract } from "../testing/providers/provider-contract.ts";
import { type ResendWebhookRequest, readResendWebhook } from "./read-resend-webhook.ts";

const contract = providerContract("resend.json");
const message = outgoingMail();
const received: ResendWebhookRequest[] = [];

let resend: ResendStandIn;
let url: string;
let mail: ResendMail;
const receiver = createServer(async (request, answer) => {
  const header = (name: string) => request.headers[name]?.toString() ?? "";
  received.push({
    body: await text(request),
    id: header("svix-id"),
    timestamp: header("svix-timestamp"),
    signature: header("svix-signature"),
  });
  answer.writeHead(204).end();
});

beforeAll(async () => {
  resend = await startResendStandIn();
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  mail = await sentMail(message);
});
afterAll(async () => {
  await resend.close();
  receiver.closeAllConnections();
  receiver.close();
});

async function sentMail(outgoing: typeof message): Promise<ResendMail> {
  const { apiKey, url: baseUrl } = resend;
  await resendChannel({ apiKey, baseUrl, from: "mail@convene.example" }).send(outgoing);
  const taken = resend.mails.at(-1);
  if (!taken) throw new Error("The mail was not taken");
  return taken;
}

/** A webhook as it arrives. */
async function arriving(webhook: ResendWebhook, about = mail): Promise<ResendWebhookRequest> {
  await resend.sendWebhook(url, about, webhook);
  const request = received.at(-1);
  if (!request) throw new Error("Nothing arrived");
  return request;
}

async function read(request: ResendWebhookRequest) {
  const { apiKey, webhookSecret: secret } = resend;
  return await readResendWebhook({ apiKey, secret }, request);
}

const ofMessage = {
  tenantId: message.tenantId,
  notificationId: message.id,
  provider: "resend",
};

test.each<[ResendWebhook, object]>([
  [{ type: "email.sent" }, { outcome: "sent", detail: null }],
  [{ type: "email.delivered" }, { outcome: "delivered", detail: null }],
  [{ type: "email.delivery_delayed" }, { outcome: "delayed", detail: null }],
  [
    { type: "email.bounced" },
    { outcome: "bounced", detail: "Permanent, NoEmail", suppress: "bounced" },
  ],
  [{ type: "email.complained" }, { outcome: "complained", suppress: "complained" }],
  [
    {
      type: "email.suppressed",
      data: {
        suppressed: {
          diagnosticCode: [],
          message: "About zoe@example.com",
          reason: "previous_complaint",
          type: "OnAccountSuppressionList",
        },
      },
    },
    { outcome: "suppressed", detail: "previous_complaint", suppress: "complained" },
  ],
  [
    { type: "email.failed", data: { failed: { reason: "reached_daily_quota" } } },
    { outcome: "failed", detail: "reached_daily_quota" },
  ],
])("%j", async (webhook, expected) => {
  const request = await arriving(webhook);
  const name = webhook.type
    .replace("email.", "")
    .replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  expect(contract(`/components/schemas/Email${name}Event`, JSON.parse(request.body))).toEqual([]);
  expect(await read(request)).toEqual({
    ok: true,
    value: expect.objectContaining({
      ...ofMessage,
      providerId: mail.id,
      reportKey: request.id,
      ...expected,
    }),
  });
});

test("a full mailbox bounces, but is not suppressed", async () => {
  const bounce = { diagnosticCode: [], message: "", subType: "MailboxFull", type: "Transient" };
  const result = await read(await arriving({ type: "email.bounced", data: { bounce } }));
  expect(result.ok && result.value).not.toHaveProperty("suppress");
});

test("what is not about our mails is nothing to record", async () => {
  const foreign = { ...mail, tags: [{ name: "tenant", value: "someone" }] };
  expect(await read(await arriving({ type: "email.delivered" }, foreign))).toEqual({
    ok: true,
    value: null,
  });
  expect(await read(await arriving({ type: "email.opened" }))).toEqual({ ok: true, value: null });
  const accountMail = await sentMail(outgoingMail({ tenantId: null }));
  expect(await read(await arriving({ type: "email.delivered" }, accountMail))).toEqual({
    ok: true,
    value: null,
  });
});

test("only the right secret signs, only what was sent, and only now", async () => {
  const refused = { ok: false, error: "signature" };
  const right = await arriving({ type: "email.delivered" });
  expect(await read({ ...right, body: right.body.replace("delivered", "complained") })).toEqual(
    refused,
  );
  expect(await read({ ...right, id: "msg_other" })).toEqual(refused);
  expect(await read({ ...right, signature: "" })).toEqual(refused);
  const secret = `whsec_${Buffer.from("somebody else's secret").toString("base64")}`;
  expect(await read(await arriving({ type: "email.delivered", secret }))).toEqual(refused);

  const now = new Date();
  const at = (moment: Date) => arriving({ type: "email.delivered", at: moment });
  expect(await read(await at(subMinutes(now, 6)))).toEqual(refused);
  expect(await read(await at(subMinutes(now, -6)))).toEqual(refused);
  expect(await read(await at(subSeconds(now, 4 * 60)))).toMatchObject({ ok: true });
});

test("a signed body that is no event is refused", async () => {
  const request = await arriving({ type: "email.delivered", data: { email_id: 7 } });
  expect(await read(request)).toEqual({ ok: false, error: "content" });
});
