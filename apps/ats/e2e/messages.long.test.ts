import { DESKTOP, lookAt, type OpenPage, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scheduleInterview } from "../src/use-cases/schedule-interview.ts";
import { openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** Plans an interview with a member who is signed in; @returns its id. */
async function schedule(title: string, time: string): Promise<string> {
  const { tenantId, member } = ats.rosa;
  return await ats.work(async (work) => {
    const key = { tenantId_id: { tenantId, id: member.id } };
    const { resourceId } = await work.tx.member.findUniqueOrThrow({ where: key });
    if (resourceId === null) {
      await work.tx.member.updateMany({
        where: { resourceId: ats.chidi },
        data: { resourceId: null },
      });
      await work.tx.member.update({ where: key, data: { resourceId: ats.chidi } });
    }
    const { id } = await scheduleInterview(
      work,
      {
        applicationId: ats.applicationId,
        kind: "technical",
        title,
        start: new Date(time),
        durationMinutes: 60,
        interviewerIds: [ats.chidi],
        timeZone: "America/Toronto",
        by: { kind: "member", id: member.id },
      },
      ats.app.kit,
    );
    return id;
  });
}

/** The clock of the tests is a script that a letter's frame refuses, as it does every script. */
function besidesLetters({ page, faults }: OpenPage): Pick<OpenPage, "page" | "faults"> {
  return { page, faults: faults.filter((fault) => !fault.includes("about:srcdoc")) };
}

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark", locale: "fr-CA" }, "2026-03-03T15:00:00Z"],
  ["phone", { ...PHONE, colorScheme: "light", locale: "en-GB" }, "2026-03-04T15:00:00Z"],
] as const)("on a %s", (name, device, time) => {
  test("an interview rings the bell; its messages, history and reminders are there", async () => {
    const french = name === "desktop";
    const say = (en: string, fr: string) => (french ? fr : en);
    const { tenantId, member, cookie } = ats.rosa;
    await ats.work(({ tx }) =>
      tx.member.update({
        where: { tenantId_id: { tenantId, id: member.id } },
        data: { locale: french ? "fr" : "en" },
      }),
    );
    await ats.app.fetch("/api/notifications/read-all", { method: "POST", cookie });
    await using opened = await ats.open(device, ats.rosa);
    const { page } = opened;
    await page.goto("/jobs");
    await page
      .getByRole("button", {
        name: say("Notifications, nothing unread", "Notifications, aucune non lue"),
      })
      .waitFor();
    const title = `Technical interview on a ${name}`;
    await schedule(title, time);
    await ats.app.runJobs();
    const bell = page.getByRole("button", { name: /^Notifications, 1 / });
    await bell.click();
    const panel = page.getByRole("dialog", { name: "Notifications" });
    await panel.getByRole("link", { name: new RegExp(title) }).waitFor();
    await lookAt(opened, `${name}-bell`);
    await panel.getByRole("link", { name: new RegExp(title) }).click();
    const drawer = page.getByRole("dialog", { name: title });
    const reminders = drawer.getByRole("region", { name: say("Reminders", "Rappels") });
    await reminders.getByText(say("1 day before", "1 jour avant")).waitFor();
    await lookAt(opened, `${name}-interview-reminders`);
    await reminders
      .getByRole("link", { name: say("All messages about this", "Tous les messages à ce sujet") })
      .click();
    const about = page.getByText(say("About one interview", "À propos d’un entretien"));
    await about.waitFor();
    await lookAt(opened, `${name}-messages-of-one`);
    await page.goBack();
    await drawer.getByRole("button", { name: say("Close", "Fermer") }).click();

    await page.goto("/messages?channel=email&kind=confirmation");
    const row = page.getByRole("row").filter({ hasText: "dana@example.com" }).last();
    await row.getByText(say("Kept here", "Gardé ici")).waitFor();
    await lookAt(opened, `${name}-messages`);
    await row.getByRole("link").first().click();
    await page
      .getByRole("list", { name: say("What became of it", "Ce qu’il est devenu") })
      .waitFor();
    await page.frameLocator("iframe").getByText("Technical interview").first().waitFor();
    await lookAt(besidesLetters(opened), `${name}-message`);

    await page.goto("/settings/messages?tab=words&kind=offer_sent&language=es");
    await page.frameLocator("iframe").locator("body").waitFor();
    await lookAt(besidesLetters(opened), `${name}-words`);
    await page.goto("/my-notifications");
    await page
      .getByRole("switch", { name: say("Feedback is due: Email", "Évaluation attendue : E-mail") })
      .waitFor();
    await lookAt(besidesLetters(opened), `${name}-preferences`);
  });
});

test("an interviewer reads messages to themselves, and sets nothing for others", async () => {
  const { tenantId, member } = ats.rosa;
  const setRole = (atsRole: "admin" | "interviewer") =>
    ats.work(({ tx }) =>
      tx.member.update({
        where: { tenantId_id: { tenantId, id: member.id } },
        data: { atsRole, servicesRole: null, locale: "en" },
      }),
    );
  await setRole("interviewer");
  await using opened = await ats.open(PHONE, ats.rosa);
  const { page } = opened;
  await page.goto("/settings/messages");
  await page.getByText("Messages are looked after by others").waitFor();
  await page.goto("/messages");
  await page.getByText("Every message to you, and what became of it.").waitFor();
  await page.getByRole("table", { name: "Messages" }).waitFor();
  expect(await page.getByText("dana@example.com").count()).toBe(0);
  await setRole("admin");
});
