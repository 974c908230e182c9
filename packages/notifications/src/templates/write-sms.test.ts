import { describe, expect, test } from "vitest";
import { languages } from "../locales/texts-in.ts";
import { kinds, sampleOfKind } from "../testing/sample-message.ts";
import { renderShort } from "./render-message.ts";
import { writeSms } from "./write-sms.ts";

const now = new Date("2026-01-19T19:00:10Z");

/** 3GPP TS 23.038, tables 6.2.1 and 6.2.1.1. */
const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENSION = "^{}\\[~]|€";

/** What leaves nothing to look at. */
const WITHOUT_LINK: ReadonlySet<string> = new Set(["application_rejected", "cancellation"]);

function segments(text: string): number {
  const letters = [...text];
  const isGsm = letters.every((letter) => (GSM + GSM_EXTENSION).includes(letter));
  const length = isGsm
    ? letters.reduce((sum, letter) => sum + (GSM_EXTENSION.includes(letter) ? 2 : 1), 0)
    : text.length;
  const [single, part] = isGsm ? [160, 153] : [70, 67];
  return length <= single ? 1 : Math.ceil(length / part);
}

describe.each(languages)("in %s", (locale) => {
  test.each(kinds)("a %s is short, and its link is at the end", (kind) => {
    const { text } = renderShort(sampleOfKind(kind, { locale }), now, { channel: "sms" });
    if (!WITHOUT_LINK.has(kind)) expect(text).toMatch(/ https:\/\/\S+$/);
    expect(segments(text), text).toBeLessThanOrEqual(locale === "en" ? 2 : 4);
    expect(text).not.toMatch(/[“”„«»’–−…\u00a0\u202f]/);
  });
});

test.each(["en", "de"])("what is most often sent in %s fits the GSM alphabet", (locale) => {
  for (const kind of ["confirmation", "reminder", "cancellation", "reschedule"] as const) {
    const { text } = renderShort(sampleOfKind(kind, { locale }), now, { channel: "sms" });
    expect(segments(text), text).toBe(1);
  }
});

test("in the app the same sentence has its typographic signs", () => {
  const { text } = renderShort(sampleOfKind("cancellation", { locale: "fr" }), now);
  expect(text).toContain("Studio Nord\u00a0: «\u00a0Technical interview\u00a0»");
});

test("long names are cut, so that one message stays one", () => {
  const message = sampleOfKind("cancellation");
  const title = "Interview ".repeat(40);
  const facts = { ...message.facts, title } as typeof message.facts;
  const { text } = renderShort({ ...message, facts }, now, { channel: "sms" });
  expect(text).toContain('Interview..." on Tue');
  expect(segments(text)).toBe(1);
});

test("letters of other alphabets stay as they are", () => {
  expect(writeSms("Zoë – “Łódź”")).toBe('Zoë - "Łódź"');
});
