import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

/** A file as a browser hands it over. */
function csv(name: string, lines: readonly string[]) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}

const clientCount = () =>
  services.app.kit.db.unit(services.owner.tenantId, (tx) => tx.client.count());

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (device, size) => {
  test("clients are brought along: checked, columns put right, imported, and listed", async () => {
    const before = await clientCount();
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto("/clients");
    await page.getByRole("link", { name: "Import from a file" }).click();
    await page.getByRole("heading", { name: "Import", level: 1 }).waitFor();
    await page.getByRole("heading", { name: "New file" }).waitFor();
    await lookAt(opened, `imports-${device}-empty`);

    const name = `clients-${device}.csv`;
    await page
      .locator("input[type=file]")
      .setInputFiles(
        csv(name, [
          "Name;Reached by;Phone",
          `Ana ${device};ana-${device}@example.com;+1 416 555 0101`,
          `Bo ${device};not an address;0416 555 0102`,
          `;cid-${device}@example.com;`,
          `Dea ${device};dea-${device}@example.com;`,
        ]),
      );
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.getByText("Checking the lines").waitFor();
    await lookAt(opened, `imports-${device}-checking`);
    await services.app.runJobs();

    // The second column was not recognised.
    await page.getByText("This is no phone number with its country’s code").waitFor();
    await page.getByRole("combobox", { name: "Email" }).click();
    await page.getByRole("option", { name: "Reached by" }).click();
    await page.getByRole("textbox", { name: /^Country code/ }).fill("1");
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByText("Enter a plus sign and up to four digits").waitFor();
    await page.getByRole("textbox", { name: /^Country code/ }).fill("+1");
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByText("Checking the lines").waitFor();
    await services.app.runJobs();
    await page.getByText("This is no email address.").waitFor();
    await page.getByText("The name is missing.").waitFor();
    await lookAt(opened, `imports-${device}-checked`);

    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the list" }).click();
    expect((await waiting).suggestedFilename()).toBe(`clients-${device} - problems.csv`);

    await page.getByRole("button", { name: "Import 2 lines" }).click();
    const question = page.getByRole("dialog", { name: "Import 2 lines?" });
    await question.getByText("2 lines are left out.").waitFor();
    await lookAt(opened, `imports-${device}-question`);
    await question.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("You can leave this page").waitFor();
    await lookAt(opened, `imports-${device}-running`);
    await services.app.runJobs();
    await page.getByText("Added", { exact: true }).waitFor();
    await lookAt(opened, `imports-${device}-done`);
    expect(await clientCount()).toBe(before + 2);

    await page.getByRole("link", { name: "Import", exact: true }).first().click();
    await page.getByRole("link", { name }).waitFor();
    await lookAt(opened, `imports-${device}-list`);
    expect(opened.faults).toEqual([]);
  });

  test("a file that is none is refused where it was dropped", async () => {
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto("/imports");
    await page.getByRole("radio", { name: "Appointments" }).locator("..").click();
    await page.getByText("A line for each appointment").waitFor();
    const workbook = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "book.xlsx", mimeType: "text/csv", buffer: workbook });
    await page.getByText("This is no CSV file.").waitFor();
    expect(opened.faults).toEqual([expect.stringContaining("422")]);
  });
});

test("appointments in French, with a warning, and stopped before they are written", async () => {
  await using opened = await services.open({ ...DESKTOP, locale: "fr-FR" }, services.owner);
  const { page } = opened;
  await page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await page.goto("/imports");
  await page.getByRole("heading", { name: "Importation", level: 1 }).waitFor();
  await page.getByText("Rendez-vous", { exact: true }).first().click();
  await page
    .locator("input[type=file]")
    .setInputFiles(
      csv("rendez-vous.csv", [
        "Prestation;Intervenant;Date;Heure;Nom complet;E-mail",
        "Physiotherapy assessment;Mia Larsen;01/11/2026;01h30;Ève;eve@example.com",
        "Physiotherapy follow-up;Zoé;31/02/2027;14h;Ève;eve@example.com",
      ]),
    );
  await page.getByText("Vérification des lignes").waitFor();
  await services.app.runJobs();
  await page.getByText("Personne ne porte ce nom dans l’équipe.").waitFor();
  await page.getByText("Cette date n’existe pas.").waitFor();
  await lookAt(opened, "imports-french-checked");
  await page.getByRole("button", { name: "Ne pas importer" }).click();
  const question = page.getByRole("dialog", { name: "Arrêter ici ?" });
  await question.getByRole("button", { name: "Ne pas importer" }).click();
  await page.getByText("Le fichier a été supprimé", { exact: false }).waitFor();
  expect(opened.faults).toEqual([]);
});
