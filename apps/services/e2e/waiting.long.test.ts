import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 90_000);
afterAll(() => services[Symbol.asyncDispose]());

/** A service of which every day has one time, all of them taken for the eight days it can be booked. */
async function writeTaken(name: string) {
  const { app, owner } = services;
  const { tenantId, cookie } = owner;
  const [host, service] = [uuidv7(), uuidv7()];
  const hours = [["12:00", "13:00"]];
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  await app.kit.db.unit(tenantId, async (tx) => {
    const timeZone = "America/Toronto";
    const hostName = `Ola ${name}`;
    await tx.resource.create({
      data: { tenantId, id: host, kind: "person", name: hostName, timeZone },
    });
    await tx.schedule.create({
      data: {
        tenantId,
        resourceId: host,
        name: "Noon",
        isDefault: true,
        weeklyHours: Object.fromEntries(days.map((day) => [day, hours])),
      },
    });
    await tx.service.create({
      data: {
        tenantId,
        id: service,
        name,
        durationMinutes: 60,
        horizonDays: 8,
        hasWaitingList: true,
        position: 5,
      },
    });
    await tx.serviceHost.create({ data: { tenantId, serviceId: service, resourceId: host } });
  });
  const from = new Date();
  const to = new Date(from.getTime() + 9 * 24 * 60 * 60_000);
  const found = await app.fetch(
    `/api/slots?serviceId=${service}&from=${from.toISOString()}&to=${to.toISOString()}`,
    { cookie },
  );
  const { slots } = (await found.json()) as { slots: { start: string }[] };
  const booked: string[] = [];
  for (const [index, { start }] of slots.entries()) {
    const answer = await app.fetch("/api/appointments", {
      cookie,
      json: {
        serviceId: service,
        start,
        timeZone: "America/Toronto",
        client: { name: `Taker ${index}`, email: `taker${index}@example.com` },
      },
    });
    expect(answer.status).toBe(201);
    booked.push(((await answer.json()) as { id: string }).id);
  }
  return { service, booked };
}

/** Gives a booked time back, and works what follows. */
async function cancel(id: string | undefined): Promise<void> {
  const { app, owner } = services;
  const answer = await app.fetch(`/api/appointments/${id}/cancel`, {
    cookie: owner.cookie,
    json: {},
  });
  expect(answer.status).toBe(200);
  await app.runJobs();
}

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark" }],
  ["phone", { ...PHONE, colorScheme: "light" }],
] as const)("on a %s", (device, size) => {
  test("who finds no time waits, is offered a freed one, and books it; staff see it happen", async () => {
    const name = `Massage ${device}`;
    const { service, booked } = await writeTaken(name);
    await using opened = await services.open(size);
    const { page } = opened;
    await page.goto(`/harbour-health?service=${service}`);
    const invite = page.getByRole("button", { name: "Tell me when a time becomes free" });
    await invite.waitFor();
    await page.getByText(/^Nothing here suits you\?/).waitFor();
    await lookAt(opened, `waiting-${device}-invite`);
    await invite.click();
    const dialog = page.getByRole("dialog", { name: `Wait for ${name}` });
    await dialog.getByLabel("Name").waitFor();
    await dialog.getByRole("button", { name: "Put me on the list" }).click();
    await dialog.getByText("Enter a name.").waitFor();
    await lookAt(opened, `waiting-${device}-form`);
    await dialog.getByLabel("Time of day").selectOption("any");
    await dialog.getByLabel("Name").fill(`Nina ${device}`);
    await dialog.getByRole("textbox", { name: "Email" }).fill(`nina-${device}@example.com`);
    await page.keyboard.press("Enter");
    await dialog.getByText("You are on the list.").waitFor();
    await dialog.getByText("You are next in line.").waitFor();
    await lookAt(opened, `waiting-${device}-joined`);

    await using staff = await services.open(size, services.owner);
    await staff.page.goto("/waiting");
    const row = staff.page.getByRole("row", { name: new RegExp(`Nina ${device}`) });
    await row.getByText("Waiting", { exact: true }).waitFor();
    await lookAt(staff, `waiting-${device}-staff`);
    await dialog.getByRole("link", { name: "Your place on the list" }).click();
    await page.getByRole("heading", { name: `Waiting for ${name}` }).waitFor();

    await cancel(booked[2]);
    // Without a reload.
    await row.getByText("Offered", { exact: true }).waitFor();
    await row.getByText(/held until/).waitFor();
    await lookAt(staff, `waiting-${device}-staff-offered`);
    await page.reload();
    await page.getByText("A time is free for you").waitFor();
    await lookAt(opened, `waiting-${device}-offer`);
    await page.getByRole("button", { name: "Book it" }).click();
    await page.getByText("You are booked").waitFor();
    await row.waitFor({ state: "detached" });
    await staff.page.getByText("No longer waiting", { exact: true }).click();
    await row.getByText("Booked", { exact: true }).waitFor();
    await row.getByRole("link", { name: "Open the appointment" }).waitFor();
  });

  test("staff add a caller, offer a time of their choice, book it by phone, and take another off", async () => {
    const name = `Insoles ${device}`;
    const { booked } = await writeTaken(name);
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto("/waiting");
    for (const [caller, number] of [
      [`Olof ${device}`, "0181"],
      [`Pia ${device}`, "0182"],
    ]) {
      await page.getByRole("button", { name: "Add somebody" }).click();
      const dialog = page.getByRole("dialog", { name: "Add to the waiting list" });
      await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(caller ?? "");
      await dialog.getByLabel("Phone").fill(`+1 416 555 ${number}${device.length}`);
      await dialog.getByRole("combobox", { name: "Service" }).click();
      await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
      // Nothing is free then: no offer comes by itself.
      await dialog.getByLabel("Time of day").selectOption("evening");
      if (number === "0181") await lookAt(opened, `waiting-${device}-add`);
      await dialog.getByRole("button", { name: "Put on the list" }).click();
      await dialog.waitFor({ state: "detached" });
    }
    await cancel(booked[1]);
    const olof = page.getByRole("row", { name: new RegExp(`Olof ${device}`) });
    await olof.getByRole("button", { name: `Offer a time: Olof ${device}` }).click();
    const offer = page.getByRole("dialog", { name: `Offer Olof ${device} a time` });
    await offer.getByText(/has no e-mail: call them/).waitFor();
    await offer.locator("ul[aria-label^='Free times'] button").first().click();
    await lookAt(opened, `waiting-${device}-offer-dialog`);
    await offer.getByRole("button", { name: /^Offer \w+,? \d/ }).click();
    await offer.waitFor({ state: "detached" });
    await olof.getByText("Offered", { exact: true }).waitFor();

    await page.getByRole("button", { name: `Remove: Pia ${device}` }).click();
    const question = page.getByRole("dialog", { name: `Take Pia ${device} off the list?` });
    await question.getByRole("button", { name: "Take off the list" }).click();
    await page
      .getByRole("row", { name: new RegExp(`Pia ${device}`) })
      .waitFor({ state: "detached" });

    await olof.getByRole("button", { name: `Book it: Olof ${device}` }).click();
    await page
      .getByRole("dialog", { name: /^Book .* for Olof/ })
      .getByText(/leaves the list/)
      .waitFor();
    await page
      .getByRole("dialog", { name: /^Book .* for Olof/ })
      .getByRole("button", { name: "Book it" })
      .click();
    await page
      .getByRole("dialog", { name })
      .getByRole("link", { name: `Olof ${device}` })
      .waitFor();
  });
});

test("nobody waits: the empty list, in French on a phone", async () => {
  const owner = await services.app.signUp({ name: "Zoe", organisation: "Calme" });
  const device = { ...PHONE, colorScheme: "dark", locale: "fr" } as const;
  await using opened = await services.open(device, owner);
  const { page } = opened;
  // A choice on this browser goes before the member's own language.
  await page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await page.goto("/waiting");
  await page.getByRole("heading", { name: "Personne n’attend" }).waitFor();
  await lookAt(opened, "waiting-phone-empty-fr");
});
