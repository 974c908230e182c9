import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gallery, type Look, looks, openGallery } from "./open-gallery.ts";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.[Symbol.asyncDispose]());

const open = (query: string, look?: Look) => gallery.open(query, look);

/** What axe finds on the page as it is, what is open included. */
async function findings(page: Page): Promise<readonly string[]> {
  // a letter runs no scripts, so axe can't look into its frame
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude("iframe").analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary ?? ""}`);
}

test("an open menu, the palette and a letter have nothing for axe to find either", async () => {
  const page = await open("page=messages");
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Go to a page or do something").waitFor();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Confirmed: Haircut on Monday 9 March" }).click();
  await page.getByRole("dialog", { name: "Message" }).waitFor();
  expect(await findings(page)).toEqual([]);
  // the letter's script would have replaced its text
  const letter = page.frameLocator("iframe").locator("h1");
  await letter.waitFor();
  expect(await letter.textContent()).toBe("See you on Monday");
  await page.context().close();
});

test.each(looks)("the bell says how much is unread, at $width px, $scheme", async (look) => {
  const page = await open("page=messages", look);
  await page.getByRole("button", { name: "Notifications, 1 unread" }).click();
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await panel.getByRole("link", { name: /^Unread: Amélie Roy booked a haircut/ }).waitFor();
  await panel.getByText("1 hour ago · Thu 5 Mar, 08:58").waitFor();
  expect(await findings(page)).toEqual([]);
  await panel.getByRole("button", { name: "Mark all as read" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Notifications, nothing unread" }).waitFor();
  await page.context().close();
});

test("a reminder is written in words, taken out and put back", async () => {
  const page = await open("page=settings");
  const field = page.getByRole("textbox", { name: "Add a reminder: how long before" });
  await field.fill("whenever");
  await page.keyboard.press("Enter");
  await page.getByText("Write a length of time from 1 minute to 30 days").waitFor();
  await field.fill("45 min");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove the reminder 45 minutes before" }).click();
  await page.getByRole("button", { name: "Restore the standard three" }).click();
  await page.getByRole("button", { name: "Remove the reminder 1 day before" }).waitFor();
  await page.context().close();
});

test("a placeholder goes to where the cursor is", async () => {
  const page = await open("page=settings");
  const subject = page.getByRole("textbox", { name: "Subject" });
  await subject.fill("See you: ");
  await page.getByRole("button", { name: "title", exact: true }).click();
  await page.keyboard.type("!");
  expect(await subject.inputValue()).toBe("See you: {title}!");
  await page.context().close();
});

test("on a phone the navigation is a drawer that Escape closes", async () => {
  const page = await open("page=messages", { width: 390, scheme: "dark" });
  await page.getByRole("button", { name: "Open the menu" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("link", { name: "Calendar" }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await page.context().close();
});

test("a dialog and a refusal in it have nothing for axe to find", async () => {
  const page = await open("page=parts", { scheme: "dark" });
  await page.getByRole("button", { name: "Cancel an appointment" }).click();
  await page.getByRole("button", { name: "Cancel the appointment" }).click();
  await page.getByText("It has started already").waitFor();
  expect(await findings(page)).toEqual([]);
  await page.context().close();
});

test("the palette finds a page by name and goes there from the keyboard", async () => {
  const page = await open("page=parts");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Go to a page or do something").fill("availab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/page=availability/);
  await page.context().close();
});

test("the first Tab leads past the navigation", async () => {
  const page = await open("page=calendar");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.context().close();
});

test("a zone is found by another city of it, and times follow", async () => {
  const page = await open("page=booking&day=2026-03-10");
  const first = page.getByRole("list").first().getByRole("button").first();
  expect(await first.textContent()).toBe("09:00");
  const zone = page.getByRole("combobox", { name: "Time zone" });
  await zone.click();
  await zone.fill("munich");
  await page.getByRole("option", { name: /Berlin/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "14:00", exact: true }).waitFor();
  await page.context().close();
});

test("a phone's calendar shows one day", async () => {
  const page = await open("page=calendar", { width: 390 });
  expect(await page.getByRole("columnheader").count()).toBe(1);
  await page.context().close();
});

/** The middle of what is drawn at a time of a day, by the calendar's own grid. */
async function placeOf(page: Page, text: string) {
  const box = await page.locator("[class*=event]", { hasText: text }).first().boundingBox();
  if (!box) throw new Error(`${text} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + 12, height: box.height };
}

const told = (page: Page) => page.evaluate(() => Reflect.get(window, "told") as string[]);

test("a dragged event tells instants of the calendar's zone, whatever the browser's is", async () => {
  const page = await open("page=calendar");
  const from = await placeOf(page, "Held for a visitor");
  const event = await placeOf(page, "Panel: Priya Nair");
  const anHour = from.height; // the held hour
  await page.mouse.move(event.x, event.y);
  await page.mouse.down();
  await page.mouse.move(event.x, event.y + anHour / 2, { steps: 4 });
  await page.mouse.move(event.x, event.y + anHour, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => Reflect.has(window, "told"));
  // 13:00 to 14:30 in Toronto becomes 14:00 to 15:30
  expect(await told(page)).toEqual(["move 8 2026-03-06T19:00:00.000Z 2026-03-06T20:30:00.000Z"]);
  await page.context().close();
});

test("a refused drag goes back and says why", async () => {
  const page = await open("page=calendar");
  const before = await placeOf(page, "Colour, Jonas Weber");
  await page.mouse.move(before.x, before.y);
  await page.mouse.down();
  await page.mouse.move(before.x, before.y + 60, { steps: 6 });
  await page.mouse.up();
  await page.getByText("Leaves 5 minutes before the next one; 15 are required.").waitFor();
  const heading = await page.getByText("10:00 · Deposit open").count();
  expect(heading).toBe(1);
  await page.context().close();
});

test("beside each other, a drag into another column tells whose it becomes", async () => {
  const page = await open("page=calendar&view=people&day=2026-03-06");
  await page.getByRole("columnheader", { name: "Noah Petit" }).waitFor();
  const place = await placeOf(page, "Panel: Priya Nair");
  // Not on the line between two quarters, where half a pixel decides.
  const event = { x: place.x, y: place.y - 6 };
  const noah = await page.getByRole("columnheader", { name: "Noah Petit" }).boundingBox();
  await page.mouse.move(event.x, event.y);
  await page.mouse.down();
  await page.mouse.move(event.x + 20, event.y, { steps: 4 });
  await page.mouse.move((noah?.x ?? 0) + 40, event.y, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(() => Reflect.has(window, "told"));
  expect(await told(page)).toEqual([
    "move 8 2026-03-06T18:00:00.000Z 2026-03-06T19:30:00.000Z noah",
  ]);
  await page.context().close();
});

test("a click on empty time tells the quarter hour that was meant", async () => {
  const page = await open("page=calendar");
  const held = await placeOf(page, "Held for a visitor");
  await page.mouse.click(held.x, held.y + held.height);
  await page.waitForFunction(() => Reflect.has(window, "told"));
  expect(await told(page)).toEqual(["select 2026-03-04T20:00:00.000Z 2026-03-04T20:15:00.000Z"]);
  await page.context().close();
});

test("an opened event names both parties' times", async () => {
  const page = await open("page=calendar");
  await page.getByText("Panel: Priya Nair").click();
  const details = page.getByRole("dialog", { name: "Panel: Priya Nair" });
  expect(await details.textContent()).toMatch(/19:00\s*Berlin.*13:00\s*Toronto/);
  await page.context().close();
});

test("long hours stand in one line above an availability grid", async () => {
  const page = await open("page=availability&accent=ats&locale=fr-CA", { width: 390 });
  const marks = page.locator("[class*=hours] > span");
  await marks.first().waitFor();
  const heights = await marks.evaluateAll((all) =>
    all.map((mark) => mark.getBoundingClientRect().height),
  );
  const spills = await page
    .locator("[class*=hours]")
    .evaluateAll((all) => all.filter((row) => row.scrollWidth > row.clientWidth).length);
  await page.context().close();
  expect(Math.max(...heights)).toBeLessThan(24);
  expect(spills).toBe(0);
});

test("times in several zones show no separator at the beginning of a line", async () => {
  const page = await open("page=parts&accent=ats", { width: 390 });
  const zones = page.locator("[class*=zones]", { hasText: "Toronto" }).first();
  await zones.evaluate((box) => {
    if (box instanceof HTMLElement) box.style.maxInlineSize = "8rem";
  });
  const separators = await zones.evaluate((box) => {
    const { left } = box.getBoundingClientRect();
    const parts = [...box.querySelectorAll("[class*=separator]")];
    return parts.map((part) => part.getBoundingClientRect().right > left + 1);
  });
  await page.context().close();
  expect(separators.length).toBeGreaterThan(0);
  expect(separators).not.toContain(true);
});
