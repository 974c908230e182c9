import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addHours } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** Tuesday, 10:00 in Toronto. */
const START = addHours(NOW, 26);

/** An interview of Chidi's, on which something lies in his own calendar; @returns its id. */
async function scheduleConflict(): Promise<string> {
  const answer = await ats.app.fetch("/api/interviews", {
    cookie: ats.rosa.cookie,
    json: {
      applicationId: ats.applicationId,
      kind: "technical",
      title: "Systems interview",
      start: START.toISOString(),
      durationMinutes: 60,
      interviewerIds: [ats.chidi],
    },
  });
  expect(answer.status).toBe(201);
  const { interview } = (await answer.json()) as { interview: { id: string } };
  await ats.work(({ tx, tenantId }) =>
    tx.calendarConflict.create({
      data: {
        tenantId,
        kind: "busy",
        interviewId: interview.id,
        resourceId: ats.chidi,
        startsAt: START,
        endsAt: addHours(START, 2),
        raisedAt: NOW,
      },
    }),
  );
  return interview.id;
}

test("an interview on which something lies is moved to a free time of its panel", async () => {
  const id = await scheduleConflict();
  await using opened = await ats.open({ ...PHONE, colorScheme: "dark" }, ats.rosa);
  const { page } = opened;
  await page.goto("/conflicts");
  const card = page.getByRole("region", { name: "Systems interview" });
  await card.getByText("Chidi Obi is busy in their own calendar").waitFor();
  const times = card.getByRole("group", { name: "Move to a free time near it:" });
  await times.getByRole("button").nth(3).waitFor();
  await lookAt(opened, "phone-conflicts");
  await times.getByRole("button").first().click();
  const question = page.getByRole("dialog", { name: /^Move to / });
  await question.getByText("Dana Reyes and Chidi Obi will be told.").waitFor();
  await question.getByRole("button", { name: "Move" }).click();
  await page.getByText("Nothing to decide").waitFor();
  const answer = await ats.app.fetch(`/api/interviews/${id}`, { cookie: ats.rosa.cookie });
  const { start } = (await answer.json()) as { start: string };
  expect(start).not.toBe(START.toISOString());
});

test("who holds no interviews is told that their calendars block nothing", async () => {
  await ats.work(({ tx, tenantId }) =>
    tx.member.update({
      where: { tenantId_id: { tenantId, id: ats.rosa.member.id } },
      data: { resourceId: null },
    }),
  );
  await using opened = await ats.open({ ...DESKTOP, locale: "fr-FR" }, ats.rosa);
  const { page } = opened;
  await page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await page.goto("/calendars");
  await page.getByText(/Vous ne menez aucun entretien/).waitFor();
  await page.getByText(/GOOGLE_CLIENT_ID et GOOGLE_CLIENT_SECRET/).waitFor();
  await lookAt(opened, "calendars-fr");
});
