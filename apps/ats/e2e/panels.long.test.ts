import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }, 3],
  ["phone", { ...PHONE, colorScheme: "dark" }, 4],
] as const)("on a %s", (name, device, day) => {
  test("from a pool and a template to an interview, a decline and another one on the panel", async () => {
    await using opened = await ats.open(device, ats.rosa);
    const { page } = opened;
    const poolName = `Engineers ${name}`;
    const templateName = `Technical ${name}`;

    await page.goto("/setup/pools");
    await page.getByRole("heading", { name: "Interviewer pools" }).waitFor();
    await page.getByRole("link", { name: "New pool" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(poolName);
    for (const person of ["Ben Adler", "Chidi Obi"]) {
      await page.getByRole("combobox", { name: "Add somebody" }).click();
      await page.getByRole("option", { name: person }).click();
    }
    await page.getByRole("combobox", { name: "What Ben Adler does" }).waitFor();
    await lookAt(opened, `${name}-pool`);
    await page.getByRole("button", { name: "Make the pool" }).click();
    await page.getByRole("link", { name: poolName }).waitFor();
    await lookAt(opened, `${name}-pools`);

    await page.goto("/setup/templates/new");
    await page.getByRole("button", { name: "Make the template" }).click();
    await page.getByText("Choose a person or a pool.").waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill(templateName);
    await page.getByRole("combobox", { name: "Filled by" }).click();
    await page.getByRole("option", { name: poolName }).click();
    await page.getByRole("button", { name: "Add a seat" }).click();
    const lead = page.getByRole("group", { name: "Seat 2" });
    await lead.getByRole("textbox", { name: "What for" }).fill("Hiring manager");
    await lead.getByRole("combobox", { name: "Filled by" }).click();
    await page.getByRole("option", { name: "Rosa Moreau" }).click();
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByRole("textbox", { name: "Question" }).fill("Why this design?");
    await page.getByRole("button", { name: "Add a criterion" }).click();
    await page.getByRole("textbox", { name: "What is judged" }).fill("Design");
    await lookAt(opened, `${name}-template`);
    await page.getByRole("button", { name: "Make the template" }).click();
    await page.getByRole("link", { name: templateName }).waitFor();
    await lookAt(opened, `${name}-templates`);

    await page.goto(`/applications/${ats.applicationId}/schedule`);
    await page.getByText("Choose who is needed").waitFor();
    await page.getByRole("combobox", { name: "Template" }).click();
    await page.getByRole("option", { name: templateName }).click();
    const proposals = page.getByRole("region", { name: "Proposals" });
    await proposals.getByText("inside everybody’s hours").first().waitFor();
    await lookAt(opened, `${name}-schedule`);
    await page.getByRole("button", { name: "Why not another time?" }).click();
    await page.getByLabel("Day and time").fill("2026-03-03T16:00");
    await page.getByText("Ben Adler: outside working hours (22:00 in Berlin).").waitFor();
    await page.getByText("Chidi Obi: free.").waitFor();
    await proposals
      .getByRole("button", { name: /^Choose/ })
      .first()
      .click();
    await proposals.getByRole("button", { name: /^Chosen/, pressed: true }).waitFor();
    // At ten in Toronto both of the pool are at work.
    const slots = page.getByRole("region", { name: new RegExp(`\\b${day} March`) });
    await slots.getByRole("button", { name: /^10:00/ }).click();
    await lookAt(opened, `${name}-seated`);
    await page.getByRole("button", { name: "Schedule and invite" }).click();
    await page.getByRole("heading", { name: "The interview is scheduled" }).waitFor();
    await page.getByRole("link", { name: "Show in the calendar" }).click();

    const drawer = page.getByRole("dialog", { name: new RegExp(templateName) });
    await drawer.getByText("Why this design?").waitFor();
    await drawer.getByRole("button", { name: "I’ll be there" }).click();
    await drawer.getByText("accepted").first().waitFor();
    await lookAt(opened, `${name}-drawer`);
    const replace = drawer.getByRole("button", { name: /^Replace (Ben Adler|Chidi Obi)/ });
    await replace.click();
    const dialog = page.getByRole("dialog", { name: /^Who takes/ });
    await dialog.getByRole("radio").first().check();
    await lookAt(opened, `${name}-replace`);
    await dialog.getByRole("button", { name: "Put on the panel" }).click();
    await drawer.getByText("Replaced on the panel").waitFor();
    await drawer.getByRole("button", { name: "I can’t" }).click();
    const question = page.getByRole("dialog", { name: "Decline this interview?" });
    await question.getByLabel("Why?").fill("On holiday");
    await question.getByRole("button", { name: "Decline" }).click();
    await drawer.getByText("“On holiday”").first().waitFor();
  });

  test("availability: caps, preferred hours, and a time that is published every week", async () => {
    await using opened = await ats.open(device, ats.rosa);
    const { page } = opened;
    await page.goto(`/setup/availability?person=${ats.chidi}`);
    await page.getByLabel("Only at times that I publish").check();
    await page.getByRole("textbox", { name: "A day" }).fill("2");
    await page.getByRole("checkbox", { name: "Tuesday" }).check();
    await page.getByRole("button", { name: "Save availability" }).click();
    await page.getByText("The availability is saved.").first().waitFor();
    await page.getByRole("button", { name: "Publish a time" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish a time" });
    await lookAt(opened, `${name}-publish`);
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await page
      .getByText(/^Every week: Tuesday · 10:00/)
      .first()
      .waitFor();
    await lookAt(opened, `${name}-availability`);
    await page
      .getByRole("button", { name: /^Take back/ })
      .first()
      .click();
    await page.getByText("Nothing is published").waitFor();
    const settings = await ats.work(({ tx }) =>
      tx.interviewerSettings.findFirst({ where: { resourceId: ats.chidi } }),
    );
    expect(settings).toMatchObject({ hours: "published", perDay: 2 });
    await ats.work(({ tx }) => tx.interviewerSettings.deleteMany({}));
  });

  test("a plan says which interview comes after which", async () => {
    await using opened = await ats.open(device, ats.rosa);
    const { page } = opened;
    await page.goto("/setup/plans/new");
    await page.getByRole("textbox", { name: "Name" }).fill(`On-site ${name}`);
    for (const number of [1, 2]) {
      const step = page.getByRole("group", { name: `Interview ${number}`, exact: true });
      await step.getByRole("combobox", { name: "Template" }).click();
      await page.getByRole("option").first().click();
    }
    const second = page.getByRole("group", { name: "Interview 2", exact: true });
    await second.getByRole("checkbox").check();
    await lookAt(opened, `${name}-plan`);
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.getByRole("link", { name: `On-site ${name}` }).waitFor();
  });
});
