import {
  launchBrowser,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { uuidv7 } from "uuidv7";
import { servicesApi } from "../src/server.ts";

/** The whole app in a test: server, pages, and an organisation that is open around the clock. */
export interface RunningServices extends AsyncDisposable {
  readonly app: TestKit;
  readonly owner: SignedUp;
  readonly mia: string;
  readonly noah: string;
  /** 60 minutes, by either. */
  readonly assessment: string;
  /** Opens pages in a browser of their own; signed in where a member is named. */
  open(device: Device, member?: SignedUp): Promise<OpenPage>;
}

interface Device {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: "light" | "dark";
  readonly locale?: string;
}

export const DESKTOP: Device = { width: 1280, height: 900 };
export const PHONE: Device = { width: 390, height: 844 };

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

export interface OpenPage {
  readonly page: Page;
  /** What went wrong inside the pages: uncaught errors and failures written to the console. */
  readonly faults: readonly string[];
}

/** On a busy machine a page can take long; whatever takes longer than this is not coming. */
const LONGEST_WAIT_MS = 10_000;

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

export async function openServices(): Promise<RunningServices> {
  const app = await startTestKit("services", {
    api: servicesApi,
    webRoot: new URL("../web/dist/", import.meta.url),
  });
  const owner = await app.signUp({
    name: "Olga Meyer",
    organisation: "Harbour Health",
    timeZone: "America/Toronto",
  });
  const rows = await writeOrganisation(app, owner.tenantId);
  const browser = await launchBrowser();
  return {
    app,
    owner,
    ...rows,
    async open({ width, height, colorScheme = "light", locale = "en-GB" }, member) {
      const context = await browser.newContext({
        baseURL: app.url,
        viewport: { width, height },
        colorScheme,
        locale,
        timezoneId: "Europe/Berlin",
        reducedMotion: "reduce",
      });
      const cookies = member?.cookie.split("; ").map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: value.join("="), url: app.url };
      });
      if (cookies) await context.addCookies(cookies);
      const page = await context.newPage();
      page.setDefaultTimeout(LONGEST_WAIT_MS);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      return { page, faults };
    },
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
