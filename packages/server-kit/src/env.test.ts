import { expect, test } from "vitest";
import { readServerEnv } from "./env.ts";

const COMPLETE = {
  APP_DATABASE_URL: "postgresql://app@localhost/convene",
  AUTH_DATABASE_URL: "postgresql://auth@localhost/convene",
  SWEEP_DATABASE_URL: "postgresql://sweep@localhost/convene",
  QUEUE_DATABASE_URL: "postgres://queue@localhost/convene",
  CONVENE_SECRET: "0123456789abcdef0123456789abcdef",
};

test("what is left out has a default", () => {
  expect(readServerEnv(COMPLETE)).toMatchObject({
    HOST: "127.0.0.1",
    ATS_URL: "http://localhost:4000",
    SERVICES_URL: "http://localhost:4001",
    LOG_LEVEL: "info",
    TRUST_PROXY: false,
  });
});

test("the apps' URLs are reduced to origins, so that links can be put after them", () => {
  const env = readServerEnv({ ...COMPLETE, ATS_URL: "https://jobs.example.test/" });
  expect(env.ATS_URL).toBe("https://jobs.example.test");
});

test("every fault is named at once, without its value", () => {
  const read = () =>
    readServerEnv({ ...COMPLETE, CONVENE_SECRET: "too short", APP_DATABASE_URL: "mysql://x" });
  expect(read).toThrow(/CONVENE_SECRET.*at least 32/);
  expect(read).toThrow(/APP_DATABASE_URL/);
  expect(read).not.toThrow(/too short|mysql/);
});

const MAIL = { MAIL_FROM: "mail@convene.example", RESEND_API_KEY: "re_secret" };
const CARDS = {
  STRIPE_SECRET_KEY: "sk_test_secret",
  STRIPE_WEBHOOK_SECRET: `whsec_${"a".repeat(24)}`,
};
const TEXTS = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "secret-token",
  TWILIO_FROM: "+15005550006",
};

test("no provider is needed, and an empty variable is one that is left out", () => {
  const empty = { MAIL_FROM: "", RESEND_API_KEY: "", SMTP_URL: "", TWILIO_ACCOUNT_SID: "" };
  expect(readServerEnv({ ...COMPLETE, ...empty }).MAIL_FROM).toBeUndefined();
  const all = { ...MAIL, ...TEXTS, ...CARDS };
  expect(readServerEnv({ ...COMPLETE, ...all })).toMatchObject(all);
});

test.each([
  [{ RESEND_API_KEY: "re_secret" }, /^MAIL_FROM: is needed with RESEND_API_KEY or SMTP_URL$/m],
  [{ SMTP_URL: "smtp://u:secret@mail.example" }, /^MAIL_FROM: is needed/m],
  [{ SMTP_URL: "mail.example:25", MAIL_FROM: "a@b.example" }, /^SMTP_URL: /m],
  [{ ...MAIL, SMTP_URL: "smtp://mail.example" }, /^SMTP_URL: mail goes through one provider/m],
  [{ ...MAIL, MAIL_FROM: "Convene" }, /^MAIL_FROM: /m],
  [{ ...MAIL, RESEND_WEBHOOK_SECRET: "secret" }, /^RESEND_WEBHOOK_SECRET: must be as Resend/m],
  [{ RESEND_WEBHOOK_SECRET: `whsec_${"a".repeat(32)}` }, /^RESEND_API_KEY: is needed/m],
  [{ ...TEXTS, TWILIO_AUTH_TOKEN: "" }, /^TWILIO_AUTH_TOKEN: is needed/m],
  [{ ...TEXTS, TWILIO_ACCOUNT_SID: "" }, /^TWILIO_ACCOUNT_SID: is needed with TWILIO_FROM$/m],
  [{ ...TEXTS, TWILIO_ACCOUNT_SID: "secret" }, /^TWILIO_ACCOUNT_SID: must be AC and 32 digits$/m],
  [{ ...TEXTS, TWILIO_FROM: "" }, /^TWILIO_FROM: either this or TWILIO_MESSAGING_SERVICE_SID/m],
  [
    { ...TEXTS, TWILIO_MESSAGING_SERVICE_SID: `MG${"0".repeat(32)}` },
    /^TWILIO_FROM: either this or TWILIO_MESSAGING_SERVICE_SID/m,
  ],
  [{ ...CARDS, STRIPE_WEBHOOK_SECRET: "" }, /^STRIPE_WEBHOOK_SECRET: is needed with STRIPE_SEC/m],
  [{ ...CARDS, STRIPE_SECRET_KEY: "" }, /^STRIPE_SECRET_KEY: is needed with STRIPE_WEBHOOK_SEC/m],
  [{ ...CARDS, STRIPE_SECRET_KEY: "pk_test_secret" }, /^STRIPE_SECRET_KEY: must begin with/m],
  [{ ...CARDS, STRIPE_WEBHOOK_SECRET: "secret" }, /^STRIPE_WEBHOOK_SECRET: must be as Stripe/m],
])("%j does not go together", (providers, fault) => {
  const read = () => readServerEnv({ ...COMPLETE, ...providers });
  expect(read).toThrow(fault);
  expect(read).not.toThrow(/secret/);
});
