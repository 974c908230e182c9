import { afterEach, beforeEach, expect, test } from "vitest";
import { outgoingMail } from "../../testing/outgoing-message.ts";
import {
  type HttpFault,
  type ResendStandIn,
  startResendStandIn,
  tooManyRequests,
} from "../../testing/providers/index.ts";
import { providerContract } from "../../testing/providers/provider-contract.ts";
import type { NotificationChannelAdapter } from "../notification-channel-adapter.ts";
import { resendChannel } from "./provider.ts";

const contract = providerContract("resend.json");
const REQUESTS: Readonly<Record<string, string>> = {
  "/emails": "/paths/~1emails/post/requestBody/content/application~1json/schema",
  "/emails/batch": "/paths/~1emails~1batch/post/requestBody/content/application~1json/schema",
};

let resend: ResendStandIn;
let channel: NotificationChannelAdapter;
/** A clock that only sleeping moves. */
let time: { elapsedMs(): number; sleep(milliseconds: number): Promise<void>; slept: number[] };

function channelOf(stand: ResendStandIn): NotificationChannelAdapter {
  const { apiKey, url: baseUrl } = stand;
  return resendChannel({ apiKey, baseUrl, from: "mail@convene.example" }, time);
}

beforeEach(async () => {
  resend = await startResendStandIn();
  let nowMs = 0;
  time = {
    slept: [],
    elapsedMs: () => nowMs,
    async sleep(milliseconds) {
      time.slept.push(milliseconds);
      nowMs += milliseconds;
    },
  };
  channel = channelOf(resend);
});

afterEach(async () => {
  for (const { path, body } of resend.requests) {
    const data: unknown = JSON.parse(body);
    const mails = Array.isArray(data) ? data : [data];
    expect(contract(REQUESTS[path] ?? path, data)).toEqual([]);
    for (const mail of mails) expect(contract(REQUESTS["/emails"] ?? "", mail)).toEqual([]);
  }
  await resend.close();
});

async function failing(...faults: HttpFault[]) {
  resend.failNext(...faults);
  return await channel.send(outgoingMail());
}

test("a mail arrives whole, with the key of its attempt", async () => {
  const message = outgoingMail();
  const sent = await channel.send(message);
  const [mail] = resend.mails;
  expect(sent).toEqual({ ok: true, value: { providerId: mail?.id } });
  expect(mail).toMatchObject({
    idempotencyKey: message.idempotencyKey,
    to: ['"Zoë Martin" <zoe@example.com>'],
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: [{ filename: "invite.ics" }],
  });
  expect(Buffer.from(mail?.attachments[0]?.content ?? "", "base64").toString()).toBe(
    message.calendarFile?.content,
  );
});

test.each<HttpFault>([{ close: "afterTaking" }, { close: "midAnswer" }])(
  "after %o the mail is sent again and taken once",
  async (fault) => {
    const message = outgoingMail();
    resend.failNext(fault);
    expect(await channel.send(message)).toEqual({
      ok: false,
      error: { kind: "passing", reason: "Resend did not answer" },
    });
    const again = await channel.send(message);
    expect(resend.mails).toHaveLength(1);
    expect(again).toEqual({ ok: true, value: { providerId: resend.mails[0]?.id } });
  },
);

test("what does not arrive there is passing: closed, refused, a fault of theirs, nonsense", async () => {
  for (const fault of [
    { close: "beforeTaking" },
    { answer: { status: 500, body: { statusCode: 500, name: "application_error" } } },
    { answer: { status: 502, body: "<html>Bad gateway</html>" } },
    { answer: { status: 200, body: "<html>Sign in to this network</html>" } },
    { answer: { status: 200, body: {} } },
  ] satisfies HttpFault[]) {
    expect(await failing(fault)).toMatchObject({ ok: false, error: { kind: "passing" } });
  }
  expect(resend.mails).toHaveLength(0);
  await resend.close();
  expect(await channel.send(outgoingMail())).toMatchObject({ error: { kind: "passing" } });
});

test("a refusal of the message is permanent, and tells neither address nor key", async () => {
  const message = outgoingMail({ to: { name: "", address: "not an address" } });
  const refused = await channel.send(message);
  expect(refused).toMatchObject({ ok: false, error: { kind: "permanent" } });
  expect(JSON.stringify(refused)).not.toMatch(/not an address|re_/);
});

test("a wrong key is passing: it can be put right, and no mail is lost by then", async () => {
  const wrong = resendChannel({ apiKey: "re_wrong", baseUrl: resend.url, from: "a@b.example" });
  const refused = await wrong.send(outgoingMail());
  expect(refused).toEqual({
    ok: false,
    error: {
      kind: "passing",
      reason: "Resend does not accept the API key (403, invalid_api_key)",
    },
  });
});

test("what has the key of something else that was taken is not taken, and may have been in it", async () => {
  const message = outgoingMail();
  await channel.send(message);
  const other = await channel.send({ ...message, text: "Something else" });
  expect(other).toMatchObject({ ok: false, error: { kind: "unclear" } });
  expect(resend.mails).toHaveLength(1);

  const messages = Array.from({ length: 3 }, () => outgoingMail({ calendarFile: null }));
  resend.failNext({ close: "midAnswer" });
  await channel.sendBatch?.(messages, "batch-1");
  const left = await channel.sendBatch?.(messages.slice(1), "batch-1");
  expect(left).toMatchObject({ ok: false, error: { kind: "unclear" } });
  expect(resend.mails).toHaveLength(4);
});

test.each<HttpFault>([{ hang: "beforeTaking" }, { hang: "afterTaking" }])(
  "after %o the mail is sent again and taken once",
  async (fault) => {
    const { apiKey, url: baseUrl } = resend;
    const hurried = resendChannel({ apiKey, baseUrl, from: "a@b.example", timeoutMs: 200 });
    const message = outgoingMail();
    resend.failNext(fault);
    expect(await hurried.send(message)).toMatchObject({ error: { kind: "passing" } });
    expect(await hurried.send(message)).toMatchObject({ ok: true });
    expect(resend.mails).toHaveLength(1);
  },
);

test("a hundred mails go in one call, and again with the same key are taken once", async () => {
  const messages = Array.from({ length: 100 }, () => outgoingMail({ calendarFile: null }));
  resend.failNext({ close: "midAnswer" });
  expect(await channel.sendBatch?.(messages, "batch-1")).toMatchObject({
    error: { kind: "passing" },
  });
  const taken = await channel.sendBatch?.(messages, "batch-1");
  expect(taken).toEqual({ ok: true, value: resend.mails.map(({ id }) => ({ providerId: id })) });
  expect(resend.mails).toHaveLength(100);
  expect(resend.requests.map(({ path }) => path)).toEqual(["/emails/batch", "/emails/batch"]);
  expect(resend.mails[7]?.tags).toContainEqual({ name: "notification", value: messages[7]?.id });
});

test("a mail with a calendar file goes by itself", () => {
  expect(channel.batches?.(outgoingMail())).toBe(false);
  expect(channel.batches?.(outgoingMail({ calendarFile: null }))).toBe(true);
  expect(channel.largestBatch).toBe(100);
});

test("after 429 nothing is asked until the time it names: briefly is waited for, longer is not", async () => {
  expect(await failing(tooManyRequests(1))).toMatchObject({ error: { kind: "passing" } });
  expect(await channel.send(outgoingMail())).toMatchObject({ ok: true });
  expect(time.slept).toEqual([1_000]);

  expect(await failing(tooManyRequests(60))).toMatchObject({ error: { kind: "passing" } });
  const asked = resend.requests.length;
  expect(await channel.send(outgoingMail())).toEqual({
    ok: false,
    error: { kind: "passing", reason: "Resend wants to be asked later" },
  });
  expect(resend.requests).toHaveLength(asked);
  await time.sleep(60_000);
  expect(await channel.send(outgoingMail())).toMatchObject({ ok: true });
});

test("a limit that the headers tell is never run into", async () => {
  await resend.close();
  resend = await startResendStandIn({ rate: { limit: 5, windowMs: 400 } });
  channel = resendChannel({ apiKey: resend.apiKey, baseUrl: resend.url, from: "a@b.example" });
  await channel.send(outgoingMail()); // the first answer tells the limit
  const sent = await Promise.all(
    Array.from({ length: 12 }, () => channel.send(outgoingMail({ calendarFile: null }))),
  );
  expect(sent.every(({ ok }) => ok)).toBe(true);
  expect(resend.mails).toHaveLength(13);
  expect(resend.requests).toHaveLength(13);
});
