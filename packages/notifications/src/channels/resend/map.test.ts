import { expect, test } from "vitest";
import { outgoingMail } from "../../testing/outgoing-message.ts";
import { toFailure, toResendMail } from "./map.ts";

const FROM = "mail@convene.example";

test("a mail has names, tags for the webhooks, and the calendar file as an attachment", () => {
  const message = outgoingMail();
  expect(toResendMail(message, FROM)).toEqual({
    from: '"Studio \\"Nord\\"" <mail@convene.example>',
    to: ['"Zoë Martin" <zoe@example.com>'],
    replyTo: "hello@studio-nord.example",
    subject: message.subject,
    text: message.text,
    html: message.html,
    tags: [
      { name: "notification", value: message.id },
      { name: "tenant", value: message.tenantId },
    ],
    attachments: [
      {
        filename: "invite.ics",
        content: Buffer.from(message.calendarFile?.content ?? "").toString("base64"),
        contentType: "text/calendar; charset=utf-8; method=REQUEST",
      },
    ],
  });
});

test("what a mail does not have is left out", () => {
  const bare = outgoingMail({
    tenantId: null,
    from: { name: "Convene", replyTo: null },
    html: null,
    calendarFile: null,
  });
  expect(Object.keys(toResendMail(bare, FROM)).sort()).toEqual([
    "from",
    "subject",
    "tags",
    "text",
    "to",
  ]);
});

test("a name can neither end the line nor the quotes", () => {
  const message = outgoingMail({ from: { name: 'Nord"\r\nBcc: <x@y.z>', replyTo: null } });
  expect(toResendMail(message, FROM).from).toBe('"Nord\\" Bcc: <x@y.z>" <mail@convene.example>');
});

test.each([
  [null, null, "passing"],
  [500, "application_error", "passing"],
  [503, null, "passing"],
  [500, "validation_error", "passing"],
  [429, "rate_limit_exceeded", "passing"],
  [429, "daily_quota_exceeded", "passing"],
  [429, "monthly_quota_exceeded", "passing"],
  [409, "concurrent_idempotent_requests", "passing"],
  [401, "missing_api_key", "passing"],
  [403, "invalid_api_key", "passing"],
  [403, "validation_error", "passing"], // the domain is not verified
  [422, "invalid_from_address", "passing"],
  [418, "something_new", "passing"],
  [400, "validation_error", "permanent"],
  [422, "validation_error", "permanent"],
  [422, "missing_required_field", "permanent"],
  [422, "invalid_attachment", "permanent"],
  [400, "invalid_idempotency_key", "permanent"],
  [409, "invalid_idempotent_request", "unclear"],
])("status %s, %s is %s", (status, errorName, kind) => {
  const failure = toFailure({ status, errorName, ids: null, headers: {} });
  expect(failure).toMatchObject({ kind });
  expect(failure.reason).toMatch(/^Resend/);
});

test("a name that is none is not repeated", () => {
  const errorName = "zoe@example.com is not good";
  expect(toFailure({ status: 400, errorName, ids: null, headers: {} }).reason).not.toMatch(/zoe/);
});
