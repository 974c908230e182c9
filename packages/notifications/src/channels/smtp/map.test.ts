import { expect, test } from "vitest";
import { outgoingMail } from "../../testing/outgoing-message.ts";
import { toFailure, toSmtpMail } from "./map.ts";

test("the Message-ID is the key's, of the sender's domain", () => {
  const message = outgoingMail({ idempotencyKey: "0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e/2" });
  expect(toSmtpMail(message, "mail@convene.example").messageId).toBe(
    "<0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e.2@convene.example>",
  );
});

/** What nodemailer throws. */
function thrown(code: string, response?: string, command?: string): Error {
  const responseCode = response === undefined ? {} : { responseCode: Number(response.slice(0, 3)) };
  return Object.assign(new Error("about zoe@example.com"), {
    code,
    ...responseCode,
    response,
    command,
  });
}

const UNKNOWN = "550 5.1.1 <zoe@example.com>: no such user";

test.each([
  [thrown("EENVELOPE", UNKNOWN, "RCPT TO"), "permanent", "bounced"],
  [thrown("EENVELOPE", "550-5.1.10 zoe@example.com", "RCPT TO"), "permanent", "bounced"],
  [thrown("EENVELOPE", "550 5.2.1 Mailbox disabled", "RCPT TO"), "permanent", "bounced"],
  [thrown("EENVELOPE", "550 5.7.1 Relaying denied", "RCPT TO"), "permanent", undefined],
  [thrown("EENVELOPE", "552 5.2.2 Mailbox full", "RCPT TO"), "permanent", undefined],
  [thrown("EENVELOPE", "550 not today", "RCPT TO"), "permanent", undefined],
  [thrown("EENVELOPE", "550 5.1.1 Sender unknown", "MAIL FROM"), "permanent", undefined],
  [thrown("EENVELOPE", "450 4.2.0 Greylisted", "RCPT TO"), "passing", undefined],
  [thrown("EMESSAGE", "554 5.7.1 Spam", "DATA"), "permanent", undefined],
  [thrown("EMESSAGE", "451 4.3.0 Busy", "DATA"), "passing", undefined],
  [thrown("EAUTH", "535 5.7.8 Wrong password", "AUTH PLAIN"), "passing", undefined],
  [thrown("EENVELOPE"), "permanent", undefined],
  [thrown("ETIMEDOUT"), "passing", undefined],
  [thrown("ECONNECTION"), "passing", undefined],
  [thrown("ESOCKET"), "passing", undefined],
  [undefined, "passing", undefined],
])("%j is %s, suppressed because %s", (error, kind, suppress) => {
  const failure = toFailure(error);
  expect([failure.kind, failure.suppress]).toEqual([kind, suppress]);
  expect(failure.reason).toMatch(/mail server/);
  expect(failure.reason).not.toMatch(/zoe/);
});
