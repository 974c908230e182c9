import type { Work } from "@convene/prisma";
import {
  addColleague,
  readAnswer,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { addDays, subMilliseconds } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atsJobs } from "../jobs/ats-jobs.ts";
import { OFFER_ROUND_QUEUE } from "../jobs/offer-jobs.ts";
import { atsApi } from "../routes/ats-api.ts";
import {
  employeeSchema,
  linkedOfferSchema,
  offerEntrySchema,
  offerSchema,
  offerTemplateSchema,
  previewSchema,
} from "../routes/offer-schemas.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { createJob } from "../use-cases/create-job.ts";

const NOW = new Date("2026-03-02T13:00:00Z");

let app: TestKit;
let clock = NOW;
/** Administrator. */
let rosa: SignedUp;
/** A hiring manager of no job, who approves. */
let max: SignedUp;
/** The hiring manager of the job. */
let ines: SignedUp;
let ivy: SignedUp;
let jobId: string;

beforeAll(async () => {
  app = await startTestKit("ats", { api: atsApi, appJobs: atsJobs, now: () => clock });
  rosa = await app.signUp({ name: "Rosa", organisation: "Northwind", timeZone: "America/Toronto" });
  const join = (name: string, atsRole: string) => addColleague(app, rosa, { name, atsRole });
  max = await join("Max", "hiring_manager");
  ines = await join("Ines", "hiring_manager");
  ivy = await join("Ivy", "interviewer");
  jobId = (await unit((work) => createJob(work, { title: "Engineer" }))).job.id;
  await unit(({ tx }) =>
    tx.jobMember.create({ data: { tenantId: rosa.tenantId, jobId, memberId: ines.member.id } }),
  );
});
afterAll(() => app.close());

const unit = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now: clock }));

let applicants = 0;
const apply = async (rest: { locale?: string; jobId?: string } = {}) => {
  applicants += 1;
  const application = await unit((work) =>
    addApplication(work, {
      jobId,
      name: "Dana Reyes",
      email: `dana${applicants}@example.com`,
      timeZone: "America/Vancouver",
      locale: "en",
      ...rest,
    }),
  );
  return application.id;
};

const ask = (path: string, json?: unknown, cookie = rosa.cookie, method?: string) =>
  app.fetch(`/api${path}`, {
    cookie,
    ...(json !== undefined && { json }),
    ...(method !== undefined && { method }),
  });
const codeOf = async (answer: Promise<Response>) => {
  const response = await answer;
  const { code } = z.object({ code: z.string().optional() }).parse(await response.json());
  return [response.status, code];
};

const terms = () => ({
  title: "Engineer",
  salary: 12_000_000,
  currency: "CAD",
  payPeriod: "year",
  startDate: "2026-04-06",
  validDays: 7,
  body: "Dear {candidate}, {salary} from {start}, until {expires}. {organisation}",
  approverIds: [] as string[],
});
const make = (applicationId: string, rest: object = {}) =>
  readAnswer(offerSchema, ask("/offers", { applicationId, ...terms(), ...rest }));
type Made = Awaited<ReturnType<typeof make>>;
const perform = (
  offer: Pick<Made, "id" | "version">,
  deed: string,
  rest: object = {},
  cookie = rosa.cookie,
) => ask(`/offers/${offer.id}/${deed}`, { version: offer.version, ...rest }, cookie);
const step = (...request: Parameters<typeof perform>) =>
  readAnswer(offerSchema, perform(...request));
/** Made and sent, to somebody who just applied. */
const sent = async (rest: object = {}, applicationId?: string) => {
  const offer = await make(applicationId ?? (await apply()), rest);
  return await step(await step(offer, "submit"), "send");
};

const mailsOf = async (offerId: string) => {
  await app.runJobs();
  return await unit(({ tx }) =>
    tx.notification.findMany({
      where: { subjectId: offerId, channel: "email" },
      orderBy: { id: "asc" },
      select: { kind: true, address: true, subject: true, text: true },
    }),
  );
};
const tokenOf = async (offerId: string) => {
  const mails = await mailsOf(offerId);
  const texts = mails.filter(({ kind }) => kind === "offer_sent").map(({ text }) => text ?? "");
  return /\/offer\/([\w~-]+)/.exec(texts.at(-1) ?? "")?.[1] ?? "";
};
const linked = (token: string, deed: string, json?: object) =>
  app.fetch(`/api/offer-links/${token}${deed}`, json && { json });
const read = (token: string) => readAnswer(linkedOfferSchema, linked(token, ""));

describe("letters", () => {
  const body = "Dear {candidate}";
  const save = (json: object, path = "", method = "POST") =>
    ask(`/offer-templates${path}`, json, rosa.cookie, method);

  test("are kept with those who approve, and refuse what nothing is known of", async () => {
    const json = { name: "Permanent", body, approverIds: [max.member.id, rosa.member.id] };
    const made = await readAnswer(offerTemplateSchema, save(json));
    expect(made.approvers.map(({ name }) => name)).toEqual(["Max", "Rosa"]);
    expect(await codeOf(save(json))).toEqual([400, "INVALID_INPUT"]);
    const unknown = await save({ ...json, name: "Other", body: "{bonus} {candidate} {car}" });
    expect(await unknown.json()).toMatchObject({
      code: "UNKNOWN_PLACEHOLDERS",
      placeholders: ["bonus", "car"],
    });
    const interviewer = save({ ...json, name: "Other", approverIds: [ivy.member.id] });
    expect(await codeOf(interviewer)).toEqual([400, "INVALID_INPUT"]);
    const changed = { ...json, revision: made.revision, active: false };
    expect((await save(changed, `/${made.id}`, "PUT")).status).toBe(200);
    expect(await codeOf(save(changed, `/${made.id}`, "PUT"))).toEqual([409, "CONCURRENT_CHANGE"]);
  });

  test("are read as their candidate will, in their language and by their clock", async () => {
    const applicationId = await apply({ locale: "fr" });
    const { approverIds: _, ...rest } = { ...terms(), body: `${terms().body} {bonus}` };
    const answer = ask("/offers/preview", { applicationId, ...rest });
    const { letter, unknown } = await readAnswer(previewSchema, answer);
    expect(letter.replaceAll(/\s/g, " ")).toBe(
      "Dear Dana Reyes, 120 000 \\$CA par an from 6 avril 2026, until 9 mars 2026 à 06\\:00 UTC−7. Northwind {bonus}",
    );
    expect(unknown).toEqual(["bonus"]);
  });
});

describe("the chain", () => {
  test("is asked in order, each once the one before approved, and then it can be sent", async () => {
    const offer = await make(await apply(), { approverIds: [max.member.id, ines.member.id] });
    expect(await codeOf(perform(offer, "send"))).toEqual([409, "INVALID_TRANSITION"]);
    const asked = await step(offer, "submit");
    expect(asked.state).toBe("pending_approval");
    const yes = { decision: "approved" };
    const tooSoon = ask(`/offers/${offer.id}/approval`, { version: 1, ...yes }, ines.cookie);
    expect(await codeOf(tooSoon)).toEqual([409, "NOT_ASKED_TO_APPROVE"]);
    expect(await codeOf(perform(asked, "approval", yes))).toEqual([409, "NOT_ASKED_TO_APPROVE"]);
    // At once, from two pages: one counts.
    const both = await Promise.all([1, 2].map(() => perform(asked, "approval", yes, max.cookie)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const approved = await readAnswer(
      offerSchema,
      ask(`/offers/${offer.id}/approval`, { version: 1, ...yes, note: "Good" }, ines.cookie),
    );
    expect(approved).toMatchObject({
      state: "approved",
      chain: [{ state: "approved" }, { state: "approved", note: "Good" }],
    });
    expect((await step(approved, "send")).state).toBe("sent");
    const mails = await mailsOf(offer.id);
    expect(mails.map(({ kind, address }) => [kind, address])).toEqual([
      ["approval_requested", "max@example.test"],
      ["approval_requested", "ines@example.test"],
      ["offer_answered", rosa.email],
      ["offer_sent", `dana${applicants}@example.com`],
    ]);
    const told = await unit(({ tx }) =>
      tx.notification.findMany({ where: { subjectId: offer.id } }),
    );
    expect(JSON.stringify(told)).not.toMatch(/120[,.]?000|12000000/);
  });

  test("rejects with a note, which makes a draft of it; a change starts it anew", async () => {
    const offer = await step(await make(await apply(), { approverIds: [max.member.id] }), "submit");
    const asMax = (json: object) => ask(`/offers/${offer.id}/approval`, json, max.cookie);
    const no = { version: offer.version, decision: "rejected", note: "Too much" };
    const rejected = await readAnswer(offerSchema, asMax(no));
    expect(rejected).toMatchObject({
      state: "draft",
      chain: [{ state: "rejected", note: "Too much" }],
    });
    const edit = (version: number, salary: number) =>
      ask(
        `/offers/${offer.id}`,
        { ...terms(), salary, approverIds: [max.member.id], version },
        rosa.cookie,
        "PUT",
      );
    const edited = await readAnswer(offerSchema, edit(rejected.version, 11_000_000));
    expect(edited).toMatchObject({
      version: rejected.version + 1,
      history: expect.arrayContaining([
        expect.objectContaining({ details: { salary: [12_000_000, 11_000_000] } }),
      ]),
    });
    expect(await codeOf(edit(rejected.version, 1))).toEqual([409, "CONCURRENT_CHANGE"]);
    const again = await step(edited, "submit");
    // Approved as it was before the change: they did not see it.
    expect(await codeOf(asMax({ version: offer.version, decision: "approved" }))).toEqual([
      409,
      "CONCURRENT_CHANGE",
    ]);
    const approved = await readAnswer(
      offerSchema,
      asMax({ version: again.version, decision: "approved" }),
    );
    const reopened = await readAnswer(offerSchema, edit(approved.version, 10_000_000));
    expect(reopened).toMatchObject({ state: "draft", chain: [{ state: "pending" }] });
    const same = await readAnswer(offerSchema, edit(reopened.version, 10_000_000));
    expect(same.version).toBe(reopened.version);
  });
});

describe("who sees it", () => {
  test("recruiters, hiring managers of the job, and who approves it; nobody else", async () => {
    const own = await make(await apply(), { approverIds: [max.member.id] });
    const other = await make(await apply());
    const statuses = async (id: string) =>
      await Promise.all(
        [rosa, ines, max, ivy].map(
          async (by) => (await ask(`/offers/${id}`, undefined, by.cookie)).status,
        ),
      );
    expect(await statuses(own.id)).toEqual([200, 200, 200, 403]);
    expect(await statuses(other.id)).toEqual([200, 200, 404, 403]);
    const listed = await readAnswer(
      z.object({ items: z.array(offerEntrySchema) }),
      ask(`/offers?jobId=${jobId}&state=draft`, undefined, max.cookie),
    );
    expect(listed.items.map(({ id }) => id)).toContain(own.id);
    expect(listed.items.map(({ id }) => id)).not.toContain(other.id);
    // Who only approves it changes nothing.
    const { approverIds: _, ...rest } = terms();
    const edit = { ...rest, approverIds: [max.member.id], salary: 1, version: own.version };
    expect((await ask(`/offers/${own.id}`, edit, max.cookie, "PUT")).status).toBe(404);
  });
});

describe("the candidate", () => {
  test("accepts once, whoever else answers at the same moment, and is hired", async () => {
    const offer = await sent({ approverIds: [] });
    const token = await tokenOf(offer.id);
    const { version, terms: shown } = await read(token);
    expect(shown?.letter).toContain("Dear Dana Reyes, CA\\$120\\,000 per year");
    const wrong = linked(token, "/accept", { version, signature: "Somebody" });
    expect(await codeOf(wrong)).toEqual([400, "SIGNATURE_MISMATCH"]);
    const stale = linked(token, "/accept", { version: version - 1, signature: "Dana" });
    expect(await codeOf(stale)).toEqual([409, "CONCURRENT_CHANGE"]);

    const accept = () => linked(token, "/accept", { version, signature: "dana reyes" });
    const answers = await Promise.all([
      accept(),
      linked(token, "/decline", { version }),
      linked(token, "/counter", { version, salary: 13_000_000 }),
      accept(),
    ]);
    const { state } = await read(token);
    const won = answers.filter(({ ok }) => ok).length;
    // The same answer twice counts once, and both hear yes.
    expect(won).toBe(state === "accepted" ? 2 : 1);
    const changes = await unit(({ tx }) =>
      tx.offerChange.count({ where: { offerId: offer.id, stateBefore: "sent" } }),
    );
    expect(changes).toBe(1);
  });

  test("who accepts is an employee, and the application is closed; the offer tells what is left", async () => {
    const offer = await sent();
    const other = await apply();
    const token = await tokenOf(offer.id);
    const { version } = await read(token);
    const signature = "Dana Reyes";
    await readAnswer(linkedOfferSchema, linked(token, "/accept", { version, signature }));
    const { items } = await readAnswer(
      z.object({ items: z.array(employeeSchema) }),
      ask("/employees", undefined, ines.cookie),
    );
    expect(items.find(({ offerId }) => offerId === offer.id)).toMatchObject({
      name: "Dana Reyes",
      title: "Engineer",
      startDate: "2026-04-06",
      job: { title: "Engineer" },
    });
    const shown = await readAnswer(offerSchema, ask(`/offers/${offer.id}`));
    expect(shown.others.map(({ applicationId }) => applicationId)).toContain(other);
    const application = await unit(({ tx }) =>
      tx.application.findFirstOrThrow({
        where: { id: offer.applicationId },
        include: { changes: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
      }),
    );
    expect(application.status).toBe("hired");
    expect(application.changes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["offer_made", "offer_sent", "offer_answered", "hired"]),
    );

    const reject = { applicationIds: [other, offer.applicationId], message: "Thank you" };
    const outcome = await ask(`/offers/${offer.id}/reject-others`, reject);
    expect(await outcome.json()).toMatchObject({ rejected: 1 });
    const [mail] = await mailsOf(other);
    expect(mail).toMatchObject({ kind: "application_rejected" });
    expect(mail?.text).toContain("Thank you");
  });

  test("accepts one offer of the organisation, also of two at once", async () => {
    const { job } = await unit((work) => createJob(work, { title: "Analyst" }));
    applicants += 1;
    const person = {
      name: "Dana Reyes",
      email: `dana${applicants}@example.com`,
      timeZone: "America/Vancouver",
    };
    const offers: Made[] = [];
    for (const id of [jobId, job.id]) {
      const application = await unit((work) => addApplication(work, { ...person, jobId: id }));
      offers.push(await sent({}, application.id));
    }
    const tokens: string[] = [];
    for (const { id } of offers) tokens.push(await tokenOf(id));
    const answers = await Promise.all(
      tokens.map((token, index) =>
        linked(token, "/accept", { version: offers[index]?.version, signature: "Dana" }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("counters; what they are sent next names the new terms, and the link shows no draft", async () => {
    const offer = await sent();
    const token = await tokenOf(offer.id);
    const { version } = await read(token);
    const json = { version, salary: 13_000_000, words: "I have another offer" };
    const countered = await readAnswer(linkedOfferSchema, linked(token, "/counter", json));
    expect(countered).toMatchObject({ state: "countered", answer: { counterSalary: 13_000_000 } });
    expect((await linked(token, "/counter", json)).status).toBe(200);
    const seen = await readAnswer(offerSchema, ask(`/offers/${offer.id}`));
    expect(seen).toMatchObject({ state: "countered", reply: "I have another offer" });

    const draft = await step(seen, "renew");
    expect(draft).toMatchObject({ state: "draft", body: terms().body });
    const edit = { ...terms(), salary: 13_000_000, version: draft.version };
    const edited = await readAnswer(
      offerSchema,
      ask(`/offers/${offer.id}`, edit, rosa.cookie, "PUT"),
    );
    expect(await read(token)).toMatchObject({ state: "in_revision", terms: null, answer: null });
    expect(await codeOf(linked(token, "/decline", { version }))).toEqual([409, "OFFER_NOT_SENT"]);
    await step(await step(edited, "submit"), "send");
    expect((await read(token)).terms?.letter).toContain("CA\\$130\\,000");
  });

  test("is told where an offer was withdrawn, and gets the link again where it was lost", async () => {
    const offer = await sent();
    const first = await tokenOf(offer.id);
    const again = await step(offer, "resend");
    const mails = await mailsOf(offer.id);
    expect(mails.filter(({ kind }) => kind === "offer_sent")).toHaveLength(2);
    await step(again, "withdraw", { reason: "The job is on hold" });
    expect(await read(first)).toMatchObject({ state: "withdrawn", terms: null });
    const late = linked(first, "/accept", { version: offer.version, signature: "Dana" });
    expect(await codeOf(late)).toEqual([409, "OFFER_WITHDRAWN"]);
  });
});

test("there is one open offer for an application, and none for one that is decided", async () => {
  const applicationId = await apply();
  const both = await Promise.all([1, 2].map(() => ask("/offers", { applicationId, ...terms() })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const closed = await apply();
  await unit(({ tx }) =>
    tx.application.updateMany({
      where: { id: closed },
      data: { status: "rejected", closedAt: clock },
    }),
  );
  const late = ask("/offers", { applicationId: closed, ...terms() });
  expect(await codeOf(late)).toEqual([409, "APPLICATION_CLOSED"]);
});

test("an offer stands to its last moment, is ended by the round, and is renewed", async () => {
  const offer = await sent({ validDays: 1 });
  const token = await tokenOf(offer.id);
  const last = addDays(NOW, 1);
  const round = async () => {
    await app.kit.jobs.boss.send(OFFER_ROUND_QUEUE, {});
    await app.runJobs();
  };
  try {
    clock = subMilliseconds(last, 1);
    await round();
    expect((await read(token)).state).toBe("open");
    clock = last;
    // Before the round has been.
    const late = linked(token, "/accept", { version: offer.version, signature: "Dana" });
    expect(await codeOf(late)).toEqual([409, "OFFER_EXPIRED"]);
    await round();
    const expired = await readAnswer(offerSchema, ask(`/offers/${offer.id}`));
    expect(expired.state).toBe("expired");
    expect((await mailsOf(offer.id)).map(({ kind }) => kind)).toContain("offer_answered");
    const renewed = await step(expired, "renew");
    expect(renewed).toMatchObject({ state: "draft", expiresAt: null, body: terms().body });
  } finally {
    clock = NOW;
  }
});
