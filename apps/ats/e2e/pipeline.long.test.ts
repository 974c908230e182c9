import { DESKTOP, lookAt, type OpenPage, PHONE } from "@convene/server-kit/testing";
import { subDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addApplication } from "../src/use-cases/add-application.ts";
import { scheduleInterview } from "../src/use-cases/schedule-interview.ts";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
  for (const [name, days] of [
    ["Emil Sørensen", 3],
    ["Priya Raman", 9],
  ] as const) {
    await ats.work((work) =>
      addApplication(
        { ...work, now: subDays(NOW, days) },
        {
          jobId: ats.jobId,
          name,
          email: `${name.split(" ")[0]?.toLowerCase()}@example.com`,
          timeZone: "Europe/Berlin",
          source: "LinkedIn",
          by: { kind: "member", id: ats.rosa.member.id },
        },
      ),
    );
  }
  await ats.work((work) =>
    scheduleInterview(
      work,
      {
        applicationId: ats.applicationId,
        kind: "technical",
        title: "Technical interview",
        start: new Date("2026-03-04T15:00:00Z"),
        durationMinutes: 60,
        interviewerIds: [ats.chidi],
        timeZone: "America/Toronto",
        by: { kind: "member", id: ats.rosa.member.id },
      },
      ats.app.kit,
    ),
  );
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

const stageOf = (name: string) =>
  ats.work(async ({ tx }) => {
    const found = await tx.application.findFirstOrThrow({
      where: { candidate: { name } },
      select: { status: true, stage: { select: { name: true } } },
    });
    return found.status === "active" ? found.stage.name : found.status;
  });
const openBoard = async ({ page }: OpenPage) => {
  await page.goto(`/jobs/${ats.jobId}`);
  await page.getByRole("link", { name: "Dana Reyes" }).waitFor();
};

test("cards are dragged, moved by the keyboard and by the menu; others see it without a reload", async () => {
  await using opened = await ats.open(DESKTOP, ats.rosa);
  await using other = await ats.open({ ...DESKTOP, colorScheme: "dark" }, ats.rosa);
  const { page } = opened;
  await openBoard(opened);
  await openBoard(other);
  await lookAt(opened, "pipeline-board");

  const column = (name: string) => page.getByRole("region", { name: new RegExp(`^${name},`) });
  const card = page.getByRole("listitem").filter({ hasText: "Priya Raman" });
  await card.dragTo(column("Screening"));
  await column("Screening").getByRole("link", { name: "Priya Raman" }).waitFor();
  await expect.poll(() => stageOf("Priya Raman")).toBe("Screening");
  await other.page
    .getByRole("region", { name: /^Screening, 1/ })
    .getByRole("link", { name: "Priya Raman" })
    .waitFor();
  await lookAt(other, "pipeline-board-dark");

  const handle = page.getByRole("button", { name: "Move Emil Sørensen" });
  await handle.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Emil Sørensen picked up. In Applied, stage 1 of 4.").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByText("Interviews, stage 3 of 4.").waitFor();
  await lookAt(opened, "pipeline-board-picked");
  await page.keyboard.press("Enter");
  await page.getByText("Emil Sørensen is in Interviews now.").waitFor();
  await expect.poll(() => stageOf("Emil Sørensen")).toBe("Interviews");
  // The focus went along: the next key is for the same card.
  await page.keyboard.press("Enter");
  await page.getByText("Emil Sørensen picked up. In Interviews, stage 3 of 4.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Emil Sørensen stays in Interviews.").waitFor();

  await page.getByRole("checkbox", { name: "No interview planned" }).check();
  await page.getByRole("link", { name: "Dana Reyes" }).waitFor({ state: "detached" });
  expect(opened.faults).toEqual([]);
});

test("a refused move is told, and the card goes back", async () => {
  await using opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  // The page hears of nothing: as where the connection has a gap.
  await page.routeWebSocket(/\/api\/live/, () => {});
  await openBoard(opened);
  await ats.work(async ({ tx }) => {
    const stage = await tx.jobStage.findFirstOrThrow({
      where: { jobId: ats.jobId, name: "Offer" },
    });
    await tx.application.updateMany({
      where: { candidate: { name: "Dana Reyes" } },
      data: { stageId: stage.id },
    });
  });
  await page.getByRole("button", { name: "More about Dana Reyes" }).click();
  await page.getByRole("menuitem", { name: "Move to Screening" }).click();
  await page.getByText("Somebody moved this application to Offer in the meantime.").waitFor();
  await page
    .getByRole("region", { name: /^Offer,/ })
    .getByRole("link", { name: "Dana Reyes" })
    .waitFor();
});

test("on a phone somebody is turned down with a message, and taken up again", async () => {
  await using opened = await ats.open({ ...PHONE, colorScheme: "dark" }, ats.rosa);
  const { page } = opened;
  await openBoard(opened);
  await lookAt(opened, "pipeline-phone");
  await page.getByRole("button", { name: "More about Priya Raman" }).click();
  await page.getByRole("menuitem", { name: "Turn down" }).click();
  const dialog = page.getByRole("dialog", { name: "Turn Priya Raman down?" });
  await dialog.getByLabel("Reason, for colleagues").fill("No Rust");
  await dialog.getByRole("textbox", { name: "Message" }).fill("Thank you for your time.");
  await lookAt(opened, "pipeline-phone-reject");
  await dialog.getByRole("button", { name: "Turn down" }).click();
  await expect.poll(() => stageOf("Priya Raman")).toBe("rejected");
  await ats.app.runJobs();
  const mail = await ats.work(({ tx }) =>
    tx.notification.findFirst({ where: { kind: "application_rejected", channel: "email" } }),
  );
  expect(mail?.text).toContain("Thank you for your time.");

  await page.goto(`/jobs/${ats.jobId}?status=rejected`);
  await page.getByRole("button", { name: "More about Priya Raman" }).click();
  await page.getByRole("menuitem", { name: "Take up again" }).click();
  await page.getByRole("button", { name: "Take up again" }).click();
  await expect.poll(() => stageOf("Priya Raman")).toBe("Screening");
  expect(opened.faults).toEqual([]);
});

test.each([
  ["desktop", DESKTOP],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)(
  "a candidate's page takes files and notes that mention somebody (%s)",
  async (name, device) => {
    await using opened = await ats.open(device, ats.rosa);
    const { page } = opened;
    await page.goto(`/applications/${ats.applicationId}`);
    await page.getByRole("heading", { name: "Dana Reyes", level: 1 }).waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page
        .getByRole("group", { name: "Add a file" })
        .getByRole("button", { name: "Résumé" })
        .click(),
    ]);
    await chooser.setFiles({
      name: `Dana ${name}.pdf`,
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n"),
    });
    await page.getByRole("link", { name: `Dana ${name}.pdf` }).waitFor();
    const href = await page.getByRole("link", { name: `Dana ${name}.pdf` }).getAttribute("href");
    const file = await ats.app.fetch(href ?? "", { cookie: ats.rosa.cookie });
    expect(file.headers.get("content-disposition")).toContain("attachment");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");

    const note = page.getByRole("textbox", { name: "Note for colleagues" });
    await note.pressSequentially("Ask @ros");
    await page.getByRole("option", { name: "Rosa Moreau" }).waitFor();
    await page.keyboard.press("Enter");
    await note.pressSequentially(`about ${name}`);
    await page.getByRole("button", { name: "Add note" }).click();
    const findNote = () =>
      ats.work(({ tx }) =>
        tx.applicationNote.findFirst({
          where: { text: { contains: name } },
          include: { mentions: true },
        }),
      );
    await expect
      .poll(async () => (await findNote())?.text)
      .toBe(`Ask @[Rosa Moreau](${ats.rosa.member.id}) about ${name}`);
    const stored = await findNote();
    expect(stored?.mentions).toMatchObject([{ memberId: ats.rosa.member.id }]);
    await lookAt(opened, `pipeline-candidate-${name}`);
  },
);

test.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark", locale: "fr-CA" }],
  ["phone", PHONE],
] as const)("a job is set up: questions, stages, careers page (%s)", async (name, device) => {
  await using opened = await ats.open(device, ats.rosa);
  const { page } = opened;
  await ats.work(({ tx }) =>
    tx.member.updateMany({ data: { locale: name === "desktop" ? "fr" : "en" } }),
  );
  const french = name === "desktop";
  await page.goto(`/jobs/${ats.jobId}/settings`);
  const form = page.getByRole("region", {
    name: french ? "Formulaire de candidature" : "Application form",
  });
  await form
    .getByRole("button", { name: french ? "Ajouter une question" : "Add a question" })
    .click();
  const label = `Years (${name})`;
  await form.getByRole("textbox", { name: "Question" }).last().fill(label);
  await form.getByRole("button", { name: french ? "Enregistrer" : "Save" }).click();
  await expect
    .poll(() =>
      ats.work(async ({ tx }) => JSON.stringify((await tx.job.findFirst())?.fields ?? [])),
    )
    .toContain(label);
  const stages = page.getByRole("region", { name: french ? "Étapes" : "Stages" });
  await stages.getByRole("button", { name: french ? "Ajouter une étape" : "Add a stage" }).click();
  await stages
    .getByRole("textbox", { name: french ? "Nom" : "Name" })
    .last()
    .fill(`Extra ${name}`);
  await stages.getByRole("button", { name: french ? "Enregistrer" : "Save" }).click();
  await expect
    .poll(() => ats.work(({ tx }) => tx.jobStage.count({ where: { name: `Extra ${name}` } })))
    .toBe(1);
  const publish = page.getByRole("button", {
    name: french ? "Publier sur la page carrières" : "Take off the careers page",
  });
  await publish.click();
  await page
    .getByText(
      french ? /Il est sur la page carrières depuis/ : "It is open, and not on the careers page.",
    )
    .waitFor();
  await lookAt(opened, `pipeline-settings-${name}`);
});

test("whoever interviews sees a brief, and erasing asks first", async () => {
  await using opened = await ats.open(PHONE, ats.rosa);
  const { page } = opened;
  await page.goto(`/applications/${ats.applicationId}`);
  await page.getByRole("button", { name: "More about Dana Reyes" }).click();
  await page.getByRole("menuitem", { name: "Erase the candidate" }).click();
  const question = page.getByRole("dialog", { name: "Erase Dana Reyes?" });
  await question.getByRole("button", { name: "Erase for good" }).click();
  await question.getByText(/Dana Reyes has 1 interview to come/).waitFor();
  await lookAt({ page, faults: [] }, "pipeline-erase");

  await ats.work(({ tx }) =>
    tx.member.updateMany({
      where: { id: ats.rosa.member.id },
      data: { atsRole: "interviewer" },
    }),
  );
  await page.goto(`/applications/${ats.applicationId}`);
  await page.getByRole("heading", { name: "Notes that mention you" }).waitFor();
  await lookAt({ page, faults: [] }, "pipeline-brief");
});
