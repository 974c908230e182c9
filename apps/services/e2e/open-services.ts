import {
  openTestBrowser,
  type SignedUp,
  startTestKit,
  type TestBrowser,
  type TestKit,
} from "@convene/server-kit/testing";
import { uuidv7 } from "uuidv7";
import { servicesJobs } from "../src/jobs/services-jobs.ts";
import { pageParts, servicesApi } from "../src/server.ts";

/** The whole app in a test: server, pages, and an organisation that is open around the clock. */
export interface RunningServices extends AsyncDisposable {
  readonly app: TestKit;
  readonly owner: SignedUp;
  readonly mia: string;
  readonly noah: string;
  /** 60 minutes, by either. */
  readonly assessment: string;
  readonly open: TestBrowser["open"];
}

const allDay = [["00:00", "24:00"]];
const always = {
  mon: allDay,
  tue: allDay,
  wed: allDay,
  thu: allDay,
  fri: allDay,
  sat: allDay,
  sun: allDay,
};

/** @param env Further environment variables, e.g. of providers. */
export async function openServices(
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServices> {
  const app = await startTestKit("services", {
    env,
    api: servicesApi,
    appJobs: servicesJobs,
    webRoot: new URL("../web/dist/", import.meta.url),
    parts: pageParts,
  });
  const owner = await app.signUp({
    name: "Olga Meyer",
    organisation: "Harbour Health",
    timeZone: "America/Toronto",
  });
  const rows = await writeOrganisation(app, owner.tenantId);
  const browser = await openTestBrowser(app, { timeZone: "Europe/Berlin" });
  return {
    app,
    owner,
    ...rows,
    open: browser.open,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await app.close();
    },
  };
}

async function writeOrganisation(app: TestKit, tenantId: string) {
  const [mia, noah, assessment, followUp] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const timeZone = "America/Toronto";
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.tenant.update({ where: { tenantId }, data: { accentColour: "#0b7285" } });
    await tx.resource.createMany({
      data: [
        { tenantId, id: mia, kind: "person", name: "Mia Larsen", timeZone },
        { tenantId, id: noah, kind: "person", name: "Noah Petit", timeZone },
      ],
    });
    const hours = { tenantId, name: "Always", isDefault: true, weeklyHours: always };
    await tx.schedule.createMany({
      data: [
        { ...hours, resourceId: mia },
        { ...hours, resourceId: noah },
      ],
    });
    const service = {
      tenantId,
      category: "Physiotherapy",
      location: "12 Harbour Street, room 2",
      currency: "CAD",
      changeNoticeMinutes: 30,
    };
    await tx.service.createMany({
      data: [
        {
          ...service,
          id: assessment,
          name: "Physiotherapy assessment",
          description: "A first visit: history, examination and a plan.",
          durationMinutes: 60,
          bufferAfterMinutes: 15,
          price: 12_000,
          position: 0,
        },
        {
          ...service,
          id: followUp,
          name: "Physiotherapy follow-up",
          description: "For those who have been here before.",
          colour: "blue",
          durationMinutes: 30,
          price: 7_000,
          position: 1,
        },
      ],
    });
    await tx.serviceHost.createMany({
      data: [
        { tenantId, serviceId: assessment, resourceId: mia },
        { tenantId, serviceId: assessment, resourceId: noah },
        { tenantId, serviceId: followUp, resourceId: mia },
      ],
    });
  });
  return { mia, noah, assessment };
}
