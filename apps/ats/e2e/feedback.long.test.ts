import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveScorecard } from "../src/feedback/save-scorecard.ts";
import { addApplication } from "../src/use-cases/add-application.ts";
import { scheduleInterview } from "../src/use-cases/schedule-interview.ts";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

/** The Friday before, in the hours of both. */
const START = addHours(addDays(NOW, -3), 2);

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** An interview of Rosa and Ben, a few days ago. */
async function interviewOf(name: string, start: Date): Promise<string> {
  const { rosa, ben, jobId } = ats;
  const { tenantId, member } = rosa;
  return await ats.app.kit.db.unit(tenantId, async (tx) => {
    const work = { tx, tenantId, now: addDays(NOW, -7) };
    const { id: applicationId } = await addApplication(work, {
      jobId,
      name,
      email: `${name.toLowerCase().replace(" ", ".")}@example.com`,
      timeZone: "America/Vancouver",
    });
    const { id } = await scheduleInterview(
      work,
      {
        applicationId,
        kind: "technical",
        title: "Technical interview",
        start,
        durationMinutes: 60,
        interviewerIds: [member.resourceId ?? "", ben],
        timeZone: "America/Toronto",
        by: { kind: "member", id: member.id },
      },
      ats.app.kit,
    );
    await tx.interview.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        briefing: "Let them think aloud.",
        criteria: [
          { id: "code", name: "Code", description: "Reads well, works", weight: 2 },
          { id: "talk", name: "Collaboration", weight: 1 },
        ],
        questions: [{ id: "why", text: "Why do they want to work here?" }],
      },
    });
    return id;
  });
}

/** Ben's judgement, handed in. */
async function benJudges(interviewId: string): Promise<void> {
  await ats.work(async (work) => {
    const member = await work.tx.member.findFirstOrThrow({ where: { resourceId: ats.ben } });
    await saveScorecard(work, {
      interviewId,
      viewer: member,
      seenVersion: null,
      submit: true,
      overall: 2,
      recommendation: "no",
      ratings: [{ criterionId: "code", rating: 2, note: "Got lost in the second part" }],
      answers: [],
      strengths: null,
      concerns: "Slow to ask",
      privateNotes: null,
    });
  });
}

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }, 0],
  ["phone", { ...PHONE, colorScheme: "dark" }, 2],
] as const)("on a %s", (device, size, hours) => {
  test("a scorecard is owed, written by the keyboard, handed in, and then seen beside the others", async () => {
    const name = `Dana ${device}`;
    const interviewId = await interviewOf(name, addHours(START, hours));
    await benJudges(interviewId);
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;

    await page.goto("/");
    await page.getByText(/scorecards? to hand in/).waitFor();
    await lookAt(opened, `feedback-${device}-today`);
    await page.goto("/feedback");
    const own = page.getByRole("region", { name: "Yours" });
    await own.getByRole("link", { name: `Write the scorecard of ${name}` }).click();

    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.getByText("Let them think aloud.").waitFor();
    await lookAt(opened, `feedback-${device}-empty`);
    // Nothing is judged yet: it is not handed in, and says why.
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByText("Give an overall grade.").waitFor();

    const grade = async (label: RegExp, key: string) => {
      await page.getByRole("radiogroup", { name: label }).getByRole("radio").first().focus();
      await page.keyboard.press(key);
    };
    await grade(/^Code/, "5");
    await grade(/^Collaboration/, "4");
    await grade(/^Overall/, "4");
    await page.getByRole("radio", { name: "Yes", exact: true }).check();
    await page.getByLabel("Why do they want to work here?").fill("The team.");
    await page.getByLabel("Strengths").fill("Clear and calm");
    await page.getByText("Draft kept", { exact: false }).waitFor();
    await lookAt(opened, `feedback-${device}-written`);
    await page.getByRole("button", { name: "Hand in" }).click();

    await page.getByRole("heading", { name: `Debrief: ${name}` }).waitFor();
    const table = page.getByRole("table", { name: "Technical interview" });
    const row = (head: string | RegExp) => table.getByRole("row", { name: head });
    expect(
      await row(/^Overall/)
        .getByRole("cell")
        .allInnerTexts(),
    ).toEqual(["2", "4", "2 – 4"]);
    expect(await row(/^Code/).getByRole("cell").last().textContent()).toBe("2 – 5");
    await table.getByText("Got lost in the second part").waitFor();
    await lookAt(opened, `feedback-${device}-debrief`);
  });

  test("until one's own is in, others' are hidden", async () => {
    const name = `Eli ${device}`;
    const interviewId = await interviewOf(name, addHours(START, hours + 1));
    await benJudges(interviewId);
    const { applicationId } = await ats.work(({ tx }) =>
      tx.interview.findFirstOrThrow({ where: { id: interviewId } }),
    );
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;
    await page.goto(`/applications/${applicationId}/debrief`);
    await page.getByText("Others’ scorecards are hidden").waitFor();
    await page.getByText("Ben Adler: hidden until yours is in").waitFor();
    expect(await page.getByText("Got lost in the second part").count()).toBe(0);
    await lookAt(opened, `feedback-${device}-hidden`);
  });
});
