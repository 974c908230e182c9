import { afterEach, beforeEach, expect, test } from "vitest";
import { outgoingMail } from "../../testing/outgoing-message.ts";
import {
  type SmtpFault,
  type SmtpStandIn,
  startSmtpStandIn,
} from "../../testing/providers/index.ts";
import { smtpChannel } from "./provider.ts";

let smtp: SmtpStandIn;
let channel: ReturnType<typeof smtpChannel>;
beforeEach(async () => {
  smtp = await startSmtpStandIn();
  channel = smtpChannel({ url: smtp.url, from: "mail@convene.example" });
});
afterEach(async () => {
  await channel.close();
  await smtp.close();
});

test("a mail arrives with text, HTML and calendar as alternatives of one another", async () => {
  const message = outgoingMail();
  const sent = await channel.send(message);
  const [mail] = smtp.mails;
  expect(sent).toEqual({ ok: true, value: { providerId: mail?.parsed.messageId } });
  expect(mail).toMatchObject({ from: "mail@convene.example", to: ["zoe@example.com"] });
  expect(mail?.parsed).toMatchObject({
    messageId: `<${message.id}.0@convene.example>`,
    subject: message.subject,
    from: { value: [{ name: 'Studio "Nord"', address: "mail@convene.example" }] },
    to: { value: [{ name: "Zoë Martin", address: "zoe@example.com" }] },
    replyTo: { value: [{ address: "hello@studio-nord.example" }] },
    html: message.html,
  });
  expect(mail?.parsed.text).toContain("14:00");

  const { headerLines } = mail?.parsed ?? {};
  const type = headerLines?.find(({ key }) => key === "content-type")?.line;
  expect(type).toMatch(/^Content-Type: multipart\/alternative/i);
  const partTypes = [
    ...(mail?.raw ?? "").matchAll(/^Content-Type: ([^\r\n]+(?:\r\n\s[^\r\n]+)*)/gim),
  ];
  expect(partTypes.map(([, found = ""]) => found.replace(/\s+/g, " ")).slice(1)).toEqual([
    expect.stringMatching(/^text\/plain/),
    expect.stringMatching(/^text\/html/),
    expect.stringMatching(/^text\/calendar;(?=.*charset=utf-8)(?=.*method=REQUEST)/),
  ]);
  const calendar = mail?.parsed.attachments.find(
    ({ contentType }) => contentType === "text/calendar",
  );
  expect(calendar?.content.toString().replaceAll("\r\n", "\n")).toBe(
    message.calendarFile?.content.replaceAll("\r\n", "\n"),
  );
});

test("a name cannot add a header, nor a file's name be read", async () => {
  const from = { name: "Nord\r\nBcc: other@example.com", replyTo: null };
  await channel.send(outgoingMail({ from, text: "/etc/passwd", calendarFile: null }));
  expect(smtp.mails[0]?.to).toEqual(["zoe@example.com"]);
  expect(smtp.mails[0]?.parsed.headers.has("bcc")).toBe(false);
  expect(smtp.mails[0]?.parsed.text).toBe("/etc/passwd");
});

test("connections are kept for the next mail", async () => {
  for (let mail = 0; mail < 5; mail++) await channel.send(outgoingMail());
  expect([smtp.mails.length, smtp.connections]).toEqual([5, 1]);
});

test.each<[SmtpFault, object]>([
  [
    { at: "recipient", code: 550, text: "5.1.1 No such mailbox" },
    { kind: "permanent", suppress: "bounced" },
  ],
  [{ at: "recipient", code: 550, text: "5.7.1 Relaying denied" }, { kind: "permanent" }],
  [{ at: "recipient", code: 450, text: "4.2.0 Come back later" }, { kind: "passing" }],
  [{ at: "sender", code: 553, text: "5.1.8 Sender refused" }, { kind: "permanent" }],
  [{ at: "data", code: 451, text: "4.3.0 Busy" }, { kind: "passing" }],
  [{ at: "data", code: 554, text: "5.7.1 Looks like spam" }, { kind: "permanent" }],
  [{ at: "connection", code: 421, text: "4.3.2 Too many" }, { kind: "passing" }],
  [{ at: "recipient", close: true }, { kind: "passing" }],
])("%o is %o, and the next mail arrives", async (fault, error) => {
  smtp.failNext(fault);
  const refused = await channel.send(outgoingMail());
  expect(refused).toMatchObject({ ok: false, error });
  if (!refused.ok) expect("suppress" in refused.error).toBe("suppress" in error);
  expect(await channel.send(outgoingMail())).toMatchObject({ ok: true });
  expect(smtp.mails).toHaveLength(1);
});

test("a connection that is closed before anything was sent is opened anew", async () => {
  smtp.failNext({ at: "connection", close: true });
  expect(await channel.send(outgoingMail())).toMatchObject({ ok: true });
  expect([smtp.mails.length, smtp.connections]).toEqual([1, 2]);
});

test("a mail that was taken without a word goes again with the same Message-ID, once an attempt", async () => {
  const message = outgoingMail();
  smtp.failNext({ at: "data", close: true, taken: true });
  expect(await channel.send(message)).toMatchObject({ ok: false, error: { kind: "passing" } });
  expect(smtp.mails).toHaveLength(1);
  expect(await channel.send(message)).toMatchObject({ ok: true });
  const ids = smtp.mails.map(({ parsed }) => parsed.messageId);
  expect(ids).toEqual([`<${message.id}.0@convene.example>`, `<${message.id}.0@convene.example>`]);
});

test.each<SmtpFault>([
  { at: "connection", hang: true },
  { at: "recipient", hang: true },
  { at: "data", hang: true, taken: true },
])("after %o the mail goes again", async (fault) => {
  const hurried = smtpChannel({ url: smtp.url, from: "mail@convene.example", timeoutMs: 200 });
  smtp.failNext(fault);
  expect(await hurried.send(outgoingMail())).toEqual({
    ok: false,
    error: { kind: "passing", reason: "The mail server did not answer in time" },
  });
  expect(await hurried.send(outgoingMail())).toMatchObject({ ok: true });
  await hurried.close();
});

test("a wrong sign-in is passing and tells nothing of it", async () => {
  const wrong = smtpChannel({
    url: smtp.url.replace(/:[^:@]+@/, ":wrong-password@"),
    from: "mail@convene.example",
  });
  const refused = await wrong.send(outgoingMail());
  expect(refused).toEqual({
    ok: false,
    error: { kind: "passing", reason: "The mail server does not accept the sign-in (535 5.7.8)" },
  });
  await wrong.close();
});

test("a server that is not there is passing", async () => {
  await smtp.close();
  const refused = await channel.send(outgoingMail());
  expect(refused).toMatchObject({ ok: false, error: { kind: "passing" } });
});
