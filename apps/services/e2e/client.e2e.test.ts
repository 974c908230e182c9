import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

const TIMES = "ul[aria-label^='Free times'] button";

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (name, device) => {
  test("a client books, moves and cancels by link, with nothing in the way of anybody", async () => {
    const opened = await services.open(device);
    const { page } = opened;

    await page.goto("/harbour-health");
    await page.getByRole("heading", { name: "Book at Harbour Health" }).waitFor();
    await lookAt(opened, `${name}-services`);
    await page.getByRole("button", { name: /Physiotherapy assessment/ }).click();
    await page.locator(TIMES).first().waitFor();
    await page.getByLabel("With whom").selectOption("Mia Larsen");
    await page.locator(TIMES).first().waitFor();
    await lookAt(opened, `${name}-times`);

    await page.locator(TIMES).last().click();
    await page.getByRole("heading", { name: "Your details" }).waitFor();
    await page.getByText(/Held for you: \d:\d\d/).waitFor();
    await page.getByRole("button", { name: "Book the appointment" }).click();
    await page.getByText("Enter a name.").waitFor();
    await lookAt(opened, `${name}-details-missing`);
    await page.getByLabel("Name").fill("Ana Costa");
    await page.getByRole("textbox", { name: "Email" }).fill(`ana-${name}@example.com`);
    await page.getByRole("button", { name: "Book the appointment" }).click();

    await page.getByText("You are booked").waitFor();
    await page.getByRole("link", { name: "Google" }).waitFor();
    await lookAt(opened, `${name}-booked`);

    await page.getByRole("button", { name: "Move to another time" }).click();
    await page.locator(TIMES).first().waitFor();
    await lookAt(opened, `${name}-move`);
    await page.locator(TIMES).first().click();
    await page.getByRole("dialog", { name: /^Move to / }).waitFor();
    await lookAt(opened, `${name}-move-question`);
    await page.getByRole("button", { name: "Move the appointment" }).click();
    await page.getByText("It can be moved 2 more times.").waitFor();

    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByRole("button", { name: "Cancel the appointment" }).click();
    await page.getByRole("link", { name: "Book again" }).waitFor();
    await lookAt(opened, `${name}-cancelled`);
    await page.getByRole("link", { name: "Book again" }).click();
    await page.locator(TIMES).first().waitFor();
    expect(await page.getByLabel("With whom").inputValue()).toBe(services.mia);
  });
});

test("the visitor's zone is the browser's until another one is chosen, and stays in the address", async () => {
  const opened = await services.open(DESKTOP);
  const { page } = opened;
  await page.goto(`/harbour-health?service=${services.assessment}`);
  await page.locator(TIMES).first().waitFor();
  expect(
    await page.locator("ul[aria-label^='Free times']").first().getAttribute("aria-label"),
  ).toMatch(/\(Berlin time\)/);
  await page.getByRole("button", { name: /^Times in Berlin/ }).click();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Nairobi");
  await page.getByRole("option", { name: /Nairobi/ }).click();
  await page.locator("ul[aria-label*='(Nairobi time)']").first().waitFor();
  expect(new URL(page.url()).searchParams.get("zone")).toBe("Africa/Nairobi");
  await page.reload();
  await page.locator("ul[aria-label*='(Nairobi time)']").first().waitFor();
});

test("a time that somebody else took meanwhile brings others, and no typing is lost", async () => {
  const opened = await services.open(PHONE);
  const { page } = opened;
  const start = new Date(Math.ceil(addDays(new Date(), 5).getTime() / 3_600_000) * 3_600_000);
  const address = `/harbour-health?service=${services.assessment}&host=${services.noah}`;
  await page.goto(`${address}&at=${start.toISOString()}`);
  await page.getByLabel("Name").fill("Late Larry");
  await page.getByRole("textbox", { name: "Email" }).fill("late@example.com");
  const first = await services.app.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: services.assessment,
      hostId: services.noah,
      start: start.toISOString(),
      timeZone: "Europe/Berlin",
      client: { name: "Early Eve", email: "early@example.com" },
    },
  });
  expect(first.status).toBe(201);

  await page.getByRole("button", { name: "Book the appointment" }).click();
  await page.getByText(/has just been taken/).waitFor();
  // The refusal itself is written to the console by the browser.
  await lookAt({ page, faults: [] }, "phone-taken");
  await page.getByRole("alert").getByRole("button").first().click();
  await page.getByText(/Held for you/).waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Late Larry");
  await page.getByRole("button", { name: "Book the appointment" }).click();
  await page.getByText("You are booked").waitFor();
});

test("an unknown address and a dead link have pages of their own", async () => {
  const opened = await services.open(PHONE);
  const { page } = opened;
  await page.goto("/nobody-here");
  await page.getByRole("heading", { name: "Nobody can be booked here" }).waitFor();
  await lookAt({ page, faults: [] }, "phone-unknown");
  await page.goto("/manage/not-a-link");
  await page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  await lookAt({ page, faults: [] }, "phone-dead-link");
});

test("the pages speak French to who prefers it", async () => {
  const opened = await services.open({ ...DESKTOP, locale: "fr-CA" });
  const { page } = opened;
  await page.goto(`/harbour-health?service=${services.assessment}`);
  await page.getByText("Avec qui").waitFor();
  await page.locator("section ul button").first().waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("fr-CA");
  await lookAt(opened, "desktop-french");
});
