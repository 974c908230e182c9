import { expect, test } from "vitest";
import { outgoingMail, outgoingText } from "../testing/outgoing-message.ts";
import {
  startResendStandIn,
  startSmtpStandIn,
  startTwilioStandIn,
} from "../testing/providers/index.ts";
import { createChannels } from "./create-channels.ts";

const FROM = "mail@convene.example";

test("without a provider everything goes to the outbox", async () => {
  const channels = createChannels({ email: null, sms: null });
  expect([channels.email.name, channels.sms.name, channels.in_app.name]).toEqual([
    "outbox",
    "outbox",
    "outbox",
  ]);
  await channels.close();
});

test("each channel goes through the provider that is set up for it", async () => {
  await using resend = await startResendStandIn();
  await using twilio = await startTwilioStandIn();
  const { accountSid, authToken, messagingServiceSid } = twilio;
  const channels = createChannels({
    email: { provider: "resend", apiKey: resend.apiKey, baseUrl: resend.url, from: FROM },
    sms: {
      provider: "twilio",
      accountSid,
      authToken,
      baseUrl: twilio.url,
      sender: { messagingServiceSid },
      callbackOrigin: null,
    },
  });
  await channels.email.send(outgoingMail());
  await channels.sms.send(outgoingText());
  expect([resend.mails.length, twilio.messages.length]).toEqual([1, 1]);
  expect(channels.in_app.name).toBe("outbox");
  await channels.close();
});

test("closing gives back the connections to the mail server", async () => {
  await using smtp = await startSmtpStandIn();
  const channels = createChannels({
    email: { provider: "smtp", url: smtp.url, from: FROM },
    sms: null,
  });
  await channels.email.send(outgoingMail());
  expect(smtp.openConnections).toBe(1);
  await channels.close();
  await expect.poll(() => smtp.openConnections).toBe(0);
});
