import { afterEach, beforeEach, expect, test } from "vitest";
import { outgoingText } from "../../testing/outgoing-message.ts";
import {
  type HttpFault,
  startTwilioStandIn,
  type TwilioStandIn,
} from "../../testing/providers/index.ts";
import { providerContract } from "../../testing/providers/provider-contract.ts";
import type { NotificationChannelAdapter } from "../notification-channel-adapter.ts";
import { twilioChannel } from "./provider.ts";

const contract = providerContract("twilio-messages.json", { coerceTypes: "array" });
const FORM =
  "/paths/~12010-04-01~1Accounts~1{AccountSid}~1Messages.json/post/requestBody/content/application~1x-www-form-urlencoded/schema";

let twilio: TwilioStandIn;
let channel: NotificationChannelAdapter;
beforeEach(async () => {
  twilio = await startTwilioStandIn();
  const { accountSid, authToken, messagingServiceSid, url } = twilio;
  channel = twilioChannel({
    accountSid,
    authToken,
    sender: { messagingServiceSid },
    baseUrl: url,
    callbackOrigin: "https://services.example.test",
  });
});
afterEach(async () => {
  for (const { body } of twilio.requests) {
    expect(contract(FORM, Object.fromEntries(new URLSearchParams(body)))).toEqual([]);
  }
  await twilio.close();
});

test("a text message arrives", async () => {
  const message = outgoingText({ text: "À 14:00 & not later + 100 % sure" });
  const sent = await channel.send(message);
  expect(twilio.messages).toEqual([
    {
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      to: "+14165550123",
      from: null,
      messagingServiceSid: twilio.messagingServiceSid,
      body: "À 14:00 & not later + 100 % sure",
      statusCallback: `https://services.example.test/api/webhooks/twilio/status/${message.tenantId}/${message.id}`,
    },
  ]);
  expect(sent).toEqual({ ok: true, value: { providerId: twilio.messages[0]?.sid } });
});

test("a number is the sender where there is no service", async () => {
  const { accountSid, authToken, url: baseUrl } = twilio;
  const sender = { from: "+15005550006" };
  const direct = twilioChannel({ accountSid, authToken, sender, baseUrl, callbackOrigin: null });
  await direct.send(outgoingText());
  expect(twilio.messages[0]).toMatchObject({ from: "+15005550006", statusCallback: null });
});

test.each<HttpFault>([
  { close: "beforeTaking" },
  { close: "afterTaking" },
  { close: "midAnswer" },
  { answer: { status: 504, body: "<html>Gateway time-out</html>" } },
  { answer: { status: 201, body: "<html>Sign in to this network</html>" } },
  { answer: { status: 201, body: {} } },
])("after %o nobody knows whether it was taken, and it is asked once", async (fault) => {
  twilio.failNext(fault);
  const outcome = await channel.send(outgoingText());
  expect(outcome).toMatchObject({ ok: false, error: { kind: "unclear" } });
  expect(twilio.requests).toHaveLength(1);
});

test.each<HttpFault>([{ hang: "beforeTaking" }, { hang: "afterTaking" }])(
  "after %o nobody knows whether it was taken",
  async (fault) => {
    const { accountSid, authToken, url: baseUrl } = twilio;
    const sender = { from: "+15005550006" };
    const settings = { accountSid, authToken, sender, baseUrl, callbackOrigin: null };
    const hurried = twilioChannel({ ...settings, timeoutMs: 200 });
    twilio.failNext(fault);
    expect(await hurried.send(outgoingText())).toMatchObject({ error: { kind: "unclear" } });
  },
);

test("a fault of theirs, too many requests, and nobody there are passing", async () => {
  for (const status of [429, 500, 503]) {
    twilio.failNext({ answer: { status, body: { code: 20_000 + status, status, message: "x" } } });
    const outcome = await channel.send(outgoingText());
    expect(outcome).toMatchObject({ ok: false, error: { kind: "passing" } });
  }
  expect(twilio.requests).toHaveLength(3); // the library tries nothing by itself
  await twilio.close();
  const outcome = await channel.send(outgoingText());
  expect(outcome).toMatchObject({ ok: false, error: { kind: "passing" } });
});

test("whoever answered STOP is not written to again", async () => {
  twilio.stopped.add("+14165550123");
  expect(await channel.send(outgoingText())).toEqual({
    ok: false,
    error: {
      kind: "permanent",
      reason: "The recipient answered STOP (code 21610)",
      suppress: "stopped",
    },
  });
});

test("a number that is none is refused before anybody is asked", async () => {
  const to = { name: "Zoë", address: "416 555 0123" };
  expect(await channel.send(outgoingText({ to }))).toMatchObject({ error: { kind: "permanent" } });
  expect(twilio.requests).toHaveLength(0);
});

test("a wrong token is passing; no failure tells number or token", async () => {
  const { accountSid, messagingServiceSid, url: baseUrl } = twilio;
  const wrong = twilioChannel({
    accountSid,
    authToken: "wrong-token",
    sender: { messagingServiceSid },
    baseUrl,
    callbackOrigin: null,
  });
  const outcome = await wrong.send(outgoingText());
  expect(outcome).toEqual({
    ok: false,
    error: { kind: "passing", reason: "Twilio does not accept the sign-in (code 20003)" },
  });
});
