import { announce } from "@convene/prisma";
import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addHours } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** Interviews of Chidi's, an hour each, on which something lies in his own calendar; @returns the id. */
async function scheduleConflict(title: string, start: Date): Promise<string> {
  const answer = await ats.app.fetch("/api/interviews", {
    cookie: ats.rosa.cookie,
    json: {
      applicationId: ats.applicationId,
      kind: "technical",
      title,
      start: start.toISOString(),
      durationMinutes: 60,
      interviewerIds: [ats.chidi],
    },
  });
  expect(answer.status).toBe(201);
  const { interview } = (await answer.json()) as { interview: { id: string } };
  await ats.work(async ({ tx, tenantId }) => {
    const { id } = await tx.calendarConflict.create({
      data: {
        tenantId,
        kind: "busy",
        interviewId: interview.id,
        resourceId: ats.chidi,
        startsAt: start,
        endsAt: addHours(start, 1),
        raisedAt: NOW,
      },
    });
    await announce(tx, { subject: "conflict", id, change: "created" });
  });
  return interview.id;
}

async function show(id: string) {
  const answer = await ats.app.fetch(`/api/interviews/${id}`, { cookie: ats.rosa.cookie });
  return (await answer.json()) as { start: string; panel: { name: string }[] };
}

test("a conflict is counted at once on a phone too, and the interview moved by one click", async () => {
  await using opened = await ats.open({ ...PHONE, colorScheme: "dark" }, ats.rosa);
  const { page } = opened;
  await page.goto("/applications");
  await page.getByRole("link", { name: "Dana Reyes" }).waitFor();
  // Tuesday, 10:00 in Toronto.
  const start = addHours(NOW, 26);
  const id = await scheduleConflict("Systems interview", start);
  const count = page.getByRole("link", { name: "1 conflict to decide" });
  await count.waitFor();
  await lookAt(opened, "phone-conflict-count");
  await count.click();
  const card = page.getByRole("region", { name: "Systems interview" });
  await card.getByText("Chidi Obi is busy in their own calendar").waitFor();
  await card.getByText("With Dana Reyes").waitFor();
  const times = card.getByRole("group", { name: "Another time for the same people:" });
  await times
    .getByRole("button", { name: /^Move to / })
    .nth(3)
    .waitFor();
  await lookAt(opened, "phone-conflicts");
  await times.getByRole("button").first().click();
  const question = page.getByRole("dialog", { name: /^Move to / });
  await question.getByText("Dana Reyes, Rosa Moreau and Chidi Obi will be told.").waitFor();
  await question.getByRole("button", { name: "Move" }).click();
  await page.getByText("Nothing to decide").waitFor();
  await count.waitFor({ state: "detached" });
  expect((await show(id)).start).not.toBe(start.toISOString());
});

test("somebody of the pool takes the seat by one click", async () => {
  const id = await scheduleConflict("Design interview", addHours(NOW, 49));
  await using opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  await page.goto("/conflicts");
  const card = page.getByRole("region", { name: "Design interview" });
  const people = card.getByRole("group", {
    name: "Somebody who is free then, instead of Chidi Obi:",
  });
  await people.getByRole("button", { name: "Let Ben Adler take it" }).click();
  const question = page.getByRole("dialog", { name: "Let Ben Adler take “Design interview”?" });
  await question
    .getByText("Ben Adler and Chidi Obi will be told. For everybody else it stays as it is.")
    .waitFor();
  await lookAt(opened, "conflicts-stand-in");
  await question.getByRole("button", { name: "Let Ben Adler take it" }).click();
  await page.getByText("Nothing to decide").waitFor();
  expect((await show(id)).panel.map(({ name }) => name)).toEqual(["Ben Adler"]);
  await page.goto(`/calendar?interview=${id}`);
  const drawer = page.getByRole("dialog", { name: "Design interview" });
  await drawer.getByText("Replaced on the panel").waitFor();
  await drawer.getByText("“Chidi Obi → Ben Adler”").waitFor();
  await lookAt(opened, "conflicts-stand-in-history");
});

test("a move that is refused says why, brings other times, and changes nothing", async () => {
  const start = addHours(NOW, 74);
  const id = await scheduleConflict("Late interview", start);
  await using opened = await ats.open({ ...PHONE, colorScheme: "light" }, ats.rosa);
  const { page } = opened;
  await page.goto("/conflicts");
  const card = page.getByRole("region", { name: "Late interview" });
  const times = card.getByRole("group", { name: "Another time for the same people:" });
  const wanted = times.getByRole("button").last();
  const label = await wanted.textContent();
  await wanted.click();
  // Somebody else takes all of Chidi's time before the question is answered.
  await ats.work(({ tx, tenantId }) =>
    tx.timeOff.create({
      data: {
        tenantId,
        resourceId: ats.chidi,
        startsAt: addHours(start, 1),
        endsAt: addHours(start, 30),
      },
    }),
  );
  const question = page.getByRole("dialog", { name: /^Move to / });
  await question.getByRole("button", { name: "Move" }).click();
  await question.getByText(/That time (has just been taken|does not suit everybody)\./).waitFor();
  await lookAt({ page, faults: [] }, "phone-conflicts-refused");
  await question.getByRole("button", { name: "Keep as it is" }).click();
  await times.getByRole("button", { name: label ?? "" }).waitFor({ state: "detached" });
  expect((await show(id)).start).toBe(start.toISOString());
  await card.getByRole("button", { name: /^Leave it as it is/ }).click();
  await page.getByText("Nothing to decide").waitFor();
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
