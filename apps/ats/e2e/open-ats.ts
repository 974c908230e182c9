import type { Work } from "@convene/prisma";
import {
  openTestBrowser,
  type SignedUp,
  startTestKit,
  type TestBrowser,
  type TestKit,
} from "@convene/server-kit/testing";
import { atsJobs } from "../src/jobs/ats-jobs.ts";
import { atsApi, serverParts, WEB_ROOT } from "../src/server.ts";
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
  readonly open: TestBrowser["open"];
}

/** A Monday morning in Toronto. */
export const NOW = new Date("2026-03-02T13:00:00Z");

interface OpenAtsOptions {
  /** Further environment variables, e.g. of providers. */
  readonly env?: Readonly<Record<string, string>>;
  /** The server's clock. By default it stands still, as that of the pages does. */
  readonly now?: () => Date;
}

export async function openAts({
  env = {},
  now = () => NOW,
}: OpenAtsOptions = {}): Promise<RunningAts> {
  const app = await startTestKit("ats", {
    env,
    api: atsApi,
    webRoot: WEB_ROOT,
    parts: serverParts,
    appJobs: atsJobs,
    now,
  });
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
  const browser = await openTestBrowser(app, { timeZone: "America/Toronto", now: NOW });
  return {
    app,
    rosa,
    ...rows,
    work,
    open: browser.open,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await app.close();
    },
  };
}
