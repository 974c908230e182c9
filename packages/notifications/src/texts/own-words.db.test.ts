import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import { readOwnWords } from "./read-own-words.ts";
import { removeOwnWords } from "./remove-own-words.ts";
import { saveOwnWords } from "./save-own-words.ts";
import type { SavedWords } from "./saved-words.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
});

const now = new Date("2026-02-16T15:00:00Z");

function save(words: SavedWords) {
  const { tenantId, unit } = organisation;
  return unit((tx) => saveOwnWords({ tx, tenantId, now }, words));
}

function read(wanted?: Parameters<typeof readOwnWords>[1]) {
  return organisation.unit((tx) => readOwnWords(tx, wanted));
}

const words: SavedWords = {
  kind: "confirmation",
  language: "fr",
  subject: "À bientôt, {name}",
  introduction: "Bonjour {name},\n\nmerci.",
};

describe("own words", () => {
  test("are kept by kind and language, the last ones said", async () => {
    await save({ ...words, subject: "Premier essai" });
    await save({ ...words, language: "en", introduction: null });
    await save({ ...words, kind: "reminder" });
    expect(await save(words)).toEqual({ ok: true, value: words });
    expect(await read()).toEqual([
      { ...words, language: "en", introduction: null },
      words,
      { ...words, kind: "reminder" },
    ]);
    expect(await read({ kinds: ["confirmation"], languages: ["fr"] })).toEqual([words]);
    expect(await read({ kinds: [] })).toEqual([]);
  });

  test("are removed, and removing what is not there is no fault", async () => {
    await save({ ...words, kind: "cancellation" });
    const { tenantId, unit } = organisation;
    for (const _ of ["once", "again"]) {
      await unit((tx) =>
        removeOwnWords({ tx, tenantId }, { kind: "cancellation", language: "fr" }),
      );
    }
    expect(await read({ kinds: ["cancellation"] })).toEqual([]);
  });

  test("that are blank are none: the catalogue's are back", async () => {
    await save({ ...words, kind: "reschedule" });
    const blank = { subject: " \u200b ", introduction: "\n\n" };
    const saved = await save({ ...words, kind: "reschedule", ...blank });
    expect(saved).toMatchObject({ ok: true, value: { subject: null, introduction: null } });
    expect(await read({ kinds: ["reschedule"] })).toEqual([]);
  });

  test("are kept without what cannot be seen", async () => {
    const dirty = { subject: "Hello\t\u202e{name}\u0000", introduction: "One\r\ntwo\u0007" };
    await save({ ...words, kind: "offer_sent", ...dirty });
    expect(await read({ kinds: ["offer_sent"] })).toMatchObject([
      { subject: "Hello {name}", introduction: "One\ntwo" },
    ]);
  });

  test.each([
    ["language", { language: "tlh" }],
    ["subject", { subject: "One\ntwo" }],
    ["introduction", { introduction: "{nam}" }],
  ])("with a wrong %s are refused, and nothing is kept", async (field, wrong) => {
    const outcome = await save({ ...words, kind: "feedback_due", ...wrong });
    expect(outcome).toMatchObject({ ok: false, error: { code: "INVALID_INPUT", field } });
    expect(await read({ kinds: ["feedback_due"] })).toEqual([]);
  });

  test("as long as they may be fit", async () => {
    const longest = { subject: "é".repeat(200), introduction: "é".repeat(2000) };
    expect(await save({ ...words, kind: "refund_made", ...longest })).toMatchObject({ ok: true });
  });
});
