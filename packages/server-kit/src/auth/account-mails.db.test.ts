import {
  type ResendStandIn,
  startResendStandIn,
  startSmtpStandIn,
} from "@convene/notifications/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ACCOUNT_MAIL_QUEUE } from "../jobs/queues.ts";
import { startTestKit, type TestKit } from "../testing/index.ts";
import { AccountMailWaitsError, sendAccountMail } from "./send-account-mail.ts";

const jobsSchema = z.array(z.object({ data: z.record(z.string(), z.string()) }));

let resend: ResendStandIn;
let app: TestKit;
beforeAll(async () => {
  resend = await startResendStandIn();
  app = await startTestKit("services", {
    env: {
      MAIL_FROM: "mail@convene.example",
      RESEND_API_KEY: resend.apiKey,
      RESEND_BASE_URL: resend.url,
    },
  });
});
afterAll(async () => {
  await app.close();
  await resend.close();
});

async function forget(email: string): Promise<string> {
  const asked = await app.fetch("/api/auth/request-password-reset", { json: { email } });
  expect(asked.status).toBe(200);
  const mail = await app.kit.authClient.accountMail.findFirstOrThrow({
    where: { toAddress: email },
    orderBy: { createdAt: "desc" },
  });
  return mail.id;
}

function rowOf(id: string) {
  return app.kit.authClient.accountMail.findUniqueOrThrow({ where: { id } });
}

test("with a provider a reset mail really goes out, once, and its link is kept nowhere", async () => {
  const rita = await app.signUp({ name: "Rita", organisation: "Salon Rita" });
  const id = await forget(rita.email);
  const { rows } = await app.kit.jobs.boss
    .getDb()
    .executeSql("SELECT data FROM queue.job WHERE name = $1", [ACCOUNT_MAIL_QUEUE]);
  expect(jobsSchema.parse(rows).map(({ data }) => data)).toEqual([{ mailId: id }]);

  await app.runJobs();
  const [mail] = resend.mails;
  expect(mail).toMatchObject({
    from: '"Convene" <mail@convene.example>',
    to: [rita.email],
    subject: "Choose a new password",
    idempotencyKey: `account-mail/${id}`,
  });
  await sendAccountMail(app.kit, { mailId: id });
  expect(resend.requests).toHaveLength(1);
  expect(await rowOf(id)).toMatchObject({ attempts: 1, lastError: null, text: "", html: "" });

  const token = /\/reset-password\?token=(\S+)/.exec(mail?.text ?? "")?.[1];
  const reset = await app.fetch("/api/auth/reset-password", {
    json: { newPassword: "a new password", token },
  });
  expect(reset.status).toBe(200);
});

test("an invitation goes out as well, and no page shows the mails", async () => {
  const owner = await app.signUp({ name: "Olga", organisation: "Salon Olga" });
  await app.fetch("/api/invitations", {
    cookie: owner.cookie,
    json: { email: "bo@example.test", atsRole: null, servicesRole: "staff" },
  });
  await app.runJobs();
  const mail = resend.mails.find(({ to }) => to[0] === "bo@example.test");
  expect(mail?.subject).toBe("Join Salon Olga");
  expect((await app.fetch("/api/account-mails")).status).toBe(404);
});

test("a fault that passes leaves the mail to the next attempt, with the same key", async () => {
  const tom = await app.signUp({ name: "Tom", organisation: "Salon Tom" });
  const id = await forget(tom.email);
  resend.failNext({ close: "afterTaking" });
  await expect(sendAccountMail(app.kit, { mailId: id })).rejects.toThrow(AccountMailWaitsError);
  expect(await rowOf(id)).toMatchObject({
    attempts: 1,
    lastError: "Resend did not answer",
    sentAt: null,
  });
  await app.runJobs();
  expect(resend.mails.filter(({ to }) => to[0] === tom.email)).toHaveLength(1);
  expect(await rowOf(id)).toMatchObject({ attempts: 2, lastError: null });
});

test("a refusal for good is kept with the mail, and not tried again", async () => {
  const uma = await app.signUp({ name: "Uma", organisation: "Salon Uma" });
  const id = await forget(uma.email);
  const body = { statusCode: 422, name: "validation_error", message: `About ${uma.email}` };
  resend.failNext({ answer: { status: 422, body } });
  await app.runJobs();
  const { attempts, lastError, sentAt } = await rowOf(id);
  expect({ attempts, sentAt }).toEqual({ attempts: 1, sentAt: null });
  expect(lastError).toMatch(/^Resend refused/);
  expect(lastError).not.toContain(uma.email);
  expect(await app.runJobs()).toBe(0);
});

test("any mail server will do", async () => {
  await using smtp = await startSmtpStandIn();
  await using server = await startTestKit("services", {
    env: { MAIL_FROM: "mail@convene.example", SMTP_URL: smtp.url },
  });
  const vera = await server.signUp({ name: "Vera", organisation: "Salon Vera" });
  await server.fetch("/api/auth/request-password-reset", { json: { email: vera.email } });
  await server.runJobs();
  expect(smtp.mails.map(({ to, parsed }) => [to, parsed.subject])).toEqual([
    [[vera.email], "Choose a new password"],
  ]);
});
