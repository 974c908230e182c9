import {
  type GraphStandIn,
  type GraphStandInAccount,
  hasRadicale,
  type Radicale,
  startGraphStandIn,
  startRadicale,
} from "@convene/calendar/testing";
import { DESKTOP, lookAt, type OpenPage, PHONE } from "@convene/server-kit/testing";
import { addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
let graph: GraphStandIn;
let account: GraphStandInAccount;
const clock = { now: NOW };
beforeAll(async () => {
  graph = await startGraphStandIn({ now: () => clock.now });
  account = graph.addAccount("rosa@example.com", "America/Toronto");
  const env = {
    MICROSOFT_CLIENT_ID: graph.app.clientId,
    MICROSOFT_CLIENT_SECRET: graph.app.clientSecret,
    MICROSOFT_BASE_URL: graph.url,
    CALDAV_PRIVATE_HOSTS: "true",
  };
  ats = await openAts({ env, now: () => clock.now });
});
afterAll(async () => {
  await ats[Symbol.asyncDispose]();
  await graph.stop();
});

/** Has Rosa's accounts read a minute later, by the button's own request. */
async function readNow(): Promise<void> {
  clock.now = addMinutes(clock.now, 1);
  const { cookie } = ats.rosa;
  const answer = await ats.app.fetch("/api/calendars", { cookie });
  const { connections } = (await answer.json()) as { connections: { id: string }[] };
  for (const { id } of connections) {
    await ats.app.fetch(`/api/calendars/${id}/sync`, { method: "POST", cookie });
  }
  await ats.app.runJobs();
}

/** An hour of Rosa's own time some hours from now; @returns its id. */
async function schedule(title: string, hours: number): Promise<string> {
  const answer = await ats.app.fetch("/api/interviews", {
    cookie: ats.rosa.cookie,
    json: {
      applicationId: ats.applicationId,
      kind: "technical",
      room: "jitsi",
      title,
      start: addHours(NOW, hours).toISOString(),
      durationMinutes: 60,
      interviewerIds: [ats.rosa.member.resourceId],
    },
  });
  expect(answer.status).toBe(201);
  await ats.app.runJobs();
  return ((await answer.json()) as { interview: { id: string } }).interview.id;
}

async function connectOutlook({ page }: OpenPage): Promise<void> {
  await page.goto("/calendars");
  await page.getByRole("button", { name: "Connect Outlook" }).click();
  await page.getByText("Outlook is connected").waitFor();
  await ats.app.runJobs();
}

async function disconnect({ page }: OpenPage, name: string): Promise<void> {
  await page.goto("/calendars");
  await page.getByRole("button", { name: `Disconnect ${name}` }).click();
  const question = page.getByRole("dialog", { name: `Disconnect ${name}?` });
  await question.getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("No calendar is connected").waitFor();
}

test("Outlook is connected, and says which zone of an event nobody knows", async () => {
  account.setMailboxZone("Customized Time Zone");
  await account.calendar().add({
    start: new Date("2026-03-05T05:00:00Z"),
    end: new Date("2026-03-06T05:00:00Z"),
    allDay: true,
  });
  await using opened = await ats.open({ ...PHONE, colorScheme: "light" }, ats.rosa);
  const { page } = opened;
  await connectOutlook(opened);
  const card = page.getByRole("region", { name: "rosa@example.com" });
  await card.getByText("In step").waitFor();
  await card
    .getByText(/^Some events name a time zone that nobody knows: Customized Time Zone\./)
    .waitFor();
  await lookAt(opened, "phone-outlook-zone");
  const rules = page.getByRole("region", { name: /^What blocks everybody at / });
  const tentative = rules.getByRole("switch", { name: "Tentative events block" });
  expect(await tentative.isChecked()).toBe(true);
  await tentative.click({ force: true });
  await page.getByText("Saved. The calendars are read again.").waitFor();
  await ats.app.runJobs();
  await card.getByText(/^Times known until/).waitFor();
  account.setMailboxZone("Eastern Standard Time");
  await disconnect(opened, "rosa@example.com");
});

test("what was moved outside is followed or dismissed; the drawer says how each calendar has it", async () => {
  await using opened = await ats.open(DESKTOP, ats.rosa);
  const { page } = opened;
  await connectOutlook(opened);
  const followed = await schedule("Followed interview", 26);
  const left = await schedule("Left interview", 50);
  const calendar = account.calendar();
  const move = async (title: string, hours: number) => {
    const found = (await calendar.list()).find((event) => event.title.startsWith(title));
    if (!found) throw new Error("The interview is not in the calendar");
    await calendar.move(found.externalId, {
      start: addHours(NOW, hours),
      end: addHours(NOW, hours + 1),
    });
  };
  await move("Followed", 28);
  await move("Left", 52);
  await readNow();
  await page.goto(`/?interview=${followed}`);
  const drawer = page.getByRole("dialog", { name: "Followed interview" });
  await drawer.getByText("Rosa Moreau: it was moved in Outlook.").waitFor();
  await drawer.getByText("Jitsi Meet: the room is ready.").waitFor();
  await lookAt(opened, "desktop-interview-places");

  await page.goto("/conflicts");
  const card = page.getByRole("region", { name: "Followed interview" });
  await card.getByText(/^In the calendar of Rosa Moreau it was moved to/).waitFor();
  await card.getByRole("button", { name: "Move to that time" }).click();
  const question = page.getByRole("dialog", { name: /^Move to / });
  await lookAt(opened, "desktop-conflicts-follow");
  await question.getByRole("button", { name: "Move" }).click();
  await card.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Leave it as it is: Left interview" }).click();
  await page.getByText("Nothing to decide").waitFor();
  const startOf = async (id: string) => {
    const answer = await ats.app.fetch(`/api/interviews/${id}`, { cookie: ats.rosa.cookie });
    return ((await answer.json()) as { start: string }).start;
  };
  expect(await startOf(followed)).toBe(addHours(NOW, 28).toISOString());
  expect(await startOf(left)).toBe(addHours(NOW, 50).toISOString());
  await ats.app.runJobs();
  await page.goto(`/?interview=${followed}`);
  await drawer.getByText("Rosa Moreau: it stands in Outlook.").waitFor();
  await disconnect(opened, "rosa@example.com");
});

describe.runIf(hasRadicale() || process.env.CI)("CalDAV", () => {
  let radicale: Radicale;
  const username = "rosa@convene.example";
  beforeAll(async () => {
    radicale = await startRadicale([username]);
    await radicale.addCalendar(username, "main");
  });
  afterAll(() => radicale.stop());

  test("an account is connected, lost, and connected again by its password alone", async () => {
    await using opened = await ats.open({ ...PHONE, colorScheme: "dark" }, ats.rosa);
    const { page } = opened;
    await page.goto("/calendars");
    await page.getByRole("button", { name: "Connect CalDAV" }).click();
    const dialog = page.getByRole("dialog", { name: "Connect a calendar by CalDAV" });
    await dialog.getByLabel("Where is the calendar?").selectOption({ label: "Somewhere else" });
    await dialog.getByLabel("Address of the server").fill(radicale.url);
    await dialog.getByRole("textbox", { name: "User" }).fill(username);
    const password = (form: typeof dialog) => form.getByRole("textbox", { name: "App password" });
    await password(dialog).fill("wrong");
    await dialog.getByRole("button", { name: "Connect" }).click();
    await dialog.getByText("The server did not accept this user and password.").waitFor();
    await lookAt({ page, faults: [] }, "phone-caldav-wrong");
    await password(dialog).fill("right");
    await dialog.getByRole("button", { name: "Connect" }).click();
    await dialog.waitFor({ state: "detached" });
    const card = page.getByRole("region", { name: new RegExp(`^${username}`) });
    await ats.app.runJobs();
    await card.getByText("In step").waitFor();
    await lookAt({ page, faults: [] }, "phone-caldav-connected");

    await ats.work(({ tx }) =>
      tx.calendarConnection.updateMany({
        where: { provider: "caldav" },
        data: { state: "reconnect", nextSyncAt: null },
      }),
    );
    await page.reload();
    await card.getByRole("button", { name: "Connect again" }).click();
    const again = page.getByRole("dialog", { name: "Connect it again by CalDAV" });
    const url = again.getByLabel("Address of the server");
    await url.waitFor();
    expect([
      await url.inputValue(),
      await again.getByRole("textbox", { name: "User" }).inputValue(),
      await password(again).inputValue(),
    ]).toEqual([radicale.url, username, ""]);
    await lookAt({ page, faults: [] }, "phone-caldav-again");
    await password(again).fill("right");
    await again.getByRole("button", { name: "Connect" }).click();
    await again.waitFor({ state: "detached" });
    await ats.app.runJobs();
    await card.getByText("In step").waitFor();
  });
});
