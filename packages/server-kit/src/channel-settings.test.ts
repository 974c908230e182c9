import { expect, test } from "vitest";
import { channelSettings } from "./channel-settings.ts";
import { readServerEnv } from "./env.ts";

const COMPLETE = {
  APP_DATABASE_URL: "postgresql://app@localhost/convene",
  AUTH_DATABASE_URL: "postgresql://auth@localhost/convene",
  SWEEP_DATABASE_URL: "postgresql://sweep@localhost/convene",
  QUEUE_DATABASE_URL: "postgres://queue@localhost/convene",
  CONVENE_SECRET: "0123456789abcdef0123456789abcdef",
};
const TEXTS = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+15005550006",
};
const MAIL_FROM = "mail@convene.example";

function settings(env: Record<string, string>) {
  return channelSettings("ats", readServerEnv({ ...COMPLETE, ...env }));
}

test("nothing set up is the outbox for all", () => {
  expect(settings({})).toEqual({ email: null, sms: null });
  expect(settings({ MAIL_FROM })).toEqual({ email: null, sms: null });
});

test("a key of Resend's, or else a mail server", () => {
  expect(settings({ MAIL_FROM, RESEND_API_KEY: "re_1" }).email).toMatchObject({
    provider: "resend",
    apiKey: "re_1",
    from: MAIL_FROM,
  });
  expect(settings({ MAIL_FROM, SMTP_URL: "smtps://mail.example" }).email).toEqual({
    provider: "smtp",
    url: "smtps://mail.example",
    from: MAIL_FROM,
  });
});

test.each([
  [{ ATS_URL: "https://jobs.example.test" }, "https://jobs.example.test"],
  [{}, null], // Twilio cannot reach this machine, and refuses an address that it cannot
  [{ TWILIO_BASE_URL: "http://127.0.0.1:9999" }, "http://localhost:4000"],
])("with %j Twilio reports to %s", (env, callbackOrigin) => {
  expect(settings({ ...TEXTS, ...env }).sms).toMatchObject({
    callbackOrigin,
    sender: { from: "+15005550006" },
  });
});
