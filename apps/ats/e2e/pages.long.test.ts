import { VIEW_INTERVIEW } from "@convene/server-kit";
import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeAppointment } from "../src/testing/write-appointment.ts";
import { scheduleInterview } from "../src/use-cases/schedule-interview.ts";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** A moment of a March day in Toronto, before the clocks change. */
const march = (day: number, time: string) =>
  new Date(`2026-03-${String(day).padStart(2, "0")}T${time}:00-05:00`);

const schedule = (start: Date, interviewerIds: readonly string[], title: string) =>
  ats.work((work) =>
    scheduleInterview(
      work,
      {
        applicationId: ats.applicationId,
        kind: "technical",
        title,
        start,
        durationMinutes: 60,
        interviewerIds,
        meetingUrl: "https://meet.example.com/room",
        instructions: "Bring a project that you are proud of.",
        timeZone: "America/Toronto",
        by: { kind: "member", id: ats.rosa.member.id },
      },
      ats.app.kit,
    ),
  );

const linkTo = async (interviewId: string) => {
  const { tenantId } = ats.rosa;
  const claims = { purpose: VIEW_INTERVIEW, tenantId, subjectId: interviewId };
  return `/interview/${await ats.app.kit.links.sign({ ...claims, expiresAt: addDays(NOW, 30) })}`;
};

test("dragging moves an interview after a question, and a refusal is shown where it happened", async () => {
  await schedule(march(3, "10:00"), [ats.ben, ats.chidi], "Drag me");
  await ats.work((work) =>
    writeAppointment(work, ats.chidi, { start: march(4, "10:00"), end: march(4, "11:00") }),
  );
  await using opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  await page.goto("/calendar");
  const event = page.getByRole("button", { name: /Drag me/ });
  await event.waitFor();
  await lookAt(opened, "desktop-calendar");

  const drag = async (columns: number) => {
    const box = await event.boundingBox();
    const day = await page.getByRole("columnheader").last().boundingBox();
    if (!box || !day) throw new Error("The calendar shows neither event nor days");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2, { steps: 4 });
    await page.mouse.move(box.x + box.width / 2 + columns * day.width, box.y + box.height / 2, {
      steps: 10,
    });
    await page.mouse.up();
  };
  await drag(1);
  const question = page.getByRole("dialog", { name: /Move to .*4 March/ });
  await question.getByText(/Dana Reyes, Ben Adler and Chidi Obi will be told/).waitFor();
  await question.getByRole("button", { name: "Move the interview" }).click();
  await page.getByText("Chidi Obi: busy from 10:00 to 11:00.").waitFor();
  // The refusal itself is written to the console by the browser.
  await lookAt({ page, faults: [] }, "desktop-calendar-refused");

  await drag(2);
  await page
    .getByRole("dialog", { name: /Move to .*5 March/ })
    .getByRole("button", { name: "Move the interview" })
    .click();
  await expect
    .poll(() =>
      ats.work(({ tx }) => tx.interview.count({ where: { scheduledStart: march(5, "10:00") } })),
    )
    .toBe(1);
});

test("what is booked elsewhere slides into an open calendar, and is grey for chosen people", async () => {
  await using opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  await page.goto(`/?people=${ats.chidi}`);
  await page.getByText("Busy elsewhere").first().waitFor();
  await schedule(march(6, "14:00"), [ats.chidi], "From elsewhere");
  await page.getByRole("button", { name: /From elsewhere/ }).waitFor();
  await lookAt(opened, "desktop-calendar-person");
});

test("a slot that somebody else took meanwhile brings others in place, and no typing is lost", async () => {
  await using opened = await ats.open(PHONE, ats.rosa);
  const { page } = opened;
  await page.goto(`/applications/${ats.applicationId}/schedule`);
  await page.getByRole("combobox", { name: "Add a person or a pool" }).click();
  await page.getByRole("option", { name: "Ben Adler" }).click();
  await page
    .getByRole("region", { name: /\b3 March/ })
    .getByRole("button", { name: /^09:00/ })
    .click();
  await page.getByRole("textbox", { name: "Title" }).fill("My own title");
  await schedule(march(3, "09:00"), [ats.ben], "Faster");
  await page.getByRole("button", { name: "Schedule and invite" }).click();
  await page.getByText("That time has just been taken").waitFor();
  await lookAt({ page, faults: [] }, "phone-taken");
  await page.getByRole("alert").getByRole("button").first().click();
  await page.getByText("It is 04:30 for Dana Reyes then.").waitFor();
  expect(await page.getByRole("textbox", { name: "Title" }).inputValue()).toBe("My own title");
  await page.getByRole("button", { name: "Schedule and invite" }).click();
  await page.getByRole("heading", { name: "The interview is scheduled" }).waitFor();
});

test("an interviewer sees the own calendar and nothing to plan with", async () => {
  const ivy = await ats.app.signUp({ name: "Ivy Stone", organisation: "Ivy" });
  await ats.app.kit.db.unit(ivy.tenantId, (tx) =>
    tx.member.updateMany({ data: { atsRole: "interviewer" } }),
  );
  await using opened = await ats.open(DESKTOP, ivy);
  const { page } = opened;
  await page.goto("/calendar");
  await page.getByText("The interviews that you take part in.").waitFor();
  expect(await page.getByRole("link", { name: "Applications" }).count()).toBe(0);
  expect(opened.faults).toEqual([]);
});

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark", locale: "fr-CA" }],
  ["phone", { ...PHONE, colorScheme: "light", locale: "en-GB" }],
] as const)("on a %s", (name, device) => {
  test("a candidate confirms and then calls off, in their own time", async () => {
    const french = name === "desktop";
    const start = march(french ? 9 : 10, "10:30");
    const { id } = await schedule(start, [ats.chidi], `Technical ${name}`);
    await using opened = await ats.open(device);
    const { page } = opened;
    await page.goto(await linkTo(id));
    await page.getByRole("heading", { name: `Technical ${name}` }).waitFor();
    // Toronto's 10:30 before the change of the clocks, which is one offset later on both sides.
    await page
      .getByText(french ? /8 h 30/ : /08:30/)
      .first()
      .waitFor();
    await lookAt(opened, `${name}-candidate`);
    await page.getByRole("button", { name: french ? "J’y serai" : "I'll be there" }).click();
    await page.getByText(french ? "Vous avez confirmé" : "You have confirmed").waitFor();
    await page
      .getByRole("button", { name: french ? "Je ne peux pas venir" : "I can't make it" })
      .click();
    await page
      .getByRole("button", { name: french ? "Renoncer à cet entretien" : "Call the interview off" })
      .click();
    await page
      .getByText(french ? "Cet entretien est annulé" : "This interview is cancelled")
      .waitFor();
  });
});

test("a dead link has a page of its own", async () => {
  await using opened = await ats.open(PHONE);
  await opened.page.goto("/interview/no-link");
  await opened.page
    .getByRole("heading", { name: "This link does not lead to an interview" })
    .waitFor();
  await lookAt({ page: opened.page, faults: [] }, "phone-dead-link");
});

test("an empty organisation is filled from nothing: a job, a candidate, their page", async () => {
  const founder = await ats.app.signUp({ name: "Fay Novak", organisation: "Brand new" });
  await using opened = await ats.open(PHONE, founder);
  const { page } = opened;
  await page.goto("/applications");
  await page.getByRole("heading", { name: "No jobs yet" }).waitFor();
  await lookAt(opened, "phone-empty");
  await page.getByRole("button", { name: "Create job" }).click();
  const job = page.getByRole("dialog", { name: "Create job" });
  await job.getByRole("button", { name: "Create job" }).click();
  await job.getByText("Enter a title.").waitFor();
  await job.getByLabel("Title").fill("First job");
  await job.getByRole("button", { name: "Create job" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  const candidate = page.getByRole("dialog", { name: "Add candidate" });
  await candidate.getByLabel("Name").fill("First Candidate");
  await candidate.getByRole("textbox", { name: "Email" }).fill("first@example.com");
  await candidate.getByRole("button", { name: "Add candidate" }).click();
  await page.getByRole("heading", { name: "First Candidate", level: 1 }).waitFor();
});
