import { toPlainText } from "react-email";
import { describe, expect, test } from "vitest";
import type { EventFacts } from "../facts/message-facts.ts";
import { languages } from "../locales/texts-in.ts";
import { kinds, sampleFacts, sampleMessage, sampleOfKind } from "../testing/sample-message.ts";
import type { Message } from "./message.ts";
import type { OwnWords } from "./own-words.ts";
import { renderMessage } from "./render-message.ts";

const queuedAt = new Date("2026-01-05T08:30:00Z");
const now = new Date("2026-01-19T19:00:10Z");

function render(message: Message, channel: "email" | "sms" | "in_app" = "email", own?: OwnWords) {
  return renderMessage(message, { channel, address: "zoe@example.com", queuedAt, now, own });
}

describe("the subject", () => {
  const moment = "Tuesday, January 20, 2026 at 2:00 PM EST";
  const french = "mardi 20 janvier 2026 à 14:00 UTC−5";
  const german = "Dienstag, 20. Januar 2026 um 14:00 GMT-5";
  const spanish = "martes, 20 de enero de 2026, 14:00 GMT-5";

  test.each([
    ["en", "confirmation", `Confirmed: Technical interview on ${moment}`],
    ["en", "reminder", "Reminder: Technical interview tomorrow"],
    ["en", "cancellation", `Cancelled: Technical interview on ${moment}`],
    ["en", "reschedule", `Rescheduled: Technical interview now on ${moment}`],
    ["fr", "confirmation", `Confirmé\u00a0: Technical interview le ${french}`],
    ["fr", "reminder", "Rappel\u00a0: Technical interview demain"],
    ["fr", "cancellation", `Annulé\u00a0: Technical interview le ${french}`],
    ["fr", "reschedule", `Déplacé\u00a0: Technical interview, désormais le ${french}`],
    ["es", "confirmation", `Confirmado: Technical interview el ${spanish}`],
    ["es", "reminder", "Recordatorio: Technical interview mañana"],
    ["es", "cancellation", `Cancelado: Technical interview el ${spanish}`],
    ["es", "reschedule", `Cambio de hora: Technical interview ahora el ${spanish}`],
    ["de", "confirmation", `Bestätigt: Technical interview am ${german}`],
    ["de", "reminder", "Erinnerung: Technical interview morgen"],
    ["de", "cancellation", `Abgesagt: Technical interview am ${german}`],
    ["de", "reschedule", `Verschoben: Technical interview jetzt am ${german}`],
    ["en", "hold_expiring", `Still to confirm: Haircut on ${moment}`],
    ["en", "feedback_due", "Feedback due: Technical interview"],
    ["en", "offer_sent", "Your offer from Studio Nord: Backend Engineer"],
    ["en", "refund_made", "Refund of CA$45.50: Technical interview"],
    ["en", "slot_offered", `A time is free: Haircut on ${moment}`],
    ["en", "receipt", "Receipt 1042: CA$45.50 for Technical interview"],
    ["fr", "receipt", "Reçu 1042\u00a0: 45,50\u00a0$CA pour Technical interview"],
    ["en", "calendar_reconnect", "Google Calendar needs to be connected again"],
    ["en", "application_received", "We have your application: Backend Engineer"],
    ["en", "application_rejected", "Your application for Backend Engineer"],
    ["en", "time_requested", "Please choose a time: On-site day"],
    ["fr", "time_requested", "Merci de choisir un créneau\u00a0: On-site day"],
    ["en", "times_given", "Sam Taylor says when they can: On-site day"],
    [
      "en",
      "interviewer_declined",
      `Cleo Stand-in stands in for Ana Engineer: Technical interview on ${moment}`,
    ],
    ["en", "mentioned", "Rita Recruiter mentioned you: Sam Taylor"],
    ["en", "approval_requested", "Please approve: offer to Sam Taylor, Backend Engineer"],
    ["en", "offer_answered", "Accepted: offer to Sam Taylor, Backend Engineer"],
    ["de", "offer_answered", "Angenommen: Angebot an Sam Taylor, Backend Engineer"],
  ] as const)("%s, %s", async (locale, kind, subject) => {
    expect((await render(sampleOfKind(kind, { locale }))).subject).toBe(subject);
  });

  test.each([
    [60, "2026-01-20T18:00:00Z", "Reminder: Technical interview in 1 hour"],
    [15, "2026-01-20T18:45:00Z", "Reminder: Technical interview in 15 minutes"],
  ])("of a reminder %i minutes ahead", async (offsetMinutes, at, subject) => {
    const message = sampleMessage({ kind: "reminder", offsetMinutes });
    const options = { address: "", queuedAt, now: new Date(at) };
    for (const channel of ["email", "sms", "in_app"] as const) {
      expect((await renderMessage(message, { channel, ...options })).subject).toBe(subject);
    }
  });

  test("has no line end, whatever the title has", async () => {
    const title = "Interview\r\nBcc: everyone@example.com\u0000";
    const { subject } = await render(sampleMessage({}, { title }));
    expect(subject).toContain("Interview Bcc: everyone@example.com on Tuesday");
  });
});

describe.each(languages)("in %s", (locale) => {
  const timeZone = "America/Toronto";
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone });
  const at = (instant: Date) => clock.format(instant).replace("\u202f", " ");
  const minutes =
    { de: "in 15 Minuten", en: "in 15 minutes", es: "dentro de 15 minutos", fr: "dans 15 minutes" }[
      locale
    ] ?? "";
  const days =
    { de: "in 7 Tagen", en: "in 7 days", es: "dentro de 7 días", fr: "dans 7 jours" }[locale] ?? "";
  const hours =
    {
      de: "3 Stunden, 15 Minuten",
      en: "3 hours, 15 minutes",
      es: "3 horas y 15 minutos",
      fr: "3\u00a0heures et 15 minutes",
    }[locale] ?? "";
  const money = (amount: number) =>
    new Intl.NumberFormat(locale, { style: "currency", currency: "CAD" }).format(amount);

  const when = ["20", "2026", at(sampleFacts.end), timeZone];
  const tokyo = ["Asia/Tokyo", "21"]; // the day that it is there
  const who = ["Ana Engineer", "Ben Lead"];
  const place = [
    "12 King Street West",
    "https://meet.example/room-42",
    "https://convene.example/interview/token",
  ];
  const event = ["Technical interview", "Backend Engineer", ...when];

  /** What the reader of each kind has to know, in both forms of the mail. */
  const wanted: Readonly<Record<Message["kind"], readonly string[]>> = {
    confirmation: [...event, ...tokyo, ...who, ...place],
    reminder: [...event, ...tokyo, ...who, ...place],
    cancellation: [...event, ...tokyo, ...who, "The panel is ill"],
    reschedule: [
      ...event,
      ...tokyo,
      ...who,
      ...place,
      "The panel is ill",
      at(new Date("2026-01-19T15:00:00Z")),
    ],
    hold_expiring: [
      "Haircut",
      ...when,
      ...tokyo,
      "12 King Street West",
      at(new Date("2026-01-19T19:15:00Z")),
      minutes,
      "https://convene.example/book/hold",
    ],
    feedback_due: [...event, "Zoë Martin", "https://convene.example/interviews/42/feedback"],
    offer_sent: [
      "Backend Engineer",
      "26",
      at(new Date("2026-01-26T22:00:00Z")),
      days,
      timeZone,
      "https://convene.example/offer/token",
    ],
    refund_made: [...event, money(45.5), money(91), "https://convene.example/receipts/7"],
    slot_offered: [
      "Haircut",
      ...when,
      ...tokyo,
      "Ana Stylist",
      "12 King Street West",
      at(new Date("2026-01-19T19:15:00Z")),
      minutes,
      "https://convene.example/book/hold",
      "https://convene.example/book/decline",
    ],
    receipt: [
      ...event,
      money(45.5),
      money(91),
      "1042",
      { de: "Karte", en: "Card", es: "Tarjeta", fr: "Carte" }[locale] ?? "",
      "https://convene.example/receipts/8",
    ],
    calendar_reconnect: [
      "Google Calendar",
      "zoe@example.com",
      "https://convene.example/settings/calendars",
    ],
    application_received: ["Backend Engineer", "https://convene.example/portal/token"],
    application_rejected: ["Backend Engineer", "Please apply again in spring"],
    time_requested: [
      "On-site day",
      "Backend Engineer",
      "4",
      hours,
      "Bring your laptop",
      "26",
      at(new Date("2026-01-26T22:00:00Z")),
      days,
      timeZone,
      "https://convene.example/request/token",
    ],
    times_given: [
      "On-site day",
      "Sam Taylor",
      "Mornings are best",
      "https://convene.example/requests/9",
    ],
    interviewer_declined: [
      ...event,
      ...tokyo,
      "Sam Taylor",
      "Ana Engineer",
      "I am on holiday",
      "Cleo Stand-in",
      "https://convene.example/interviews/42",
    ],
    mentioned: [
      "Sam Taylor",
      "Backend Engineer",
      "Rita Recruiter",
      "@Zoë Martin what do you think?",
      "https://convene.example/applications/3",
    ],
    approval_requested: [
      "Sam Taylor",
      "Backend Engineer",
      "Rita Recruiter",
      "https://convene.example/offers/4",
    ],
    offer_answered: [
      "Sam Taylor",
      "Backend Engineer",
      "I look forward to it",
      "https://convene.example/offers/4",
    ],
  };

  /** What one sentence has to say. */
  const wantedShort: Readonly<Record<Message["kind"], readonly string[]>> = {
    confirmation: [
      "Technical interview",
      "20",
      at(sampleFacts.start),
      "https://convene.example/interview/token",
    ],
    reminder: [
      "Technical interview",
      "20",
      at(sampleFacts.start),
      "https://convene.example/interview/token",
    ],
    cancellation: ["Technical interview", "20", at(sampleFacts.start)],
    reschedule: [
      "Technical interview",
      "20",
      at(sampleFacts.start),
      "https://convene.example/interview/token",
    ],
    hold_expiring: [
      "Haircut",
      "20",
      at(sampleFacts.start),
      at(new Date("2026-01-19T19:15:00Z")),
      minutes,
      "https://convene.example/book/hold",
    ],
    feedback_due: ["Technical interview", "20", "https://convene.example/interviews/42/feedback"],
    offer_sent: [
      "Backend Engineer",
      "26",
      at(new Date("2026-01-26T22:00:00Z")),
      days,
      "https://convene.example/offer/token",
    ],
    refund_made: ["Technical interview", money(45.5), "https://convene.example/receipts/7"],
    slot_offered: [
      "Haircut",
      "20",
      at(sampleFacts.start),
      at(new Date("2026-01-19T19:15:00Z")),
      minutes,
      "https://convene.example/book/hold",
    ],
    receipt: ["Technical interview", money(45.5), "1042", "https://convene.example/receipts/8"],
    calendar_reconnect: [
      "Google Calendar",
      "zoe@example.com",
      "https://convene.example/settings/calendars",
    ],
    application_received: ["Backend Engineer", "https://convene.example/portal/token"],
    application_rejected: ["Backend Engineer"],
    time_requested: [
      "On-site day",
      "26",
      at(new Date("2026-01-26T22:00:00Z")),
      days,
      "https://convene.example/request/token",
    ],
    times_given: ["On-site day", "Sam Taylor", "https://convene.example/requests/9"],
    interviewer_declined: [
      "Technical interview",
      "20",
      at(sampleFacts.start),
      "Ana Engineer",
      "Cleo Stand-in",
      "https://convene.example/interviews/42",
    ],
    mentioned: ["Sam Taylor", "Rita Recruiter", "https://convene.example/applications/3"],
    approval_requested: [
      "Sam Taylor",
      "Backend Engineer",
      "Rita Recruiter",
      "https://convene.example/offers/4",
    ],
    offer_answered: ["Sam Taylor", "Backend Engineer", "https://convene.example/offers/4"],
  };

  test.each(kinds)(
    "a mail of kind %s says in both forms all that its reader needs",
    async (kind) => {
      const { html, text } = await render(sampleOfKind(kind, { locale }));
      for (const form of [toPlainText(html ?? ""), text]) {
        for (const fact of [...wanted[kind], "Studio Nord"]) expect(form).toContain(fact);
        expect(form).toContain("Zoë Martin");
        expect(form).not.toMatch(
          /[{}]|\b(label|action|intro|heading|short|note)\.\w|undefined|null/,
        );
        if (kind === "cancellation") for (const gone of place) expect(form).not.toContain(gone);
      }
    },
  );

  test.each(kinds)("a sentence of kind %s says what matters, for phone and app", async (kind) => {
    const message = sampleOfKind(kind, { locale });
    const [sms, app] = [await render(message, "sms"), await render(message, "in_app")];
    for (const { text, html, calendarFile } of [sms, app]) {
      for (const fact of [...wantedShort[kind], "Studio Nord"]) {
        expect(text.replaceAll("\u00a0", " ")).toContain(fact.replaceAll("\u00a0", " "));
      }
      expect(text).not.toMatch(/[{}]|\bshort\.\w|undefined|null|\n/);
      expect([html, calendarFile]).toEqual([null, null]);
    }
    expect(sms.subject).toBe(app.subject);
  });

  test.each(kinds)("a mail of kind %s can be read by everybody", async (kind) => {
    const { html, subject } = await render(sampleOfKind(kind, { locale }));
    const page = html ?? "";
    expect(page).toMatch(new RegExp(`<html [^>]*lang="${locale}"`));
    expect(page).toContain(`<title>${subject.replaceAll("'", "&#x27;")}</title>`);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    for (const [image] of page.matchAll(/<img [^>]*>/g)) expect(image).toContain('alt="');
    for (const [table] of page.matchAll(/<table [^>]*>/g)) {
      expect(table).toContain('role="presentation"'); // a layout, not a table of data
    }
    const links = [...page.matchAll(/<a [^>]*>(.*?)<\/a>/g)].map(([, label]) =>
      (label ?? "").replaceAll(/<[^>]*>/g, ""),
    );
    for (const label of links) expect(label.trim()).not.toBe("");
    expect(page.match(/background-color:#0b7285/g) ?? []).toHaveLength(
      kind === "cancellation" || kind === "application_rejected" ? 0 : 1, // one button, the others are links
    );
  });
});

describe("a mail", () => {
  test("is silent about another zone whose clocks show the same", async () => {
    const otherSide = { name: "Studio Nord", timeZone: "America/New_York" };
    const { text } = await render(sampleMessage({}, { otherSide }));
    expect(text).not.toContain("For Studio Nord");
  });

  test("gives the time in the reader's zone, wherever the event was made", async () => {
    const { text } = await render(sampleMessage({ timeZone: "Asia/Tokyo" }));
    expect(text).toContain("Wednesday, January 21, 2026, 4:00 – 5:00 AM, Japan Standard Time");
  });

  test("names the day for both sides of a held time", async () => {
    const { text } = await render(sampleOfKind("hold_expiring"));
    expect(text).toContain("When: Tuesday, January 20, 2026, 2:00 – 3:00 PM, Eastern");
    expect(text).toContain("For Studio Nord: Wednesday, January 21, 2026, 4:00 – 5:00 AM, Japan");
  });

  test("puts the meeting first when it is about to begin, before that what can be changed", async () => {
    const first = async (kind: Message["kind"]) =>
      (await render(sampleOfKind(kind))).text.match(/^(Join|View).*: https:/m)?.[1];
    expect(await first("confirmation")).toBe("View");
    expect(await first("reminder")).toBe("Join");
  });

  test("an offer without an end and a hold that is over say nothing of what is left", async () => {
    const offer = sampleOfKind("offer_sent");
    const open = { ...offer, facts: { ...offer.facts, expiresAt: null } } as Message;
    expect((await render(open)).text).not.toContain("answer by");
    expect((await render(open, "sms")).text).toMatch(/an offer for "Backend Engineer"\. https:/);

    const hold = sampleOfKind("hold_expiring");
    const expiresAt = new Date("2026-01-19T18:59:00Z");
    const over = { ...hold, facts: { ...hold.facts, expiresAt } } as Message;
    expect((await render(over)).text).toMatch(/Held until: .* 1:59 PM EST\n/);
  });

  test("a receipt says nothing of what is due where nothing is", async () => {
    const message = sampleOfKind("receipt");
    expect((await render(message)).text).toContain("Still to pay on site: CA$91.00");
    if (message.facts.subject !== "event" || !message.facts.receipt) throw new Error("no receipt");
    const receipt = { ...message.facts.receipt, due: 0 };
    const { text } = await render({ ...message, facts: { ...message.facts, receipt } });
    expect(text).not.toContain("Still to pay");
  });

  test("puts the offered time first, and the way to let it pass behind it", async () => {
    const { text } = await render(sampleOfKind("slot_offered"));
    expect(text).toContain(
      "Take this time: https://convene.example/book/hold\n\nLet it pass: https://convene.example/book/decline",
    );
  });

  test("makes no link of what is no address of the web", async () => {
    const { html, text } = await render(
      sampleMessage({}, { meetingUrl: "javascript:alert(1)", manageUrl: "data:text/html,x" }),
    );
    for (const form of [html, text]) expect(form).not.toMatch(/javascript:|data:text/);
  });

  test("shows what people wrote, and does not obey it", async () => {
    const { html } = await render(
      sampleMessage(
        {},
        { title: "<img src=x onerror=alert(1)>", reason: "{{title}} {name} 100 %" },
      ),
    );
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("<img src=x");
    expect(html).toContain("{{title}} {name} 100 %");
  });

  test("falls back to the event's zone where the reader's is none", async () => {
    const { text } = await render(sampleMessage({ timeZone: "Mars/Olympus" }));
    expect(text).toContain("Eastern Standard Time (America/Toronto)");
  });

  test("is in the organisation's language where there is no catalogue in the reader's", async () => {
    const organisation = { ...sampleFacts.organisation, locale: "fr-CA" };
    const { subject } = await render(sampleMessage({ locale: "ja" }, { organisation }));
    expect(subject).toMatch(/^Confirmé/);
  });

  test("wears the organisation's name, logo and colour, and offers an answer where one is read", async () => {
    const { html } = await render(sampleMessage());
    expect(html).toContain("Studio Nord</span>");
    expect(html).toContain('src="https://studio-nord.example/logo.png"');
    expect(html).toContain("background-color:#0b7285;color:#ffffff");
    expect(html).toContain("Just reply to this e-mail");

    const organisation = { ...sampleFacts.organisation, logoUrl: "javascript:x", replyTo: null };
    const bare = await render(sampleMessage({}, { organisation }));
    expect(bare.html).not.toMatch(/<img|reply to this/);
  });

  test.each([
    ["#ffee00", "#000000"],
    ["#102030", "#ffffff"],
    ["red; background: url(//evil.example)", "#ffffff"],
  ])("on the accent %s its button is written in %s", async (accentColour, onAccent) => {
    const organisation = { ...sampleFacts.organisation, accentColour };
    const { html } = await render(sampleMessage({}, { organisation }));
    expect(html).toMatch(new RegExp(`<a [^>]*;color:${onAccent};[^>]*>(<span>.*?</span>)?<span`));
    expect(html).not.toContain("evil.example");
  });

  test("is not written from another subject's facts", async () => {
    const facts = sampleOfKind("offer_sent").facts;
    await expect(render({ ...sampleMessage(), facts })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      field: "facts.subject",
    });
    await expect(render(sampleMessage({ kind: "refund_made" }))).rejects.toMatchObject({
      field: "facts.refund",
    });
    await expect(render(sampleMessage({ kind: "receipt" }))).rejects.toMatchObject({
      field: "facts.receipt",
    });
    await expect(render(sampleMessage({ kind: "interviewer_declined" }))).rejects.toMatchObject({
      field: "facts.decline",
    });
    await expect(render(sampleMessage({ kind: "mentioned" }))).rejects.toMatchObject({
      field: "facts.subject",
    });
  });
});

/** A change of something else than the time. */
const changed: Partial<EventFacts> = {
  previousStart: sampleFacts.start,
  previousEnd: sampleFacts.end,
};

describe("a change that leaves the start as it is", () => {
  test.each([
    ["en", "Changed: Technical interview on Tuesday, January 20, 2026 at 2:00 PM EST"],
    ["fr", "Modifié\u00a0: Technical interview le mardi 20 janvier 2026 à 14:00 UTC−5"],
    ["es", "Modificado: Technical interview el martes, 20 de enero de 2026, 14:00 GMT-5"],
    ["de", "Geändert: Technical interview am Dienstag, 20. Januar 2026 um 14:00 GMT-5"],
  ])("is called one, in %s", async (locale, subject) => {
    const message = sampleMessage({ kind: "reschedule", locale }, changed);
    for (const channel of ["email", "sms", "in_app"] as const) {
      expect((await render(message, channel)).subject).toBe(subject);
    }
    const own = { subject: "Moved: {title}", introduction: "There is a new time." };
    expect(await render(message, "email", own)).toEqual(await render(message));
  });

  test("says what was different before, and nothing of what was not", async () => {
    const { text, calendarFile } = await render(
      sampleMessage({ kind: "reschedule" }, { ...changed, previousLocation: "7 Queen Street" }),
    );
    expect(text).toContain("Place before: 7 Queen Street");
    expect(text).not.toMatch(/^Before:|With before|moved|new time/m);
    expect(calendarFile?.method).toBe("REQUEST");

    const previousEnd = new Date("2026-01-20T19:30:00Z");
    const longer = await render(
      sampleMessage({ kind: "reschedule" }, { ...changed, previousEnd, previousHostName: "Ana" }),
    );
    expect(longer.text).toContain("Before: Tuesday, January 20, 2026, 2:00 – 2:30 PM");
    expect(longer.text).toContain("With before: Ana");
    expect(longer.text).not.toContain("Place before");
  });

  test("is one sentence for a phone", async () => {
    const { text } = await render(sampleMessage({ kind: "reschedule" }, changed), "sms");
    expect(text).toBe(
      'Studio Nord: "Technical interview" on Tue, Jan 20, 2:00 PM EST has changed. ' +
        "It still starts at the same time. https://convene.example/interview/token",
    );
  });
});

describe.each(languages)("what came of something, in %s", (locale) => {
  /** Every variant has words of its own, without gaps. */
  async function allDifferent(messages: readonly Message[]): Promise<void> {
    for (const channel of ["email", "sms"] as const) {
      const subjects = new Set<string>();
      for (const message of messages) {
        const { subject, text } = await render(message, channel);
        expect(text).not.toMatch(/[{}]|undefined|null/);
        subjects.add(subject);
      }
      expect(subjects.size).toBe(messages.length);
    }
  }

  test("an offer: each answer is told in its own words", async () => {
    const message = sampleOfKind("offer_answered", { locale });
    if (message.facts.subject !== "answer") throw new Error("no answer");
    const { facts } = message;
    const answers = [
      "approved",
      "rejected",
      "accepted",
      "declined",
      "countered",
      "expired",
    ] as const;
    await allDifferent(answers.map((answer) => ({ ...message, facts: { ...facts, answer } })));
  });

  test("a request: times, or that none suits", async () => {
    const message = sampleOfKind("times_given", { locale });
    if (message.facts.subject !== "times") throw new Error("no times");
    const { facts } = message;
    const answers = ["times", "none_suits"] as const;
    await allDifferent(answers.map((answer) => ({ ...message, facts: { ...facts, answer } })));
  });

  test("a place on the panel: taken, or empty, and why", async () => {
    const message = sampleOfKind("interviewer_declined", { locale });
    if (message.facts.subject !== "event" || !message.facts.decline) throw new Error("nobody");
    const { facts } = message;
    const { decline } = message.facts;
    const reasons = ["none_free", "too_late", "limit_reached", "no_pool"] as const;
    const empty = reasons.map((whyNot) => ({
      ...message,
      facts: { ...facts, decline: { ...decline, standIn: null, whyNot } },
    }));
    await allDifferent([message, ...empty.slice(0, 1)]);
    const texts = await Promise.all(empty.map(async (one) => (await render(one)).text));
    expect(new Set(texts).size).toBe(reasons.length);
  });
});

describe("a request for a time", () => {
  async function asked(mode: "choose" | "proposals" | "availability"): Promise<string> {
    const message = sampleOfKind("time_requested");
    if (message.facts.subject !== "request") throw new Error("no request");
    return (await render({ ...message, facts: { ...message.facts, mode } })).text;
  }

  test("asks for what its page asks, and says that proposals are held", async () => {
    expect(await asked("choose")).toMatch(/^Choose a time: https/m);
    expect(await asked("choose")).not.toContain("holding");
    expect(await asked("proposals")).toContain("We are holding these times for you until then.");
    expect(await asked("availability")).toMatch(/^Say when it suits you: https/m);
  });
});

describe("own words", () => {
  const own: OwnWords = {
    subject: "{organisation}: {title}, {name}, {date}",
    introduction: "Dear {name},\n\nsee you {when} at “{title}”.\n\nYours, {organisation}",
  };

  test("take the place of subject and introduction, with their values put in", async () => {
    const { subject, text, html } = await render(sampleMessage(), "email", own);
    expect(subject).toBe(
      "Studio Nord: Technical interview, Zoë Martin, Tuesday, January 20, 2026 at 2:00 PM EST",
    );
    expect(text).toContain(
      "\n\nDear Zoë Martin,\n\nsee you tomorrow at “Technical interview”.\n\nYours, Studio Nord\n\n",
    );
    for (const part of ["Dear Zoë Martin,", "see you tomorrow at", "Yours, Studio Nord"]) {
      expect(html).toMatch(new RegExp(`<p [^>]*>${part}`));
    }
    expect(text).not.toContain("is confirmed");
  });

  test("one of them alone leaves the other as it is", async () => {
    const { subject, text } = await render(sampleMessage(), "email", { ...own, subject: null });
    expect(subject).toMatch(/^Confirmed: /);
    expect(text).toContain("Dear Zoë Martin");
  });

  test("name nothing that the message has not got, and every fact is still there", async () => {
    const { text } = await render(sampleMessage(), "email", { ...own, introduction: "Hello!" });
    for (const fact of ["Technical interview", "2:00 – 3:00 PM", "12 King Street West"]) {
      expect(text).toContain(fact);
    }
  });

  test("are data, like the names that are put in", async () => {
    const facts: Partial<EventFacts> = {
      title: "{name} <b>\r\n$& \u202e",
      recipientName: "{title}",
    };
    const { subject, html } = await render(sampleMessage({}, facts), "email", {
      subject: "<i>\r\n{title} for {name} % {unknown}",
      introduction: "<script>{title}</script>",
    });
    expect(subject).toBe("<i> {name} <b> $& for {title} % {unknown}");
    expect(html).toContain("&lt;script&gt;{name} &lt;b&gt; $&amp;&lt;/script&gt;");
  });

  test("change the subject of a sentence, and nothing else of it", async () => {
    const plain = await render(sampleMessage(), "in_app");
    const rendered = await render(sampleMessage(), "in_app", own);
    expect(rendered.subject).toMatch(/^Studio Nord: Technical interview, Zoë Martin/);
    expect(rendered.text).toBe(plain.text);
  });
});

describe("a text message", () => {
  test("is one sentence with the time, its zone and the link", async () => {
    const rendered = await render(sampleMessage({ kind: "reschedule" }), "sms");
    expect(rendered.text).toBe(
      'Studio Nord: "Technical interview" is now on Tue, Jan 20, 2:00 PM EST. ' +
        "https://convene.example/interview/token",
    );
  });
});
