import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, test } from "vitest";
import { scheduleInterview } from "../src/use-cases/schedule-interview.ts";
import { openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
  for (const [title, time] of [
    ["Phone interview · Backend engineer", "2026-03-02T16:00:00Z"],
    ["Technical interview · Backend engineer", "2026-03-04T15:00:00Z"],
  ] as const) {
    await ats.work((work) =>
      scheduleInterview(
        work,
        {
          applicationId: ats.applicationId,
          kind: "technical",
          title,
          start: new Date(time),
          durationMinutes: 60,
          interviewerIds: [ats.ben, ats.chidi],
          timeZone: "America/Toronto",
          by: { kind: "member", id: ats.rosa.member.id },
        },
        ats.app.kit,
      ),
    );
  }
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark", locale: "fr-CA" }],
  ["phone", { ...PHONE, colorScheme: "light", locale: "en-GB" }],
] as const)("on a %s", (name, device) => {
  test("the staff's pages are whole in this size, scheme and language", async () => {
    const french = name === "desktop";
    await ats.work(({ tx }) =>
      tx.member.update({
        where: { tenantId_id: { tenantId: ats.rosa.tenantId, id: ats.rosa.member.id } },
        data: { locale: french ? "fr" : "en" },
        select: { id: true },
      }),
    );
    await using opened = await ats.open(device, ats.rosa);
    const { page } = opened;
    await page.goto("/calendar");
    await page.getByRole("heading", { name: french ? "Calendrier" : "Calendar" }).waitFor();
    await page.locator("section").first().waitFor();
    await lookAt(opened, `${name}-${french ? "fr" : "en"}-calendar`);
    await page.goto("/jobs");
    await page.getByRole("link", { name: "Backend engineer" }).waitFor();
    await lookAt(opened, `${name}-jobs`);
    await page.goto("/applications?search=nobody-like-this");
    await page
      .getByRole("heading", { name: french ? "Personne ne correspond" : "Nobody matches" })
      .waitFor();
    await page.goto(`/applications/${ats.applicationId}`);
    await page.getByRole("heading", { name: "Dana Reyes" }).waitFor();
    await lookAt(opened, `${name}-application`);
    await page.goto(`/applications/${ats.applicationId}/schedule`);
    await page
      .getByRole("combobox", {
        name: /^(Add a person or a pool|Ajouter une personne ou un groupe)$/,
      })
      .click();
    await page.getByRole("option", { name: "Ben Adler" }).click();
    await page
      .getByRole("combobox", {
        name: /^(Add a person or a pool|Ajouter une personne ou un groupe)$/,
      })
      .click();
    await page.getByRole("option", { name: "Chidi Obi" }).click();
    await page
      .getByRole("region", { name: /\b3 (March|mars)/ })
      .first()
      .waitFor();
    await lookAt(opened, `${name}-${french ? "fr" : "en"}-times`);
  });
});
