import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import {
  addColleague,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const textsSchema = z.object({
  languages: z.array(z.string()),
  kinds: z.array(z.string()),
  placeholders: z.record(z.string(), z.array(z.string())),
  texts: z.array(z.unknown()),
});
const previewSchema = z.object({
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string(),
  source: z.string(),
});

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
let sam: { readonly cookie: string };
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
  sam = await addColleague(app, ada, { name: "Sam", servicesRole: "staff" });
});
afterAll(() => app.close());

interface Asking {
  readonly cookie: string;
}

function texts({ cookie }: Asking = ada) {
  return readAnswer(textsSchema, app.fetch("/api/message-texts", { cookie }));
}

function save(path: string, json: unknown, { cookie }: Asking = ada) {
  return app.fetch(`/api/message-texts/${path}`, { method: "PUT", cookie, json });
}

function remove(path: string, { cookie }: Asking = ada) {
  return app.fetch(`/api/message-texts/${path}`, { method: "DELETE", cookie });
}

function preview(json: object, { cookie }: Asking = ada) {
  return app.fetch("/api/message-previews", { cookie, json });
}

const ofConfirmation = { kind: "confirmation", language: "en", channel: "email" };

describe("an organisation's own words", () => {
  test("are kept, seen by itself only, and given up again", async () => {
    const { languages, kinds, placeholders } = await texts();
    expect(languages).toEqual(expect.arrayContaining(["de", "en", "es", "fr"]));
    expect(kinds).toContain("refund_made");
    expect(kinds).not.toContain("offer_sent");
    expect(Object.keys(placeholders).sort()).toEqual([...kinds].sort());
    expect(placeholders.confirmation).toContain("title");

    const words = { subject: "See you: {title}", introduction: "Hello {name}!" };
    const kept = { kind: "confirmation", language: "en", ...words };
    expect(await readAnswer(z.unknown(), save("confirmation/en", words))).toEqual(kept);
    expect((await texts()).texts).toEqual([kept]);
    expect((await texts(bob)).texts).toEqual([]);
    expect((await remove("confirmation/en", bob)).status).toBe(204);
    expect((await texts()).texts).toEqual([kept]);

    expect((await remove("confirmation/en")).status).toBe(204);
    expect((await remove("confirmation/en")).status).toBe(204);
    expect((await texts()).texts).toEqual([]);
  });

  test.each([
    ["confirmation/en", { subject: "{tilte}", introduction: null }, "subject"],
    ["confirmation/en", { subject: "One\nTwo", introduction: null }, "subject"],
    ["confirmation/en", { subject: null, introduction: "{x}" }, "introduction"],
    ["confirmation/en", { subject: "a".repeat(201), introduction: null }, "subject"],
    ["confirmation/tlh", { subject: "Qapla'", introduction: null }, "language"],
    ["rumour/en", { subject: "Psst", introduction: null }, "kind"],
  ])("%s %j is refused, naming the field", async (path, words, field) => {
    const answer = await save(path, words);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: "INVALID_INPUT", field }),
    ]);
  });

  test("are for those who look after the organisation", async () => {
    const words = { subject: "Hello", introduction: null };
    for (const answer of [
      app.fetch("/api/message-texts", { cookie: sam.cookie }),
      save("confirmation/en", words, sam),
      remove("confirmation/en", sam),
      preview(ofConfirmation, sam),
    ]) {
      expect(await refusalOf(answer)).toEqual([403, "NOT_ALLOWED"]);
    }
    expect(await refusalOf(preview(ofConfirmation, { cookie: "" }))).toEqual([
      401,
      "SIGN_IN_REQUIRED",
    ]);
  });
});

describe("a preview", () => {
  test("is an example before there is anything, and of the latest message afterwards", async () => {
    const example = await readAnswer(previewSchema, preview(ofConfirmation));
    expect(example.source).toBe("example");
    await bookAppointment(app.kit, ada, { start: addDays(NOW, 3) });
    const latest = await readAnswer(previewSchema, preview(ofConfirmation));
    expect(latest.source).toBe("latest");
    expect(latest.subject).toContain("Haircut");
    expect(latest.text).toContain("Cleo");
    expect(latest.html).toContain("Haircut");
    // Another organisation has had none.
    const theirs = await readAnswer(previewSchema, preview(ofConfirmation, bob));
    expect(theirs.source).toBe("example");
    expect(theirs.text).not.toContain("Cleo");
  });

  test("of a kind that was never sent is written from the latest event", async () => {
    const shown = preview({ ...ofConfirmation, kind: "cancellation", language: "de" });
    const { source, subject } = await readAnswer(previewSchema, shown);
    expect(source).toBe("latest");
    expect(subject).toContain("Haircut");
    const refund = preview({ ...ofConfirmation, kind: "refund_made" });
    expect((await readAnswer(previewSchema, refund)).source).toBe("example");
  });

  test("is in the organisation's words, or in those that are tried", async () => {
    await save("confirmation/en", { subject: "Ours: {title}", introduction: null });
    const subjectOf = async (tried: object) =>
      (await readAnswer(previewSchema, preview({ ...ofConfirmation, ...tried }))).subject;
    expect(await subjectOf({})).toBe("Ours: Haircut");
    expect(await subjectOf({ subject: "Tried: {title}" })).toBe("Tried: Haircut");
    expect(await subjectOf({ subject: null })).toMatch(/^Confirmed: Haircut/);
    expect(await subjectOf({ language: "fr" })).toContain("Confirmé");
    const answer = await preview({ ...ofConfirmation, subject: "{nonsense}" });
    expect(await answer.json()).toMatchObject({ code: "INVALID_INPUT", field: "subject" });
    await remove("confirmation/en");
  });

  test("there is of every kind, in every language, on every channel", async () => {
    const { kinds, languages } = await texts();
    for (const kind of kinds) {
      for (const language of languages) {
        for (const channel of ["email", "sms", "in_app"]) {
          const shown = await readAnswer(previewSchema, preview({ kind, language, channel }));
          expect(shown.subject, `${kind} ${language}`).not.toBe("");
          expect(shown.text, `${kind} ${language}`).not.toMatch(/undefined|\{\w+\}/);
          expect(shown.html !== null, `${kind} ${channel}`).toBe(channel === "email");
        }
      }
    }
  });
});
