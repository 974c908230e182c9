import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "@convene/calendar/testing";
import { DESKTOP, lookAt, type OpenPage, PHONE } from "@convene/server-kit/testing";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
let google: GoogleStandIn;
let account: GoogleStandInAccount;
let tenantId: string;
beforeAll(async () => {
  google = await startGoogleStandIn();
  account = google.addAccount("mia@example.com", "America/Toronto");
  account.addCalendar({ id: "family@example.com", summary: "Family", accessRole: "reader" });
  services = await openServices({
    GOOGLE_CLIENT_ID: google.app.clientId,
    GOOGLE_CLIENT_SECRET: google.app.clientSecret,
    GOOGLE_BASE_URL: google.url,
  });
  tenantId = services.owner.tenantId;
  // The owner is Mia at work: the owner's calendars are about Mia's time.
  await services.app.kit.db.unit(tenantId, (tx) =>
    tx.member.update({
      where: { tenantId_id: { tenantId, id: services.owner.member.id } },
      data: { resourceId: services.mia },
    }),
  );
}, 60_000);
afterAll(async () => {
  await services[Symbol.asyncDispose]();
  await google.stop();
});

/** Books with Mia at that hour some days from now; @returns the start. */
async function book(name: string, hour: number): Promise<Date> {
  const day = addDays(new Date(), 20).toISOString().slice(0, 10);
  const start = new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000);
  const answer = await services.app.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: services.assessment,
      hostId: services.mia,
      start: start.toISOString(),
      timeZone: "Europe/Berlin",
      client: { name, email: `${name.toLowerCase()}@example.com` },
    },
  });
  expect(answer.status).toBe(201);
  await services.app.runJobs();
  return start;
}

/** Has the owner's accounts read now, by the button's own request. */
async function readNow(): Promise<void> {
  const { cookie } = services.owner;
  const answer = await services.app.fetch("/api/calendars", { cookie });
  const { connections } = (await answer.json()) as { connections: { id: string }[] };
  for (const { id } of connections) {
    await services.app.fetch(`/api/calendars/${id}/sync`, { method: "POST", cookie });
  }
  await services.app.runJobs();
}

async function connect({ page }: OpenPage): Promise<void> {
  await page.goto("/calendars");
  await page.getByRole("button", { name: "Connect Google Calendar" }).click();
  await page.getByText("Google Calendar is connected").waitFor();
  await services.app.runJobs();
}

async function disconnect({ page }: OpenPage): Promise<void> {
  await page.goto("/calendars");
  await page.getByRole("button", { name: "Disconnect mia@example.com" }).click();
  const question = page.getByRole("dialog", { name: "Disconnect mia@example.com?" });
  await question.getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("No calendar is connected").waitFor();
}

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (name, device) => {
  test("an account is connected, chosen from, read, lost, connected again and left", async () => {
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/calendars");
    await page.getByText("No calendar is connected").waitFor();
    await page.getByText(/MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET/).waitFor();
    expect(await page.getByRole("button", { name: "Connect Outlook" }).isDisabled()).toBe(true);
    await page.getByText("No address was made").waitFor();
    await lookAt(opened, `${name}-calendars-none`);

    await connect(opened);
    const card = page.getByRole("region", { name: "mia@example.com" });
    await card.getByText("In step").waitFor();
    await card.getByText(/^Times known until .* at once\.$/).waitFor();
    await lookAt(opened, `${name}-calendars-connected`);

    const family = card.getByRole("switch", { name: "Family blocks my times" });
    expect(await family.isChecked()).toBe(false);
    const chosen = page.waitForResponse(
      (answer) => answer.request().method() === "PATCH" && answer.ok(),
    );
    await family.click({ force: true });
    await chosen;
    await services.app.runJobs();
    await card
      .getByText(/^Times known until/)
      .nth(1)
      .waitFor();
    const receiving = page.getByLabel("My appointments are written to");
    // Nothing can be written to what is only read.
    expect(await receiving.locator("option").allTextContents()).not.toContain("Family");
    await receiving.selectOption({ label: "No calendar" });
    await card.getByText("Your appointments are written here.").waitFor({ state: "detached" });
    await receiving.selectOption({ label: "mia@example.com" });
    await card.getByText("Your appointments are written here.").waitFor();

    google.fail({ fault: { status: 503 }, path: /\/events/, times: 20 });
    await readNow();
    await card.getByText("Could not be read").waitFor();
    await card.getByText("The provider has a failure of its own.").waitFor();
    await card.getByText(/^We try again in/).waitFor();
    await lookAt(opened, `${name}-calendars-failing`);
    google.mend();

    account.revokeConsent();
    await card.getByRole("button", { name: "Read now: mia@example.com" }).click();
    await page.getByText("It is read in a moment.").waitFor();
    await services.app.runJobs();
    await card.getByText("Needs connecting again").waitFor();
    await lookAt(opened, `${name}-calendars-lost`);
    await card.getByRole("button", { name: "Connect again" }).click();
    await page.getByText("Google Calendar is connected").waitFor();
    await services.app.runJobs();
    await card.getByText("In step").waitFor();

    await page.getByRole("button", { name: "Disconnect mia@example.com" }).click();
    const question = page.getByRole("dialog", { name: "Disconnect mia@example.com?" });
    await question.getByText(/We delete it here, with the list of calendars/).waitFor();
    await lookAt(opened, `${name}-calendars-leave`);
    await question.getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("No calendar is connected").waitFor();
  });

  test("an address to subscribe to is shown once, read, and revoked", async () => {
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/calendars");
    await page.getByRole("button", { name: "Make an address" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Make an address" }).click();
    await dialog.getByText("Give it a name.").waitFor();
    await dialog.getByLabel("Name").fill(`Family on a ${name}`);
    await dialog.getByLabel("Only when I am busy").check();
    await lookAt(opened, `${name}-feed-form`);
    await dialog.getByRole("button", { name: "Make an address" }).click();
    const url = await dialog.getByLabel("Secret address").inputValue();
    await lookAt(opened, `${name}-feed-made`);
    await dialog.getByRole("button", { name: "Done" }).click();
    const row = page.getByRole("row").filter({ hasText: `Family on a ${name}` });
    await row.getByText("Never").waitFor();
    expect((await fetch(url)).status).toBe(200);
    await page.reload();
    await row.getByText("now").waitFor();
    await lookAt(opened, `${name}-feeds`);
    await row.getByRole("button", { name: `Revoke Family on a ${name}` }).click();
    await page
      .getByRole("dialog", { name: `Revoke “Family on a ${name}”?` })
      .getByRole("button", { name: "Revoke the address" })
      .click();
    await row.waitFor({ state: "detached" });
    expect((await fetch(url)).status).toBe(404);
  });

  test("what lands on an appointment is shown at once, and moved away from", async () => {
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await connect(opened);
    const hour = name === "desktop" ? 8 : 16;
    const start = await book(`Nora${name}`, hour);
    await page.goto("/conflicts");
    await page.getByText("Nothing to decide").waitFor();
    await lookAt(opened, `${name}-conflicts-none`);
    const busy = { start, end: addHours(start, 1) };
    const dentist = await account.calendar().add({ ...busy, title: "Dentist" });
    await readNow();
    // With its time, as several conflicts may be of one title.
    const card = page.getByRole("region", { name: /^Physiotherapy assessment .*\d\d:\d\d/ });
    await card.getByText(/^Mia Larsen is busy in their own calendar/).waitFor();
    const times = card.getByRole("group", { name: "Another time for the same people:" });
    await times.getByRole("button").first().waitFor();
    expect(await page.getByText("Dentist").count()).toBe(0);
    await lookAt(opened, `${name}-conflicts-busy`);
    await times.getByRole("button").first().click();
    const question = page.getByRole("dialog", { name: /^Move to / });
    // By the name of the member who is Mia at work: that is who gets the message.
    await question.getByText(`Nora${name} and Olga Meyer will be told.`).waitFor();
    await lookAt(opened, `${name}-conflicts-question`);
    await question.getByRole("button", { name: "Move" }).click();
    await page.getByText("Nothing to decide").waitFor();
    await account.calendar().remove(dentist);
    await services.app.runJobs();
    await disconnect(opened);
  });
});

test("what was moved or deleted outside is put back, followed, or left", async () => {
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await connect(opened);
  const start = await book("Omar", 3);
  const calendar = account.calendar();
  const ours = async () => {
    const found = (await calendar.list()).find((event) => +event.start === +start);
    if (!found) throw new Error("The appointment is not in the calendar");
    return found.externalId;
  };
  const later = { start: addHours(start, 2), end: addHours(start, 3) };
  await calendar.move(await ours(), later);
  await readNow();
  await page.goto("/conflicts");
  await page.getByText(/^In the calendar of Mia Larsen it was moved to/).waitFor();
  await lookAt(opened, "conflicts-moved");
  await page.getByRole("button", { name: "Put it back in the calendar" }).click();
  await page.getByText("Nothing to decide").waitFor();
  await services.app.runJobs();
  await calendar.remove(await ours());
  await readNow();
  await page.getByText("It was deleted from the calendar of Mia Larsen.").waitFor();
  await lookAt(opened, "conflicts-deleted");
  await page.getByRole("button", { name: "Cancel the appointment" }).click();
  await page
    .getByRole("dialog", { name: "Cancel “Physiotherapy assessment”?" })
    .getByRole("button", { name: "Cancel the appointment" })
    .click();
  await page.getByText("Nothing to decide").waitFor();
  await disconnect(opened);
});

test("a refusal on the way back is told, and can be put away", async () => {
  await using opened = await services.open({ ...PHONE, locale: "fr-FR" }, services.owner);
  const { page } = opened;
  await page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await page.goto("/api/calendars/callback/google?error=access_denied");
  await page.getByText("L’agenda n’a pas été relié").waitFor();
  await page.getByText(/Vous n’avez pas donné accès/).waitFor();
  await lookAt(opened, "phone-calendars-declined-fr");
  await page.getByRole("button", { name: "Fermer" }).click();
  await page.getByText("L’agenda n’a pas été relié").waitFor({ state: "detached" });
  expect(new URL(page.url()).search).toBe("");
});

test("a CalDAV account says at its field what is wrong", async () => {
  await using opened = await services.open({ ...PHONE, colorScheme: "light" }, services.owner);
  const { page } = opened;
  await page.goto("/calendars");
  await page.getByRole("button", { name: "Connect CalDAV" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect a calendar by CalDAV" });
  await dialog.getByText(/app-specific password at account.apple.com/).waitFor();
  await dialog.getByLabel("Where is the calendar?").selectOption({ label: "Nextcloud" });
  await dialog.getByRole("button", { name: "Connect" }).click();
  await dialog.getByText("Enter an address that begins with https://").waitFor();
  await lookAt(opened, "phone-caldav");
});
