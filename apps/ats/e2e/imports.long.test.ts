import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** A file as a browser hands it over. */
function csv(name: string, lines: readonly string[]) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}

const english = {
  link: "Import from a file",
  title: "Import",
  unreadable: "This is no CSV file.",
  header: "Name,Email,Job,Stage,Applied on",
  checking: "Checking the lines",
  dates: "Dates are written",
  noJob: "There is no job of that title.",
  noDate: "There is no such date, or it is still to come.",
  noEmail: "The email address is missing.",
  known: "This candidate has applied for the job already. Nothing is changed.",
  warnings: "Warnings (1)",
  start: "Import 2 lines",
  question: "Import 2 lines?",
  confirm: "Import",
  running: "You can leave this page",
  added: "Added",
};
const french: typeof english = {
  link: "Importer un fichier",
  title: "Importation",
  unreadable: "Ce n’est pas un fichier CSV.",
  header: "Nom complet,Courriel,Poste,Étape,Date de candidature",
  checking: "Vérification des lignes",
  dates: "Les dates sont écrites",
  noJob: "Aucun poste ne porte cet intitulé.",
  noDate: "Cette date n’existe pas, ou elle est encore à venir.",
  noEmail: "L’adresse courriel manque.",
  known: "Ce candidat a déjà postulé à ce poste. Rien n’est modifié.",
  warnings: "Avertissements (1)",
  start: "Importer 2 lignes",
  question: "Importer 2 lignes ?",
  confirm: "Importer",
  running: "Vous pouvez quitter cette page",
  added: "Ajoutées",
};

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light", locale: "en-GB" }, english],
  ["phone", { ...PHONE, colorScheme: "dark", locale: "fr-CA" }, french],
] as const)("on a %s", (device, size, words) => {
  test("candidates are brought along: checked line by line, imported, and listed", async () => {
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;
    const language = words === french ? "fr" : "en";
    await page.addInitScript(`localStorage.setItem('convene.language', '${language}')`);
    await page.goto("/applications");
    await page.getByRole("link", { name: words.link }).click();
    await page.getByRole("heading", { name: words.title, level: 1 }).waitFor();
    await lookAt(opened, `imports-${device}-empty`);

    const name = `candidates-${device}.csv`;
    const lines = [
      words.header,
      `Ana ${device},ana-${device}@example.com,Backend engineer,,12/02/2026`,
      `Bo ${device},bo-${device}@example.com,Gardener,,`,
      `Cid ${device},,Backend engineer,,`,
      `Dea ${device},dea-${device}@example.com,backend engineer,,`,
      `Eli ${device},eli-${device}@example.com,Backend engineer,,31/02/2026`,
      "Dana Reyes,dana@example.com,Backend engineer,,",
    ];
    await page.locator("input[type=file]").setInputFiles(csv(name, lines));
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.getByText(words.checking).waitFor();
    await ats.app.runJobs();

    await page.getByText(words.noJob).waitFor();
    await page.getByText(words.noEmail).waitFor();
    await page.getByText(words.noDate).waitFor();
    await page.getByRole("combobox", { name: words.dates }).waitFor();
    await lookAt(opened, `imports-${device}-checked`);
    await page.getByText(words.warnings).click();
    await page.getByText(words.known).waitFor();

    await page.getByRole("button", { name: words.start }).click();
    const question = page.getByRole("dialog", { name: words.question });
    await question.getByRole("button", { name: words.confirm, exact: true }).click();
    await page.getByText(words.running).waitFor();
    await ats.app.runJobs();
    await page.getByText(words.added, { exact: true }).waitFor();
    await lookAt(opened, `imports-${device}-done`);

    await page.getByRole("link", { name: words.title, exact: true }).first().click();
    await page.getByRole("link", { name }).waitFor();
    await lookAt(opened, `imports-${device}-list`);
    await page.goto("/applications");
    await page.getByRole("link", { name: `Dea ${device}` }).waitFor();
    await page.getByRole("link", { name: `Ana ${device}` }).waitFor();
    await lookAt(opened, `imports-${device}-applications`);
    expect(await page.getByRole("link", { name: `Eli ${device}` }).count()).toBe(0);
    expect(opened.faults).toEqual([]);
    const dates = await ats.work(({ tx }) =>
      tx.application.findMany({
        where: { candidate: { email: `ana-${device}@example.com` } },
        select: { createdAt: true },
      }),
    );
    // Noon in Toronto of the day that the file names, the day before the month.
    expect(dates).toEqual([{ createdAt: new Date("2026-02-12T17:00:00Z") }]);
  });

  test("a file that is none is refused where it was dropped", async () => {
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;
    const language = words === french ? "fr" : "en";
    await page.addInitScript(`localStorage.setItem('convene.language', '${language}')`);
    await page.goto("/imports");
    const workbook = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "book.xlsx", mimeType: "text/csv", buffer: workbook });
    await page.getByText(words.unreadable).waitFor();
    expect(opened.faults).toEqual([expect.stringContaining("422")]);
  });
});

test("a hiring manager is not led there, and told who may", async () => {
  await ats.work(({ tx }) =>
    tx.member.updateMany({
      where: { id: ats.rosa.member.id },
      data: { atsRole: "hiring_manager" },
    }),
  );
  await using opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  await page.goto("/applications");
  await page.getByRole("heading", { name: "Applications", level: 1 }).waitFor();
  await page.getByRole("link", { name: "My availability" }).waitFor();
  expect(await page.getByRole("link", { name: /^Import/ }).count()).toBe(0);
  await page.goto("/imports");
  await page.getByText("Ask an administrator or a recruiter of your organisation.").waitFor();
  expect(opened.faults).toEqual([]);
});
