import {
  launchBrowser,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import type { Work } from "@convene/prisma";
import { atsApi, WEB_ROOT } from "../src/server.ts";
import { addInterviewer } from "../src/testing/add-interviewer.ts";
import { addApplication } from "../src/use-cases/add-application.ts";
import { createJob } from "../src/use-cases/create-job.ts";

/** The whole app in a test: server, pages, and an organisation that hires. */
export interface RunningAts extends AsyncDisposable {
  readonly app: TestKit;
  /** Recruiter and administrator, in Toronto. */
  readonly rosa: SignedUp;
  /** Resources: Ben in Berlin, Chidi in Toronto. */
  readonly ben: string;
  readonly chidi: string;
  readonly jobId: string;
  /** Dana's, who lives in Vancouver. */
  readonly applicationId: string;
  work<T>(run: (work: Work) => Promise<T>): Promise<T>;
  /** Opens pages in a browser of their own; signed in where a member is named. */
  open(device: Device, member?: SignedUp): Promise<OpenPage>;
}

export interface Device {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: "light" | "dark";
  readonly locale?: string;
}

export const DESKTOP: Device = { width: 1280, height: 900 };
export const PHONE: Device = { width: 390, height: 844 };

/** A Monday morning in Toronto. */
export const NOW = new Date("2026-03-02T13:00:00Z");

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** A page in a browser of its own, closed at the end of the scope that holds it. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong inside the pages: uncaught errors and failures written to the console. */
  readonly faults: readonly string[];
}

/** On a busy machine a page can take long; whatever takes longer than this is not coming. */
const LONGEST_WAIT_MS = 10_000;

export async function openAts(): Promise<RunningAts> {
  // The clocks of the server and of the pages stand still at the same moment.
  const app = await startTestKit("ats", { api: atsApi, webRoot: WEB_ROOT, now: () => NOW });
  const rosa = await app.signUp({
    name: "Rosa Moreau",
    organisation: "Northwind",
    timeZone: "America/Toronto",
  });
  const { tenantId } = rosa;
  const work: RunningAts["work"] = (run) =>
    app.kit.db.unit(tenantId, (tx) => run({ tx, tenantId, now: NOW }));
  const rows = await work(async (unit) => {
    const toronto = { timeZone: "America/Toronto", hours: ["09:00", "17:00"] } as const;
    const berlin = { timeZone: "Europe/Berlin", hours: ["13:00", "21:00"] } as const;
    const ben = await addInterviewer(unit, { name: "Ben Adler", ...berlin });
    const chidi = await addInterviewer(unit, { name: "Chidi Obi", ...toronto });
    const { job } = await createJob(unit, {
      title: "Backend engineer",
      department: "Product",
      location: "Toronto or remote",
    });
    const { id: applicationId } = await addApplication(unit, {
      jobId: job.id,
      name: "Dana Reyes",
      email: "dana@example.com",
      phone: "+1 604 555 0110",
      timeZone: "America/Vancouver",
    });
    return { ben, chidi, jobId: job.id, applicationId };
  });
  const browser = await launchBrowser();
  return {
    app,
    rosa,
    ...rows,
    work,
    async open({ width, height, colorScheme = "light", locale = "en-GB" }, member) {
      const context = await browser.newContext({
        baseURL: app.url,
        viewport: { width, height },
        colorScheme,
        locale,
        timezoneId: "America/Toronto",
        reducedMotion: "reduce",
      });
      const cookies = member?.cookie.split("; ").map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: value.join("="), url: app.url };
      });
      if (cookies) await context.addCookies(cookies);
      const page = await context.newPage();
      await page.clock.setFixedTime(NOW);
      page.setDefaultTimeout(LONGEST_WAIT_MS);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      return { page, faults, [Symbol.asyncDispose]: () => context.close() };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await app.close();
    },
  };
}
