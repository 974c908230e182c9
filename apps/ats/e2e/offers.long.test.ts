import { DESKTOP, lookAt, PHONE, takeScreenshot } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expireOffer } from "../src/offers/expire-offer.ts";
import { makeOffer } from "../src/offers/make-offer.ts";
import { createOfferMessages } from "../src/offers/offer-messages.ts";
import { sendOffer } from "../src/offers/send-offer.ts";
import { submitOffer } from "../src/offers/submit-offer.ts";
import { addApplication } from "../src/use-cases/add-application.ts";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let clock = NOW;
let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts({ now: () => clock });
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());
beforeEach(() => {
  clock = NOW;
});

const apply = async (name: string, locale = "en") => {
  const email = `${name.toLowerCase().replaceAll(/\W+/g, ".")}@example.com`;
  const { id } = await ats.work((work) =>
    addApplication(work, {
      jobId: ats.jobId,
      name,
      email,
      timeZone: "America/Vancouver",
      locale,
    }),
  );
  return id;
};

/** The address in the latest mail with an offer. */
const linkOf = async (offerId: string) => {
  await ats.app.runJobs();
  const mail = await ats.work(({ tx }) =>
    tx.notification.findFirstOrThrow({
      where: { subjectId: offerId, kind: "offer_sent", channel: "email" },
      orderBy: { id: "desc" },
    }),
  );
  return /\/offer\/[\w~-]+/.exec(mail.text ?? "")?.[0] ?? "";
};

/** Made and sent past the pages. */
const sent = async (name: string, locale = "en") => {
  const applicationId = await apply(name, locale);
  const viewer = ats.rosa.member;
  const messages = createOfferMessages(ats.app.kit);
  const offer = await ats.work(async (work) => {
    const { id: offerId, version } = await makeOffer(work, {
      applicationId,
      templateId: null,
      viewer,
      title: "Backend engineer",
      salary: 12_000_000,
      currency: "CAD",
      payPeriod: "year",
      startDate: "2026-04-06",
      validDays: 7,
      body: "Dear {candidate},\n\nwe offer you **{salary}**, from {start}. Answer until {expires}.",
      approverIds: [],
    });
    await submitOffer(work, { offerId, version, viewer }, messages);
    return await sendOffer(work, { offerId, version, viewer }, messages);
  });
  return { offerId: offer.id, link: await linkOf(offer.id) };
};

type Page = Awaited<ReturnType<RunningAts["open"]>>["page"];

const confirm = async (page: Page, question: RegExp, label: string) => {
  const dialog = page.getByRole("dialog", { name: question });
  await dialog.getByRole("button", { name: label, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
};

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (device, size) => {
  test("a letter is written, an offer made from it, approved, sent, and accepted", async () => {
    const name = `Kim ${device}`;
    const applicationId = await apply(name);
    const other = await apply(`Lee ${device}`);
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;

    await page.goto("/setup/offer-letters?letter=new");
    await page.getByRole("textbox", { name: "Name" }).fill(`Permanent ${device}`);
    await page.getByRole("combobox", { name: "Add somebody" }).click();
    await page.getByRole("option", { name: "Rosa Moreau" }).click();
    await page.getByRole("button", { name: "Do not ask Rosa Moreau" }).waitFor();
    await lookAt(opened, `offers-${device}-letter`);
    await page.getByRole("button", { name: "Save the letter" }).click();
    await page.getByRole("link", { name: `Permanent ${device}` }).waitFor();
    await lookAt(opened, `offers-${device}-letters`);

    await page.goto(`/applications/${applicationId}/offer`);
    await page.getByRole("combobox", { name: "Begin with" }).click();
    await page.getByRole("option", { name: `Permanent ${device}` }).click();
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.getByText("Enter the salary.").waitFor();
    await page.getByRole("textbox", { name: "Salary", exact: true }).fill("120000");
    await page.getByLabel("First day").first().fill("2026-04-06");
    await page.getByRole("button", { name: "Deadline" }).click();
    const preview = page.getByRole("region", { name: "As the candidate reads it" });
    await preview.getByText(`Dear ${name},`).waitFor();
    await preview.getByText("120,000 per year").waitFor();
    await lookAt(opened, `offers-${device}-make`);
    await page.getByRole("button", { name: "Save the draft" }).click();

    await page.getByRole("heading", { name: `Offer for ${name}`, level: 1 }).waitFor();
    await page.getByRole("button", { name: "Ask for approval" }).click();
    await confirm(page, /^Ask for approval/, "Ask for approval");
    await page.getByRole("button", { name: "Approve", exact: true }).waitFor();
    await lookAt(opened, `offers-${device}-asked`);
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Note").fill("Within the budget");
    await confirm(page, /^Approve the offer/, "Approve");
    await page.getByRole("button", { name: "Send the offer" }).click();
    await confirm(page, /^Send the offer/, "Send the offer");
    await page.getByRole("button", { name: "Send the link again" }).waitFor();
    await lookAt(opened, `offers-${device}-sent`);
    const offerId = page.url().split("/").at(-1) ?? "";

    const link = await linkOf(offerId);
    await using reading = await ats.open(size);
    const candidate = reading.page;
    await candidate.goto(link);
    await candidate.getByText("Northwind offers you this position").waitFor();
    await lookAt(reading, `offers-${device}-candidate`);
    // By keyboard alone.
    await candidate.getByRole("button", { name: "Accept" }).focus();
    await candidate.keyboard.press("Enter");
    await candidate.getByText(/By typing your name you sign/).waitFor();
    await candidate.keyboard.press("Enter");
    await candidate.getByText("Type your name to sign.").waitFor();
    await candidate.getByRole("textbox", { name: "Your full name" }).focus();
    await candidate.keyboard.type(name.toLowerCase());
    await lookAt(reading, `offers-${device}-sign`);
    await candidate.keyboard.press("Enter");
    await candidate.getByText("You have accepted. Congratulations!").waitFor();
    await lookAt(reading, `offers-${device}-accepted`);

    // The page that stayed open hears of it.
    await page.getByText(`${name} accepted`).waitFor();
    await lookAt(opened, `offers-${device}-hired`);
    await page.getByRole("button", { name: "Turn down others…" }).click();
    const question = page.getByRole("dialog", { name: "Turn down the other candidates?" });
    const lee = question.getByRole("checkbox", { name: `Lee ${device}` });
    await lee.waitFor();
    for (const box of await question.getByRole("checkbox").all()) await box.uncheck();
    await lee.check();
    await question.getByLabel("Message").fill("Thank you for your time.");
    await lookAt(opened, `offers-${device}-others`);
    await question.getByRole("button", { name: "Turn down 1 candidate" }).click();
    await question.waitFor({ state: "hidden" });
    const { status } = await ats.work(({ tx }) =>
      tx.application.findFirstOrThrow({ where: { id: other } }),
    );
    expect(status).toBe("rejected");

    await page.goto("/employees");
    await page.getByRole("link", { name, exact: true }).waitFor();
    await lookAt(opened, `offers-${device}-employees`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as CSV" }).click();
    expect((await download).suggestedFilename()).toBe("employees.csv");
    await page.goto("/offers?state=accepted");
    await page.getByRole("link", { name, exact: true }).waitFor();
    await lookAt(opened, `offers-${device}-list`);
  });

  test("a candidate asks for something else, in French, and gets a new offer", async () => {
    const name = `Zoé ${device}`;
    const { offerId, link } = await sent(name, "fr");
    await using reading = await ats.open(size);
    const candidate = reading.page;
    await candidate.goto(link);
    await candidate.getByRole("button", { name: "Demander autre chose" }).click();
    const salary = candidate.getByRole("textbox", { name: "Salaire demandé, par an" });
    await salary.fill("130000");
    await candidate.getByLabel("Avec vos mots").fill("J’ai une autre offre");
    await lookAt(reading, `offers-${device}-counter`);
    await candidate.getByRole("button", { name: "Envoyer ma demande" }).click();
    await candidate.getByText("Vous avez demandé autre chose").waitFor();
    await lookAt(reading, `offers-${device}-countered`);

    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;
    await page.goto(`/offers/${offerId}`);
    await page.getByText(/The candidate asks for CA\$130,000 per year/).waitFor();
    await lookAt(opened, `offers-${device}-asked-for`);
    await page.getByRole("button", { name: "Revise" }).click();
    await confirm(page, /^Make a draft/, "Revise");
    await page.getByRole("textbox", { name: "Salary", exact: true }).fill("130000");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByText(/120,000 → .*130,000/)
      .first()
      .waitFor();
    await candidate.reload();
    await candidate.getByText("Cette offre est en cours de révision").waitFor();
    await takeScreenshot(candidate, `offers-${device}-in-revision`);
    await page.getByRole("button", { name: "Mark as ready" }).click();
    await confirm(page, /^Mark the offer/, "Mark as ready");
    await page.getByRole("button", { name: "Send the offer" }).click();
    await confirm(page, /^Send the offer/, "Send the offer");
    await page.getByRole("button", { name: "Send the link again" }).waitFor();
    await candidate.goto(await linkOf(offerId));
    await candidate
      .getByText(/130.000.*par an/)
      .first()
      .waitFor();
    await candidate.getByRole("button", { name: "Refuser" }).click();
    await candidate.getByRole("button", { name: "Refuser l’offre" }).click();
    await candidate.getByText("Vous avez refusé cette offre").waitFor();
    await page.getByText("The candidate declined").waitFor();
    expect([...opened.faults, ...reading.faults]).toEqual([]);
  });

  test("an offer runs out while it is read, and is renewed", async () => {
    const { offerId, link } = await sent(`Mia ${device}`);
    await using reading = await ats.open(size);
    const candidate = reading.page;
    await candidate.goto(link);
    await candidate.getByRole("button", { name: "Decline" }).click();
    clock = addDays(NOW, 7);
    await candidate.getByRole("button", { name: "Decline the offer" }).click();
    await candidate.getByText("This offer has expired").waitFor();
    await takeScreenshot(candidate, `offers-${device}-expired`);
    expect(reading.faults).toEqual([expect.stringContaining("409")]);

    clock = NOW;
    const messages = createOfferMessages(ats.app.kit);
    await ats.work((work) => expireOffer({ ...work, now: addDays(NOW, 7) }, offerId, messages));
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;
    await page.goto(`/offers/${offerId}`);
    await page.getByText("Expired without an answer").waitFor();
    await lookAt(opened, `offers-${device}-ran-out`);
    await page.getByRole("button", { name: "Renew" }).click();
    await confirm(page, /^Make a draft/, "Renew");
    await page.getByRole("heading", { name: "Edit the offer" }).waitFor();
    await expect
      .poll(() => page.getByRole("textbox", { name: "Letter" }).inputValue())
      .toContain("{expires}");
    await page.goto(`/offers/${offerId}`);
    await page.getByRole("button", { name: "Withdraw" }).click();
    await confirm(page, /^Withdraw the offer/, "Withdraw");
    await candidate.reload();
    await candidate.getByText("Northwind has withdrawn this offer").waitFor();
    await takeScreenshot(candidate, `offers-${device}-withdrawn`);
  });
});
