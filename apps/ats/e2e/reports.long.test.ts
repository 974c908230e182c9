import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addHours, addMinutes, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;

beforeAll(async () => {
  ats = await openAts();
  await writeHistory(ats);
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** Two weeks of hiring: applications on their way, interviews held and missed, scorecards in and not. */
async function writeHistory({ work, rosa, jobId, ben, chidi }: RunningAts): Promise<void> {
  const { tenantId } = rosa;
  await work(async ({ tx }) => {
    const stages = await tx.jobStage.findMany({ where: { jobId }, orderBy: { position: "asc" } });
    const [first, second] = stages;
    if (!first || !second) throw new Error("A job begins with stages");
    await tx.interviewerSettings.create({ data: { tenantId, resourceId: ben, perWeek: 2 } });
    for (let index = 0; index < 8; index++) {
      const [candidateId, applicationId, interviewId] = [uuidv7(), uuidv7(), uuidv7()];
      const applied = subDays(NOW, 20 - index);
      const moved = addHours(applied, 20 + index * 12);
      const start = addHours(moved, 60);
      const isMissed = index === 3;
      await tx.candidate.create({
        data: {
          tenantId,
          id: candidateId,
          name: `Candidate ${index}`,
          email: `candidate-${index}@example.com`,
          timeZone: "UTC",
        },
      });
      await tx.application.create({
        data: {
          tenantId,
          id: applicationId,
          jobId,
          candidateId,
          stageId: second.id,
          source: index % 3 === 0 ? "=Referral" : "Careers page",
          stageSince: moved,
          createdAt: applied,
        },
      });
      await tx.applicationChange.createMany({
        data: [
          { kind: "applied" as const, at: applied, stageBefore: null, stageAfter: first.name },
          {
            kind: "stage_changed" as const,
            at: moved,
            stageBefore: first.name,
            stageAfter: second.name,
          },
        ].map((change) => ({ tenantId, applicationId, actorKind: "system" as const, ...change })),
      });
      await tx.interview.create({
        data: {
          tenantId,
          id: interviewId,
          applicationId,
          organiserMemberId: rosa.member.id,
          title: "Interview",
          kind: index % 2 === 0 ? "technical" : "video",
          status: isMissed ? "no_show" : "completed",
          scheduledStart: start,
          scheduledEnd: addHours(start, 1),
          timezone: "UTC",
          createdAt: addHours(moved, 10),
          attendees: { create: { resourceId: index % 3 === 0 ? chidi : ben } },
        },
        select: { id: true },
      });
      const member = await tx.member.findFirstOrThrow({
        where: { resourceId: index % 3 === 0 ? chidi : ben },
      });
      if (isMissed || index === 5) continue;
      await tx.scorecard.create({
        data: {
          tenantId,
          interviewId,
          memberId: member.id,
          overall: 4,
          recommendation: "yes",
          submittedAt: addMinutes(start, 90 + index * 400),
          createdAt: start,
          updatedAt: start,
        },
        select: { id: true },
      });
    }
  });
}

test("reports: charts, numbers one click away, and a file", async () => {
  const opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  await page.goto("/reports");
  await page.getByRole("heading", { name: "By stage", exact: true }).waitFor();
  await lookAt(opened, "reports-stages");
  const section = page.getByRole("region", { name: "By stage" });
  await section.getByRole("button", { name: "Show the numbers" }).click();
  await section.getByRole("rowheader", { name: "Applied" }).waitFor();

  await page.getByText("Time to schedule", { exact: true }).click();
  await page.getByRole("region", { name: "By kind of interview" }).waitFor();
  await lookAt(opened, "reports-schedule");

  await page.getByText("Interviewers", { exact: true }).click();
  await page.getByRole("region", { name: "The fullest week beside the limit" }).waitFor();
  await lookAt(opened, "reports-load");

  await page.getByText("Show rate", { exact: true }).first().click();
  await page.getByText("Moved at least once").waitFor();
  await lookAt(opened, "reports-show-rate");

  await page.getByText("Feedback", { exact: true }).last().click();
  await page.getByRole("region", { name: "Still missing, by interviewer" }).waitFor();
  await lookAt(opened, "reports-feedback");

  await page.getByText("Funnel", { exact: true }).click();
  const sources = page.getByRole("region", { name: "By source" });
  await sources.waitFor();
  await lookAt(opened, "reports-funnel");
  const download = page.waitForEvent("download");
  await sources.getByRole("button", { name: /CSV/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("funnel-by-source.csv");
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  // What an applicant wrote is no formula.
  expect(Buffer.concat(chunks).toString()).toContain("'=Referral,3,3,0");

  await page.getByRole("combobox", { name: "Job" }).click();
  await page.getByRole("option", { name: "Backend engineer" }).click();
  await page.waitForURL(new RegExp(`job=${ats.jobId}`));
  await page.getByRole("region", { name: "By source" }).waitFor();
});

test("in French on a phone, in the dark", async () => {
  const phone = await ats.open({ ...PHONE, colorScheme: "dark", locale: "fr" }, ats.rosa);
  await phone.page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  for (const [report, heading] of [
    ["load", "Par intervieweur"],
    ["feedback", "Encore manquantes, par intervieweur"],
    ["timeToSchedule", "Par type d’entretien"],
  ] as const) {
    await phone.page.goto(`/reports?report=${report}&preset=last30`);
    await phone.page.getByRole("heading", { name: heading, exact: true }).waitFor();
    await lookAt(phone, `phone-reports-${report}-fr`);
  }
});
