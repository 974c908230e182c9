import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { viewCareersSettings } from "../src/use-cases/careers-settings.ts";
import { createJob } from "../src/use-cases/create-job.ts";
import { saveJob } from "../src/use-cases/save-job.ts";
import { setJobState } from "../src/use-cases/set-job-state.ts";
import { viewJob } from "../src/use-cases/view-job.ts";
import { openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
let slug: string;
beforeAll(async () => {
  ats = await openAts();
  slug = await ats.work(async (work) => {
    await work.tx.tenant.updateMany({
      data: { accentColour: "#0f766e", careersIntro: "We make maps.\nJoin us." },
    });
    const { revision } = await viewJob(work, ats.jobId);
    await saveJob(
      work,
      { id: ats.jobId, revision },
      {
        details: {
          title: "Backend engineer",
          department: "Product",
          location: "Toronto",
          employmentType: "full_time",
          description: "## What you do\n- **Build** the API\n- Look after it\n\n<script>x</script>",
        },
        fields: [
          { id: "years", label: "Years of experience", kind: "number", required: true },
          { id: "visa", label: "I may work in Canada", kind: "checkbox", required: false },
        ],
      },
    );
    const { job } = await createJob(work, {
      title: "Office manager",
      department: "People",
      location: "Berlin",
    });
    for (const id of [ats.jobId, job.id]) await setJobState(work, id, { published: true });
    return (await viewCareersSettings(work)).slug;
  });
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

test("the page says what it is before any code has run", async () => {
  const list = await (await ats.app.fetch(`/careers/${slug}`)).text();
  expect(list).toContain("<title>Jobs at Northwind</title>");
  expect(list).toContain('<meta name="description" content="We make maps. Join us.">');
  expect(list).toContain(`<link rel="canonical" href="${ats.app.url}/careers/${slug}">`);
  const french = await ats.app.fetch(`/careers/${slug}`, { headers: { "accept-language": "fr" } });
  expect(await french.text()).toContain("<title>Postes chez Northwind</title>");
  const job = await (await ats.app.fetch(`/careers/${slug}/${ats.jobId}`)).text();
  const [, posting = "{}"] = /application\/ld\+json">(.*?)<\/script>/.exec(job) ?? [];
  expect(JSON.parse(posting)).toMatchObject({
    "@type": "JobPosting",
    title: "Backend engineer",
    datePosted: "2026-03-02",
    employmentType: "FULL_TIME",
    hiringOrganization: { name: "Northwind" },
  });
});

describe.each([
  ["desktop", { ...DESKTOP, locale: "fr-CA" }],
  ["phone", { ...PHONE, colorScheme: "dark", locale: "en-GB" }],
] as const)("on a %s", (name, device) => {
  const french = name === "desktop";

  test("somebody finds a job and applies, without an account", async () => {
    await using opened = await ats.open(device);
    const { page } = opened;
    await page.goto(`/careers/${slug}`);
    await page.getByRole("link", { name: "Office manager" }).waitFor();
    await lookAt(opened, `careers-${name}`);
    await page.getByLabel(french ? "Lieu" : "Where").selectOption("Toronto");
    await page.getByRole("link", { name: "Office manager" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Backend engineer" }).click();
    await page.getByRole("heading", { name: "What you do" }).waitFor();
    const submit = page.getByRole("button", {
      name: french ? "Envoyer la candidature" : "Send application",
    });
    await submit.click();
    await page.getByText(french ? "Saisissez votre nom." : "Enter your name.").waitFor();
    await lookAt(opened, `careers-${name}-missing`);
    await page.getByRole("textbox", { name: french ? "Nom" : "Name" }).fill("Vi Tran");
    await page
      .getByRole("textbox", { name: french ? "Courriel" : "Email" })
      .fill(`vi-${name}@example.com`);
    await page.getByRole("textbox", { name: "Years of experience" }).fill(french ? "4,5" : "4.5");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByText(french ? "Choisir un fichier" : "Choose a file").click(),
    ]);
    await chooser.setFiles({
      name: "cv.exe.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("MZ\u0000\u0001 no résumé"),
    });
    await page
      .getByRole("checkbox", { name: french ? /peut conserver/ : /may keep and use/ })
      .check();
    await submit.click();
    await page
      .getByText(french ? /Ce type de fichier/ : /This kind of file can’t be kept/)
      .waitFor();
    await lookAt({ page, faults: [] }, `careers-${name}-kind`);
    const [again] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByText("cv.exe.pdf").click(),
    ]);
    await again.setFiles({
      name: "cv.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n"),
    });
    await submit.click();
    await page
      .getByRole("heading", {
        name: french ? "Merci, votre candidature est arrivée" : "Thank you, your application is in",
      })
      .waitFor();
    await lookAt({ page, faults: [] }, `careers-${name}-sent`);
    const application = await ats.work(({ tx }) =>
      tx.application.findFirstOrThrow({
        where: { candidate: { email: `vi-${name}@example.com` } },
        include: { candidate: { include: { files: { select: { fileName: true } } } } },
      }),
    );
    expect(application).toMatchObject({
      source: "Careers page",
      answers: [{ id: "years", value: 4.5 }],
      candidate: { timeZone: "America/Toronto", files: [{ fileName: "cv.pdf" }] },
    });
    await ats.app.runJobs();
    const mail = await ats.work(({ tx }) =>
      tx.notification.findFirst({
        where: { kind: "application_received", recipientId: application.candidateId },
      }),
    );
    expect(mail).toMatchObject({ state: "sent", address: `vi-${name}@example.com` });
  });
});

const send = (email: string, rest: object = {}, key = email) => {
  const form = new FormData();
  const application = {
    name: "Robin",
    email,
    timeZone: "Europe/Berlin",
    locale: "en",
    consent: true,
    answers: { years: 3 },
    ...rest,
  };
  form.set("application", JSON.stringify(application));
  form.set("resume", new File(["Ten years of maps"], "cv.txt"));
  return ats.app.fetch(`/api/careers/${slug}/jobs/${ats.jobId}/applications`, {
    method: "POST",
    headers: { "idempotency-key": key },
    body: form,
  });
};
const countOf = (email: string) =>
  ats.work(({ tx }) => tx.application.count({ where: { candidate: { email } } }));

test("sent twice it counts once; what fills in everything is no person", async () => {
  expect((await send("robin@example.com")).status).toBe(201);
  const again = await send("robin@example.com");
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect((await send("robin@example.com", {}, "another-key")).status).toBe(201);
  expect((await send("robin@example.com", { name: "Else" })).status).toBe(422);
  expect(await countOf("robin@example.com")).toBe(1);
  expect((await send("bot@example.com", { website: "https://spam.example" })).status).toBe(201);
  expect(await countOf("bot@example.com")).toBe(0);
  expect((await send("no@example.com", { consent: false })).status).toBe(400);
});

test("a job that is taken off has a page that says so", async () => {
  await ats.work((work) => setJobState(work, ats.jobId, { published: false }));
  await using opened = await ats.open(PHONE);
  await opened.page.goto(`/careers/${slug}/${ats.jobId}`);
  await opened.page.getByRole("heading", { name: "This position is not open any more" }).waitFor();
  await lookAt({ page: opened.page, faults: [] }, "careers-gone");
});
