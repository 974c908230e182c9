import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { portalUrl } from "../src/links/portal-link.ts";
import { addApplication } from "../src/use-cases/add-application.ts";
import { scheduleInterview } from "../src/use-cases/schedule-interview.ts";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

const apply = (name: string, locale = "en") =>
  ats.work((work) =>
    addApplication(work, {
      jobId: ats.jobId,
      name,
      email: `${name.toLowerCase().replaceAll(/\W+/g, ".")}@example.com`,
      timeZone: "America/Vancouver",
      locale,
    }),
  );

interface Requests {
  readonly items: readonly { readonly id: string; readonly url: string }[];
}

/** Asks past the pages; @returns the path of the candidate's page. */
async function ask(applicationId: string, rest: object): Promise<string> {
  const answer = await ats.app.fetch(`/api/applications/${applicationId}/requests`, {
    cookie: ats.rosa.cookie,
    json: {
      interviews: [
        {
          kind: "phone",
          title: "Phone screen",
          durationMinutes: 60,
          seats: [{ resourceIds: [ats.chidi] }],
        },
      ],
      message: "We would love to talk to you.",
      earliest: "2026-03-03T05:00:00Z",
      latest: "2026-03-14T05:00:00Z",
      expiresAt: "2026-03-04T13:00:00Z",
      ...rest,
    },
  });
  expect(answer.status).toBe(201);
  const { items } = (await answer.json()) as Requests;
  return new URL(items[0]?.url ?? "").pathname;
}

const proposalAt = (start: string) => [{ position: 0, start, seats: [ats.chidi], roomId: null }];

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }, "2026-03-12", "10 March"],
  ["phone", { ...PHONE, colorScheme: "dark" }, "2026-03-13", "11 March"],
] as const)("on a %s", (device, size, date, day) => {
  test("a candidate is asked, finds the time taken, chooses another one, and the organiser sees it", async () => {
    const { id } = await apply(`Kim ${device}`);
    await using staff = await ats.open(size, ats.rosa);
    await staff.page.goto(`/applications/${id}/schedule`);
    await staff.page.getByRole("combobox", { name: "Add a person or a pool" }).click();
    await staff.page.getByRole("option", { name: "Chidi Obi" }).click();
    await staff.page.getByRole("button", { name: "Let the candidate choose" }).click();
    const dialog = staff.page.getByRole("dialog", { name: `Ask Kim ${device} for a time` });
    await dialog.getByLabel(/^Message to/).fill("Looking forward to talking to you.");
    await lookAt(staff, `request-${device}-ask`);
    await dialog.getByRole("button", { name: "Send the link" }).click();
    await staff.page.getByText(`Kim ${device} gets a mail with the link.`).waitFor();
    await staff.page.goto(`/applications/${id}`);
    const card = staff.page.getByRole("article").filter({ hasText: "Waiting" });
    await card.waitFor();
    await lookAt(staff, `request-${device}-list`);

    const { items } = (await (
      await ats.app.fetch(`/api/applications/${id}/requests`, { cookie: ats.rosa.cookie })
    ).json()) as Requests;
    const url = new URL(items[0]?.url ?? "").pathname;
    await ats.app.runJobs();
    const mail = await ats.work(({ tx }) =>
      tx.notification.findFirstOrThrow({
        where: { subjectId: items[0]?.id ?? "", kind: "time_requested", channel: "email" },
      }),
    );
    expect(mail.text).toContain(url);

    await using opened = await ats.open(size);
    const { page } = opened;
    await page.goto(url);
    await page.getByText("Choose a time that suits you.").waitFor();
    await page.getByRole("button", { name: new RegExp(day) }).click();
    const time = page.getByRole("button", { name: /^09:00/ });
    await time.first().waitFor();
    await lookAt(opened, `request-${device}-choose`);
    await time.first().click();
    const question = page.getByRole("dialog");
    await question.getByRole("button", { name: "Book this time" }).waitFor();
    const start = new Date(`2026-03-${day.slice(0, 2)}T09:00:00-07:00`);
    const other = await apply(`Lee ${device}`);
    await ats.work((work) =>
      scheduleInterview(
        work,
        {
          applicationId: other.id,
          kind: "phone",
          title: "Phone screen",
          start,
          durationMinutes: 60,
          interviewerIds: [ats.chidi],
          timeZone: "America/Toronto",
          by: { kind: "member", id: ats.rosa.member.id },
        },
        ats.app.kit,
      ),
    );
    await question.getByRole("button", { name: "Book this time" }).click();
    await page.getByText(/has just been taken/).waitFor();
    expect(await time.count()).toBe(0);
    // The refusal is in the console.
    const heard = { page, faults: [] };
    await lookAt(heard, `request-${device}-gone`);
    await page
      .getByRole("button", { name: /^10:00/ })
      .first()
      .click();
    await question.getByRole("button", { name: "Book this time" }).click();
    await page.getByRole("heading", { name: "It is booked" }).waitFor();
    await lookAt(heard, `request-${device}-booked`);
    // Without a reload.
    await staff.page.getByRole("article").filter({ hasText: "Booked" }).first().waitFor();

    await page.getByRole("link", { name: /^See, move or cancel/ }).click();
    await page.getByRole("button", { name: "Choose another time" }).click();
    await page
      .getByRole("button", { name: /^11:00/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Move the interview" }).waitFor();
    await lookAt(heard, `request-${device}-move`);
    await page.getByRole("button", { name: "Move the interview" }).click();
    await page
      .getByText(/11:00 – 11:30/)
      .first()
      .waitFor();
  });

  test("in French: held proposals as cards; none suits, with words; the link then says so", async () => {
    const { id } = await apply(`Zoé ${device}`, "fr");
    const url = await ask(id, {
      mode: "proposals",
      proposals: [proposalAt(`${date}T18:00:00Z`)],
      expiresAt: "2026-03-03T13:00:00Z",
    });
    await using opened = await ats.open(size);
    const { page } = opened;
    await page.goto(`${url}?language=fr`);
    await page.getByText(/^Ces horaires vous sont réservés/).waitFor();
    await lookAt(opened, `request-${device}-proposals`);
    await page.getByRole("button", { name: "Aucun ne me convient" }).click();
    await page.getByLabel("Quand seriez-vous disponible ?").fill("Plutôt la semaine suivante");
    await lookAt(opened, `request-${device}-none`);
    await page.getByRole("dialog").getByRole("button", { name: "Envoyer" }).click();
    await page.getByText("Vous nous avez dit qu’aucun horaire ne vous convient").waitFor();
    const held = await ats.work(({ tx }) =>
      tx.reservation.count({ where: { holdId: { not: null } } }),
    );
    expect(held).toBe(0);

    const withdrawn = await ask(id, { mode: "choose" });
    await ats.work(({ tx }) =>
      tx.schedulingRequest.updateMany({
        where: { applicationId: id, state: "open" },
        data: { state: "withdrawn" },
      }),
    );
    await page.goto(`${withdrawn}?language=fr`);
    await page.getByText("Il n’y a plus rien à choisir").waitFor();
  });

  test("times are given by keyboard, seen by the organiser, and scheduled in; the portal shows it all", async () => {
    const name = `Ola ${device}`;
    const { id, candidateId } = await apply(name);
    const url = await ask(id, { mode: "availability" });
    await using opened = await ats.open(size);
    const { page } = opened;
    await page.goto(url);
    await page.getByRole("button", { name: "Send my times" }).click();
    await page.getByText("Choose at least one time.").waitFor();
    const morning = page.getByRole("checkbox", { name: /^Morning/ });
    await morning.nth(3).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Other hours" }).nth(1).click();
    await page.getByLabel("Anything we should know?").fill("Mornings are best");
    await lookAt(opened, `request-${device}-give`);
    await page.getByRole("button", { name: "Send my times" }).click();
    await page.getByRole("heading", { name: "Thank you: we have your times" }).waitFor();
    await lookAt(opened, `request-${device}-given`);

    await using staff = await ats.open(size, ats.rosa);
    await staff.page.goto(`/applications/${id}`);
    await staff.page.getByText("“Mornings are best”").waitFor();
    await lookAt(staff, `request-${device}-times-given`);
    await staff.page.getByRole("link", { name: "Schedule in these times" }).click();
    await staff.page.getByText(`Only at the times that ${name} gave.`).waitFor();
    await staff.page.getByRole("button", { name: "Book all: proposal 1" }).click();
    await staff.page.getByRole("dialog").getByRole("button", { name: "Book all" }).click();
    await staff.page.getByRole("heading", { name: "The interview is scheduled" }).waitFor();

    const portal = await portalUrl(
      ats.app.kit,
      { tenantId: ats.rosa.tenantId, id: candidateId },
      NOW,
    );
    await page.goto(new URL(portal).pathname);
    await page.getByRole("heading", { name: "Your application" }).waitFor();
    await page.getByText(/^Next comes your interview/).waitFor();
    await page.getByText("With Chidi Obi").waitFor();
    await lookAt(opened, `request-${device}-portal`);
    await page.getByRole("link", { name: /^Confirm, move or cancel/ }).click();
    await page.getByRole("button", { name: "Choose another time" }).waitFor();
    await lookAt(opened, `request-${device}-interview`);
  });
});
