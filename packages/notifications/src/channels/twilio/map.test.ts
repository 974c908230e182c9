import { expect, test } from "vitest";
import { outgoingText } from "../../testing/outgoing-message.ts";
import { isInternationalNumber, toFailure, toTwilioMessage } from "./map.ts";

const SENDER = { from: "+15005550006" };

test("a text message has its sender, and the address for what becomes of it", () => {
  const message = outgoingText();
  expect(toTwilioMessage(message, SENDER, "https://jobs.example.test")).toEqual({
    to: "+14165550123",
    from: "+15005550006",
    body: message.text,
    statusCallback: `https://jobs.example.test/api/webhooks/twilio/status/${message.tenantId}/${message.id}`,
  });
  const service = { messagingServiceSid: `MG${"0".repeat(32)}` };
  expect(toTwilioMessage(message, service, null)).toEqual({
    to: "+14165550123",
    ...service,
    body: message.text,
  });
});

test.each([
  ["+14165550123", true],
  ["+4930123456", true],
  ["4165550123", false],
  ["+0165550123", false],
  ["+1 416 555 0123", false],
  ["+1416", false],
  ["+1234567890123456", false],
  ["", false],
])("%j is an international number: %s", (phone, is) => {
  expect(isInternationalNumber(phone)).toBe(is);
});

test.each([
  [{ status: 400, code: 21_610 }, "permanent", "stopped"],
  [{ status: 400, code: 21_211 }, "permanent", "bounced"],
  [{ status: 400, code: 21_614 }, "permanent", "bounced"],
  [{ status: 400, code: 21_408 }, "permanent", undefined],
  [{ status: 400, code: null }, "permanent", undefined],
  [{ status: 401, code: 20_003 }, "passing", undefined],
  [{ status: 401, code: 99_999 }, "passing", undefined],
  [{ status: 404, code: 20_404 }, "passing", undefined],
  [{ status: 429, code: 20_429 }, "passing", undefined],
  [{ status: 429, code: null }, "passing", undefined],
  [{ status: 400, code: 21_611 }, "passing", undefined],
  [{ status: 500, code: 20_500 }, "passing", undefined],
  [{ status: 503, code: null }, "passing", undefined],
  [{ status: 502, code: null }, "unclear", undefined],
  [{ status: 504, code: 20_504 }, "unclear", undefined],
  [{ fault: "ECONNREFUSED" }, "passing", undefined],
  [{ fault: "ENOTFOUND" }, "passing", undefined],
  [{ fault: "ETIMEDOUT" }, "unclear", undefined],
  [{ fault: "ECONNABORTED" }, "unclear", undefined],
  [{ fault: "ECONNRESET" }, "unclear", undefined],
  [{ fault: null }, "unclear", undefined],
])("%j is %s, suppressed because %s", (answer, kind, suppress) => {
  const failure = toFailure(answer);
  expect([failure.kind, failure.suppress]).toEqual([kind, suppress]);
});
