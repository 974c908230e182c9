import { DESKTOP, lookAt, openTestBrowser, PHONE, startTestKit } from "@convene/server-kit/testing";
import { expect, test } from "vitest";
import { servicesApi } from "../src/server.ts";

test("on an empty database the first visitor sets up an organisation, offers a service, and is booked", async () => {
  await using app = await startTestKit("services", {
    api: servicesApi,
    webRoot: new URL("../web/dist/", import.meta.url),
  });
  const browser = await openTestBrowser(app, { timeZone: "America/Toronto" });
  try {
    const owner = await browser.open(DESKTOP);
    const { page } = owner;
    await page.goto("/");
    await page.waitForURL(/sign-up/);
    await page.getByLabel("Your name").fill("Olga Meyer");
    await page.getByLabel("Email").fill("olga@salon.example");
    await page.getByLabel("Password", { exact: true }).fill("a password of some length");
    await page.getByLabel(/organisation/i).fill("Olga's Salon");
    await lookAt(owner, "first-sign-up");
    await page.getByRole("button", { name: /create|sign up|set up/i }).click();
    await page.getByRole("heading", { name: "Today" }).waitFor();

    await page.getByRole("link", { name: "Services", exact: true }).click();
    await page.getByRole("link", { name: "New service" }).click();
    await page.getByRole("textbox", { name: "Name" }).waitFor();
    await lookAt(owner, "first-service");
    await page.getByRole("button", { name: "Offer the service" }).click();
    await page.getByText("Give it a name").waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill("Haircut");
    await page.getByRole("button", { name: "Offer the service" }).click();
    await page.getByRole("link", { name: "Haircut", exact: true }).waitFor();
    const address = await page
      .getByRole("link", { name: /olga-?s-salon/ })
      .first()
      .getAttribute("href");

    const client = await browser.open(PHONE);
    await client.page.goto(address ?? "");
    await client.page.getByRole("heading", { name: "Haircut" }).waitFor(); // the only one is chosen
    await client.page.locator("ul[aria-label^='Free times'] button").first().click();
    await client.page.getByLabel("Name").fill("Ana Costa");
    await client.page.getByLabel("Email").fill("ana@client.example");
    await client.page.getByRole("button", { name: "Book the appointment" }).click();
    await client.page.getByText("You are booked").waitFor();
    expect([...owner.faults, ...client.faults]).toEqual([]);
  } finally {
    await browser.close();
  }
}, 60_000);
