import { DESKTOP, lookAt, type OpenPage, PHONE } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
let tenantId: string;
beforeAll(async () => {
  services = await openServices();
  tenantId = services.owner.tenantId;
  // The owner is Mia at work: what is booked with her rings the owner's bell.
  await services.app.kit.db.unit(tenantId, (tx) =>
    tx.member.update({
      where: { tenantId_id: { tenantId, id: services.owner.member.id } },
      data: { resourceId: services.mia },
    }),
  );
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

let booked = 0;

/** Books with Mia some days from now, each time at another hour; @returns the client's link. */
async function book(name: string, more: object = {}): Promise<string> {
  booked += 1;
  const day = addDays(new Date(), 20).toISOString().slice(0, 10);
  const start = new Date(Date.parse(`${day}T00:00:00Z`) + booked * 2 * 3_600_000);
  const answer = await services.app.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: services.assessment,
      hostId: services.mia,
      start: start.toISOString(),
      timeZone: "Europe/Berlin",
      client: { name, email: `${name.toLowerCase()}@example.com`, ...more },
    },
  });
  expect(answer.status).toBe(201);
  const { token } = (await answer.json()) as { token: string };
  return `/manage/${token}`;
}

/** Puts the confirmation of a client into a state that no local server brings about. */
async function setState(name: string, state: "dead" | "suppressed"): Promise<void> {
  const at = services.app.kit.now();
  const address = `${name.toLowerCase()}@example.com`;
  await services.app.kit.db.unit(tenantId, async (tx) => {
    const { id: notificationId } = await tx.notification.findFirstOrThrow({ where: { address } });
    await tx.notification.update({
      where: { tenantId_id: { tenantId, id: notificationId } },
      data: { state, sentAt: null, lastError: state === "dead" ? "550 mailbox is full" : null },
    });
    const report = { tenantId, notificationId, at };
    if (state === "dead") {
      await tx.deliveryReport.createMany({
        data: [
          { ...report, kind: "attempt_failed", detail: "451 try later" },
          { ...report, kind: "given_up", detail: "550 mailbox is full" },
        ],
      });
    } else {
      await tx.suppressedAddress.create({
        data: { tenantId, channel: "email", address, reason: "bounced", since: at, detail: "550" },
      });
      await tx.deliveryReport.create({ data: { ...report, kind: "suppressed" } });
    }
  });
}

const letterIn = ({ page }: OpenPage) => page.frameLocator("iframe").locator("body");

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (name, device) => {
  test("a booking rings the bell of an open page, and leads to the appointment", async () => {
    const { cookie } = services.owner;
    await services.app.fetch("/api/notifications/read-all", { method: "POST", cookie });
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/services");
    await page.getByRole("button", { name: "Notifications, nothing unread" }).waitFor();
    await book(`Nora${name}`);
    await services.app.runJobs();
    await page.getByRole("button", { name: "Notifications, 1 unread" }).click();
    const panel = page.getByRole("dialog", { name: "Notifications" });
    await panel
      .getByText(/^now · |minute/)
      .first()
      .waitFor();
    await lookAt(opened, `${name}-bell`);
    await panel.getByRole("link", { name: /^Unread: / }).click();
    const drawer = page.getByRole("dialog", { name: "Physiotherapy assessment" });
    await drawer.getByRole("heading", { name: "Reminders" }).waitFor();
    await lookAt(opened, `${name}-drawer-reminders`);
    await drawer.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Notifications, nothing unread" }).waitFor();
  });

  test("what could not be delivered is found, read, and sent again", async () => {
    const client = `Omar${name}`;
    await book(client);
    await services.app.runJobs();
    await setState(client, "dead");
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/messages");
    await page.getByText("Nothing leaves this machine: no mail or SMS provider is set").waitFor();
    await page.getByLabel("State", { exact: true }).selectOption({ label: "Not delivered" });
    await page.waitForURL(/state=dead/);
    await page.reload(); // the address keeps the choice
    const table = page.getByRole("table", { name: "Messages" });
    const row = table.getByRole("row").filter({ hasText: client });
    await row.getByText("All attempts failed.").waitFor();
    expect(await table.getByText("Sent", { exact: true }).count()).toBe(0);
    await lookAt(opened, `${name}-messages-dead`);

    await row.getByRole("link", { name: /^Confirmed: / }).click();
    const history = page.getByRole("list", { name: "What became of it" });
    await history.getByText("Given up").waitFor();
    await letterIn(opened).getByText("Physiotherapy assessment").first().waitFor();
    await lookAt(opened, `${name}-message`);
    await page.getByRole("tab", { name: "invite.ics" }).click();
    await page.getByText("BEGIN:VCALENDAR").waitFor();
    await page.getByRole("button", { name: "Send again" }).click();
    const question = page.getByRole("dialog", { name: /^Send “Confirmed: / });
    await lookAt(opened, `${name}-message-retry`);
    await question.getByRole("button", { name: "Send again" }).click();
    await history.getByText("Olga Meyer had it sent again").waitFor();
    await services.app.runJobs();
    await history.getByText("Kept here: no provider is set").waitFor();
    expect(await page.getByRole("button", { name: "Send again" }).count()).toBe(0);
  });
});

test("an address that bounced says so, and can be written to again", async () => {
  await book("Pia");
  await services.app.runJobs();
  await setState("Pia", "suppressed");
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/messages?state=suppressed");
  await page.getByText("Not sent: an earlier message to this address bounced.").waitFor();
  await page.getByRole("link", { name: /^Confirmed: / }).click();
  await page.getByText("pia@example.com is not written to").waitFor();
  await lookAt(opened, "message-suppressed");
  await page.goto("/settings/messages?tab=blocked");
  await page
    .getByRole("button", { name: "Write to this address again: pia@example.com" })
    .waitFor();
  await lookAt(opened, "settings-blocked");
  await page.getByRole("button", { name: "Write to this address again: pia@example.com" }).click();
  const question = page.getByRole("dialog", { name: "Write to pia@example.com again?" });
  await question.getByRole("button", { name: "Write to this address again" }).click();
  await page.getByText("Every address is written to").waitFor();
  await page.goto("/messages?state=suppressed");
  await page.getByRole("link", { name: /^Confirmed: / }).click();
  await page.getByRole("button", { name: "Send again" }).waitFor();
});

test("every message can be looked at in four languages, as each channel brings it", async () => {
  await book("Rosa");
  await services.app.runJobs();
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  const subjects = [
    ["English", "Confirmed: Physiotherapy assessment"],
    ["French", "Confirmé"],
    ["German", "Bestätigt"],
    ["Spanish", "Confirmad"],
  ] as const;
  await page.goto("/settings/messages?tab=words");
  const preview = page.getByRole("region", { name: "Preview" });
  await preview.getByText("From your latest message").waitFor();
  for (const [language, subject] of subjects) {
    await page.getByLabel("Language").selectOption({ label: language });
    await preview.getByText(subject).first().waitFor();
    await letterIn(opened).getByText("Physiotherapy assessment").first().waitFor();
    await lookAt(opened, `gallery-${language}`);
  }
  const seenAs = page.getByRole("radiogroup", { name: "Seen as" });
  const kinds = await page.getByLabel("Kind").locator("option").count();
  expect(kinds).toBeGreaterThanOrEqual(6);
  for (let index = 0; index < kinds; index += 1) {
    await page.getByLabel("Kind").selectOption({ index });
    for (const view of ["Plain text", "SMS", "In the app", "Mail on a phone"]) {
      await seenAs.getByText(view, { exact: true }).click();
      await expect.poll(() => preview.getAttribute("aria-busy")).toBe("false");
      await preview.getByText(/From your latest message|An example/).waitFor();
    }
  }
  await page.goto("/settings/messages?tab=words&kind=hold_expiring&view=sms");
  await preview.getByText(/From your latest message|An example/).waitFor();
  await lookAt(opened, "gallery-sms");
});

test("own words are tried, refused where they make no sense, saved, and taken back", async () => {
  await using opened = await services.open({ ...PHONE, colorScheme: "light" }, services.owner);
  const { page } = opened;
  await page.goto("/settings/messages?tab=words&kind=reminder&view=text");
  const preview = page.getByRole("region", { name: "Preview" });
  const subject = page.getByRole("textbox", { name: "Subject" });
  await subject.fill("Soon at {place}");
  await page.getByRole("button", { name: "Save these words" }).click();
  await page.getByText("{place} stands for nothing here.").waitFor();
  await lookAt({ page, faults: [] }, "phone-words-refused"); // the refused preview is on the console
  await subject.fill("Soon: ");
  await page.getByRole("button", { name: "What it is" }).click();
  expect(await subject.inputValue()).toBe("Soon: {title}");
  await preview.getByText("Soon: Physiotherapy assessment").waitFor();
  await page.getByRole("button", { name: "Save these words" }).click();
  await page.getByText("Your words are saved.").waitFor();
  await page.reload();
  await preview.getByText("Soon: Physiotherapy assessment").waitFor();
  await page.getByRole("button", { name: "Restore the standard words" }).click();
  await preview.getByText(/^Reminder: /).waitFor();
  expect(await subject.inputValue()).toBe("");
});

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark" }],
  ["phone", { ...PHONE, colorScheme: "light" }],
] as const)("settings on a %s", (name, device) => {
  test("the look is seen before it is saved", async () => {
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/settings/messages");
    await page.getByLabel("Sender’s name").fill("Harbour Reception");
    await page.getByRole("figure").getByText("Harbour Reception").waitFor();
    await page.getByLabel("Answers go to").fill("nobody");
    await page.getByRole("button", { name: "Save the look" }).click();
    await page.getByText("Enter an email address").waitFor();
    await lookAt(opened, `${name}-look`);
    await page.getByLabel("Answers go to").fill("desk@harbour.example");
    await page.getByRole("button", { name: "Save the look" }).click();
    await page.getByText("The look of your messages is saved.").waitFor();
  });

  test("reminders are written in words, and no text goes out at night", async () => {
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/settings/messages?tab=reminders");
    await page.getByLabel("Add a reminder: how long before").fill("2 days");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await lookAt(opened, `${name}-reminders`);
    await page.getByRole("button", { name: "Save the reminders" }).click();
    await page.getByText("Events booked from now on follow it.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Restore the standard three" }).click();
    await page.getByRole("button", { name: "Save the reminders" }).click();
    await page.getByText("Events booked from now on follow it.").waitFor();
  });

  test("a member chooses what they are told", async () => {
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    await page.goto("/");
    await page.getByRole("button", { name: /your menu/ }).click();
    await page.getByRole("menuitem", { name: "Notifications" }).click();
    await page.getByRole("heading", { name: "Notifications" }).waitFor();
    const reminder = page.getByRole("switch", { name: "Reminder: Email" });
    await lookAt(opened, `${name}-preferences`);
    await reminder.click({ force: true });
    await expect.poll(() => reminder.isChecked()).toBe(false);
    await page.reload();
    await reminder.waitFor();
    expect(await reminder.isChecked()).toBe(false);
    await reminder.click({ force: true });
    await expect.poll(() => reminder.isChecked()).toBe(true);
  });
});

test("an appointment's own reminders are changed and switched off beside the calendar", async () => {
  await book("Vera");
  await book("Sven");
  const appointment = await services.app.kit.db.unit(tenantId, (tx) =>
    tx.appointment.findFirstOrThrow({ where: { client: { name: "Sven" } } }),
  );
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto(`/?appointment=${appointment.id}`);
  const reminders = page.getByRole("region", { name: "Reminders" });
  await reminders.getByText("Next", { exact: true }).waitFor();
  await reminders.getByRole("button", { name: "Change when" }).click();
  await reminders.getByLabel("Add a reminder: how long before").fill("3 days");
  await page.keyboard.press("Enter");
  await reminders.getByRole("button", { name: "Remove the reminder 15 minutes before" }).click();
  await lookAt(opened, "drawer-reminders-changed");
  await reminders.getByRole("button", { name: "Save the reminders" }).click();
  await reminders.getByRole("button", { name: "Change when" }).waitFor();
  await reminders.getByText("3 days before").waitFor();
  expect(await reminders.getByText("15 minutes before").count()).toBe(0);
  await reminders.getByRole("switch", { name: "Send reminders" }).click({ force: true });
  await expect.poll(() => reminders.getByText("Not sent").count()).toBe(3);

  await reminders.getByRole("link", { name: "All messages about this" }).click();
  await page.waitForURL(`**/messages?eventId=${appointment.id}`);
  const table = page.getByRole("table", { name: "Messages" });
  await table.getByText("sven@example.com").waitFor();
  expect(await table.getByText("vera@example.com").count()).toBe(0);
  await lookAt(opened, "messages-of-one");
  await page.getByRole("button", { name: /show those of every event/ }).click();
  await table.getByText("vera@example.com").waitFor();
});

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light", locale: "en-GB" }],
  ["phone", { ...PHONE, colorScheme: "dark", locale: "fr-FR" }],
] as const)("a client on a %s", (name, device) => {
  const words =
    name === "desktop"
      ? {
          phone: /^Phone/,
          text: "Text me reminders",
          submit: "Book the appointment",
          needsCode: /its country’s code/,
          sent: "What we send you",
          sms: "Text messages as well",
          reminder: "Reminder: SMS",
        }
      : {
          phone: /^Téléphone/,
          text: "M’envoyer les rappels par SMS",
          submit: "Réserver le rendez-vous",
          needsCode: /l’indicatif du pays/,
          sent: "Ce que nous vous envoyons",
          sms: "Aussi par SMS",
          reminder: "Rappel : SMS",
        };

  test("agrees to text messages while booking, and changes that by the link", async () => {
    await using opened = await services.open(device);
    const { page } = opened;
    await page.goto(`/harbour-health?service=${services.assessment}&host=${services.noah}`);
    await page.locator("section ul button").last().click();
    await page.getByRole("textbox").nth(0).fill("Tess Text");
    await page.getByRole("textbox").nth(1).fill(`tess-${name}@example.com`);
    expect(await page.getByText(words.text).count()).toBe(0);
    await page.getByLabel(words.phone).fill("416 555 0134");
    await page.getByLabel(words.text).check();
    await page.getByRole("button", { name: words.submit }).click();
    await page.getByText(words.needsCode).waitFor();
    await lookAt(opened, `${name}-details-sms`);
    await page.getByLabel(words.phone).fill("+1 416 555 0134");
    await page.getByRole("button", { name: words.submit }).click();
    await page.getByRole("button", { name: words.sent }).click();
    await page.getByRole("switch", { name: words.reminder }).waitFor();
    await lookAt(opened, `${name}-what-we-send`);
    await page.getByRole("switch", { name: words.sms }).click({ force: true });
    await page.getByRole("switch", { name: words.reminder }).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: words.sent }).click();
    await page.getByRole("switch", { name: words.sms }).waitFor();
    expect(await page.getByRole("switch", { name: words.sms }).isChecked()).toBe(false);
  });
});

test("who may not see a page is shown the way home", async () => {
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/messages/0197f0a0-0000-7000-8000-000000000000");
  await page.getByRole("link", { name: "Go to the start page" }).waitFor();
  expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
});
