import {
  DESKTOP,
  lookAt,
  openTestBrowser,
  PHONE,
  startTestKit,
  type TestBrowser,
  type TestKit,
} from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesApi } from "../src/server.ts";

let app: TestKit;
let browser: TestBrowser;
beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    webRoot: new URL("../web/dist/", import.meta.url),
  });
  browser = await openTestBrowser(app, { timeZone: "America/Toronto" });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

test("a colleague is invited, makes an account by the link of the mail, and works there with their role", async () => {
  const olga = await app.signUp({ name: "Olga Meyer", organisation: "Olga's Salon" });
  await using owner = await browser.open(DESKTOP, olga);
  const { page } = owner;
  await page.goto("/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("Role in services").selectOption("");
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await dialog.getByText("Enter an email address").waitFor();
  await dialog.getByText("Choose a role in at least one of the two.").waitFor();
  await lookAt(owner, "accounts-invite-refused");
  await dialog.getByLabel("Email").fill("ben@salon.example");
  await dialog.getByLabel("Role in hiring").selectOption({ label: "Interviewer" });
  await dialog.getByLabel("Role in services").selectOption({ label: "Manager" });
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await dialog.waitFor({ state: "hidden" });
  const pending = page.getByRole("table", { name: "Pending invitations" });
  await pending.getByRole("row", { name: /ben@salon\.example.*Manager/ }).waitFor();
  await lookAt(owner, "accounts-members-invited");

  await using colleague = await browser.open(PHONE);
  const phone = colleague.page;
  await phone.goto("/account-mails");
  const mail = phone.getByRole("article").filter({ hasText: "ben@salon.example" });
  await mail.getByRole("heading", { name: "Join Olga's Salon" }).waitFor();
  await lookAt(colleague, "accounts-phone-mails");
  await mail.getByRole("link").click();
  await phone.getByRole("heading", { name: "Your invitation" }).waitFor();
  await phone.getByText("You are invited to Olga's Salon as ben@salon.example.").waitFor();
  const invitation = phone.url();
  await phone.getByLabel("Your name").fill("Ben Okafor");
  await phone.getByLabel("Password", { exact: true }).fill("short");
  await phone.getByRole("button", { name: "Join Olga's Salon" }).click();
  await phone.getByText(/The password needs at least \d+ characters/).waitFor();
  await lookAt(colleague, "accounts-phone-invitation");
  await phone.getByLabel("Password", { exact: true }).fill("a password of Ben's");
  await phone.getByRole("button", { name: "Join Olga's Salon" }).click();

  await phone.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await phone.getByRole("button", { name: "Open the menu" }).click();
  const menu = phone.getByRole("dialog");
  await menu.getByRole("button", { name: /^Organisation: Olga's Salon/ }).waitFor();
  await menu.getByRole("link", { name: "Convene Hiring" }).waitFor(); // as interviewer
  await menu.getByRole("link", { name: "Services", exact: true }).click();
  // A manager may offer services; members are the owner's business.
  await phone.getByRole("link", { name: "New service" }).waitFor();
  await phone.goto("/members");
  await phone.getByText("You need to be an administrator or owner").waitFor();

  await page.reload();
  const row = page
    .getByRole("table", { name: "Members" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Ben Okafor" }) });
  await row.getByText("ben@salon.example").waitFor();
  const roleIn = (product: string) =>
    row.getByLabel(`Role of Ben Okafor in ${product}`).inputValue();
  expect(await roleIn("Convene Services")).toBe("manager");
  expect(await roleIn("Convene Hiring")).toBe("interviewer");
  await page.getByText("Nobody is invited at the moment.").waitFor();

  await phone.goto(invitation);
  await phone.getByText("This invitation can't be accepted").waitFor();
  // The browser writes to the console what the server refuses, and nothing else went wrong.
  expect(colleague.faults).toEqual([expect.stringContaining("404")]);
  expect(owner.faults).toEqual([]);
});

test("a forgotten password is replaced by the link of the mail, and a second organisation is kept apart", async () => {
  const ana = await app.signUp({ name: "Ana Costa", organisation: "Harbour Health" });
  await app.kit.db.unit(ana.tenantId, async (tx) => {
    const { tenantId } = ana;
    const host = await tx.resource.findFirstOrThrow({ where: { tenantId, kind: "person" } });
    const { id: serviceId } = await tx.service.create({
      data: { tenantId, name: "Physiotherapy", durationMinutes: 60, currency: "CAD" },
    });
    await tx.serviceHost.create({ data: { tenantId, serviceId, resourceId: host.id } });
  });
  await using opened = await browser.open(DESKTOP);
  const { page } = opened;

  await page.goto("/");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await lookAt(opened, "accounts-sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByRole("button", { name: "Send me a link" }).waitFor();
  await page.getByLabel("Email").fill(ana.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText(`If ${ana.email} has an account`).waitFor();
  await lookAt(opened, "accounts-forgot");
  await page.getByRole("link", { name: "Read it here" }).click();
  const mail = page.getByRole("article").filter({ hasText: ana.email });
  await mail.getByRole("heading", { name: "Choose a new password" }).waitFor();
  await lookAt(opened, "accounts-mails");
  await mail.getByRole("link").click();
  await page.getByLabel("New password").waitFor();
  await lookAt(opened, "accounts-reset");
  await page.getByLabel("New password").fill("the new password of Ana");
  await page.getByRole("button", { name: "Save" }).click();

  await page.getByText("The password is changed.").waitFor();
  const signIn = async (password: string) => {
    await page.getByLabel("Email").fill(ana.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await signIn(ana.password);
  await page.getByText("The email address or the password is wrong.").waitFor();
  await signIn("the new password of Ana");
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();

  await page.getByRole("link", { name: "Services", exact: true }).click();
  await page.getByRole("link", { name: "Physiotherapy", exact: true }).waitFor();
  await page.getByRole("button", { name: /^Organisation: Harbour Health/ }).click();
  await page.getByRole("menuitem", { name: "Create organisation" }).click();
  await page.getByLabel("Name of the organisation").fill("Hill Street Gym");
  await lookAt({ page, faults: [] }, "accounts-new-organisation");
  await page.getByRole("button", { name: "Create organisation" }).click();
  await page.getByRole("button", { name: /^Organisation: Hill Street Gym/ }).waitFor();
  await page.getByRole("link", { name: "Services", exact: true }).click();
  await page.getByRole("link", { name: /hill-street-gym/ }).waitFor();
  await page.getByRole("heading", { name: "No services yet" }).waitFor();
  expect(await page.getByText("Physiotherapy").count()).toBe(0);

  await page.getByRole("button", { name: /^Organisation: Hill Street Gym/ }).click();
  await page.getByRole("menuitem", { name: "Harbour Health" }).click();
  await page.getByRole("button", { name: /^Organisation: Harbour Health/ }).waitFor();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("link", { name: "Services", exact: true }).click();
  await page.getByRole("link", { name: "Physiotherapy", exact: true }).waitFor();
  expect(opened.faults).toEqual([expect.stringContaining("401")]); // the old password
});
