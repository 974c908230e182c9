import fc from "fast-check";
import { createElement } from "react";
import { render } from "react-email";
import { describe, expect, test } from "vitest";
import { languages } from "../locales/texts-in.ts";
import { kinds, sampleOfKind } from "../testing/sample-message.ts";
import { describeMessage } from "./describe-message.ts";
import { type Mail, mailOf } from "./mail.ts";
import { MessageMail } from "./message-mail.ts";
import { renderMail } from "./render-mail.ts";

const now = new Date("2026-01-19T19:00:10Z");

async function plainly(mail: Mail): Promise<string> {
  return await render(createElement(MessageMail, { mail }));
}

describe.each(languages)("in %s", (locale) => {
  test.each(kinds)("a %s is, byte for byte, what React Email makes of it", async (kind) => {
    for (const logoUrl of [null, "https://studio-nord.example/logo.png?a=1&b=2"]) {
      const message = sampleOfKind(kind, { locale });
      const organisation = { ...message.facts.organisation, logoUrl };
      const mail = mailOf(describeMessage(message, now), organisation);
      expect(await renderMail(mail)).toBe(await plainly(mail));
    }
  });
});

test("whatever a mail leaves out makes another shape of it", async () => {
  const message = sampleOfKind("confirmation");
  const full = mailOf(describeMessage(message, now), message.facts.organisation);
  const row = {
    label: "Where",
    value: "https://a.example/",
    note: "Upstairs",
    url: "https://a.example/",
  };
  const noNote = { label: row.label, value: row.value, url: row.url };
  const noUrl = { label: row.label, value: row.value, note: row.note };
  const variants: Partial<Mail>[] = [
    { details: [row, row] },
    { details: [noNote, row] },
    { details: [noUrl, row] },
    { details: [row, noNote] },
    { details: [row, noUrl] },
    { details: [row] },
    { logoUrl: null },
    { intro: [] },
    { actions: [] },
    { notes: [] },
    { footer: [] },
  ];
  for (const left of variants) {
    const mail = { ...full, ...left };
    expect(await renderMail(mail)).toBe(await plainly(mail));
  }
});

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "<script>alert(1)</script>",
    "</title></style>",
    "\"'&amp;<!-- -->",
    "$& $1 $` %s {title} {{title}}",
    "\ue0000\ue001",
    "\ue000",
    "\u0000\n\r\t",
    "\u202eright to left\u200b",
    "👩‍🔬",
  ),
);
const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
const colour = fc.constantFrom("#000000", "#ffee00", "#0b7285");
const mails: fc.Arbitrary<Mail> = fc.record({
  language: fc.constantFrom(...languages),
  subject: nasty,
  preview: nasty,
  organisation: nasty,
  logoUrl: fc.option(url),
  accent: colour,
  onAccent: colour,
  link: colour,
  heading: nasty,
  intro: fc.array(nasty, { maxLength: 3 }),
  title: nasty,
  details: fc.array(
    fc.record(
      { label: nasty, value: nasty, note: nasty, url },
      { requiredKeys: ["label", "value"] },
    ),
    { maxLength: 4 },
  ),
  actions: fc.array(fc.record({ label: nasty, url }), { maxLength: 3 }),
  notes: fc.array(nasty, { maxLength: 2 }),
  footer: fc.array(nasty, { maxLength: 2 }),
});

test("whatever people wrote, it is escaped as React Email does it", async () => {
  await fc.assert(
    fc.asyncProperty(mails, async (mail) => {
      expect(await renderMail(mail)).toBe(await plainly(mail));
    }),
  );
});
