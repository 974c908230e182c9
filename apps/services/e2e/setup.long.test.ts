import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

/** A weekday's date two to three weeks from now, `YYYY-MM-DD`. @param weekday 1 (Monday) to 7 */
function dateOf(weekday: number): string {
  const date = addDays(new Date(), 14);
  return addDays(date, (weekday - date.getUTCDay() + 7) % 7)
    .toISOString()
    .slice(0, 10);
}

/** Books with Mia at a UTC hour of a date. */
async function book(name: string, date: string, hour: number): Promise<void> {
  const answer = await services.app.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: services.assessment,
      hostId: services.mia,
      start: `${date}T${String(hour).padStart(2, "0")}:00:00Z`,
      timeZone: "America/Toronto",
      client: { name, email: `${name.toLowerCase()}@example.com` },
    },
  });
  expect(answer.status).toBe(201);
}

const publicServices = async (): Promise<string[]> => {
  const answer = await services.app.fetch("/api/public/harbour-health");
  const { services: offered } = (await answer.json()) as { services: { name: string }[] };
  return offered.map(({ name }) => name);
};

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (device, size) => {
  test("a service is described, refused at its fields, offered, put first, and deleted", async () => {
    const name = `Massage ${device}`;
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto("/setup/services/new");
    await page.getByRole("textbox", { name: "Name" }).waitFor();
    await page.getByRole("button", { name: "Offer the service" }).click();
    await page.getByText("Give it a name.").waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("checkbox", { name: "Mia Larsen" }).check();
    await page.getByRole("combobox", { name: "Category" }).fill("Physiotherapy");
    await page.getByRole("textbox", { name: /^Price in/ }).fill("80");
    await page.getByRole("combobox", { name: "To be paid" }).click();
    await page.getByRole("option", { name: "A deposit when booking" }).click();
    await page.getByRole("textbox", { name: /^Deposit in/ }).fill("90");
    await page.getByRole("button", { name: "Add a question" }).click();
    const question = page.getByRole("group", { name: "Question 1" });
    await question.getByRole("combobox", { name: "Answer" }).click();
    await page.getByRole("option", { name: "One of several" }).click();
    await page.getByRole("button", { name: "Offer the service" }).click();
    await page.getByText("Enter a deposit within the price.").waitFor();
    await page.getByText("Write the question.").waitFor();
    await page.getByText("Write each choice once, one a line.").waitFor();
    await lookAt(opened, `setup-${device}-service-refused`);

    await page.getByRole("textbox", { name: /^Deposit in/ }).fill("20");
    await question.getByRole("textbox", { name: "Question" }).fill("How firm?");
    await question.getByRole("textbox", { name: "Choices" }).fill("Soft\nFirm");
    await page.getByRole("button", { name: "Offer the service" }).click();
    await page.getByRole("link", { name, exact: true }).waitFor();
    expect((await publicServices()).at(-1)).toBe(name);

    for (const place of [1, 0]) {
      await page.getByRole("button", { name: `Move ${name} up` }).click();
      await expect.poll(publicServices).toSatisfy((names) => names.indexOf(name) === place);
    }
    await lookAt(opened, `setup-${device}-services`);

    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete the service" }).click();
    await page.getByText(`${name} is deleted.`).waitFor();
    await page.getByRole("link", { name: "Physiotherapy assessment" }).waitFor();
    expect(await publicServices()).not.toContain(name);
    expect(opened.faults).toEqual([]);
  });

  test("hours are previewed with what they would leave outside, and saved", async () => {
    const date = dateOf(device === "desktop" ? 2 : 4);
    const day = device === "desktop" ? "Tuesday" : "Thursday";
    await book(`Ana${device}`, date, 23);
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto(`/setup/hours?person=${services.mia}`);
    const hours = page.getByRole("group", { name: day, exact: true });
    await hours.getByLabel(`${day}, until (1)`).fill("10:30");
    await hours.getByLabel(`${day}, from (1)`).fill("09:00");
    await page.getByText("1 booking would be outside these hours").waitFor();
    await page.getByRole("button", { name: "Week after" }).click();
    const preview = page.getByRole("region", { name: "Times that clients would see" });
    const times = preview.locator("dl > div").filter({ hasText: day.slice(0, 3) });
    await expect.poll(() => times.locator("dd").textContent()).toBe("09:00");
    await lookAt(opened, `setup-${device}-hours`);
    await page.getByRole("button", { name: "Save the hours" }).click();
    const question = page.getByRole("dialog", { name: /^Save, with 1 booking outside/ });
    await question.getByText(`Ana${device}`, { exact: false }).waitFor();
    await lookAt(opened, `setup-${device}-hours-question`);
    await question.getByRole("button", { name: "Save the hours" }).click();
    await page.getByText("The hours are saved.").waitFor();
    await page.reload();
    expect(await page.getByLabel(`${day}, until (1)`).inputValue()).toBe("10:30");
    expect(opened.faults).toEqual([]);
  });

  test("time off shows what is booked then, and is given back", async () => {
    const date = dateOf(device === "desktop" ? 3 : 5);
    await book(`Bea${device}`, date, 15);
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto(`/setup/hours?person=${services.mia}`);
    await page.getByRole("button", { name: "Add time off" }).click();
    const dialog = page.getByRole("dialog", { name: "Time off for Mia Larsen" });
    await dialog.getByLabel("Last day").fill("2020-01-01");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("The end must come after the beginning.").waitFor();
    await dialog.getByLabel("First day").fill(date);
    await dialog.getByLabel("Last day").fill(date);
    await dialog.getByLabel("Reason").fill("Training");
    await dialog.getByText("1 booking is in that time").waitFor();
    await lookAt(opened, `setup-${device}-time-off`);
    await dialog.getByRole("button", { name: "Save all the same" }).click();
    await page.getByText("Training").waitFor();
    await page.getByRole("button", { name: /^Delete / }).click();
    await page.getByText("Training").waitFor({ state: "detached" });
    expect(opened.faults).toEqual([]);
  });

  test("a room is set up, needed by a service, and taken out of use", async () => {
    const name = `Room ${device}`;
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto("/setup/rooms");
    await page.getByRole("button", { name: "New room or device" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Set it up" }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await lookAt(opened, `setup-${device}-room`);
    await page.getByRole("button", { name: "Take out of use" }).click();
    const question = page.getByRole("dialog", { name: `Take ${name} out of use?` });
    await question.getByText("Nothing is booked.").waitFor();
    await question.getByRole("button", { name: "Take out of use" }).click();
    await page.getByText(/It is out of use/).waitFor();
    await page.goto("/setup/rooms");
    await page.getByText("Out of use").first().waitFor();
    await lookAt(opened, `setup-${device}-rooms`);
    expect(opened.faults).toEqual([]);
  });

  test("the booking page gets its introduction and its code", async () => {
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto("/setup/organisation");
    await page.getByLabel("Introduction").fill(`Welcome on a ${device}.`);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The settings are saved.").waitFor();
    await page.getByText(/embed\.js" data-organisation="harbour-health" async/).waitFor();
    await lookAt(opened, `setup-${device}-organisation`);
    expect(opened.faults).toEqual([]);
  });
});

test("in French, and a colleague's change is neither overwritten nor lost from sight", async () => {
  await using opened = await services.open({ ...DESKTOP, locale: "fr-FR" }, services.owner);
  await using other = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  const hours = `/setup/hours?person=${services.noah}`;
  await page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await page.goto(hours);
  await page.getByRole("heading", { name: "Horaires", level: 1 }).waitFor();
  await page.getByLabel("lundi, de (1)").fill("08:00");
  await other.page.goto(hours);
  await other.page.getByLabel("Monday, from (1)").fill("10:00");
  await other.page.getByRole("button", { name: "Save the hours" }).click();
  await other.page.getByText("The hours are saved.").waitFor();
  await lookAt(opened, "setup-french-hours");
  await page.getByRole("button", { name: "Enregistrer les horaires" }).click();
  await page.getByRole("button", { name: "Afficher ce qui est enregistré" }).click();
  await expect.poll(() => page.getByLabel("lundi, de (1)").inputValue()).toBe("10:00");
  expect(opened.faults).toEqual([expect.stringContaining("409")]);
});

test("by keyboard alone a day is copied to another, and saved", async () => {
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto(`/setup/hours?person=${services.noah}`);
  const press = async (label: string) => {
    const button = page.getByRole("button", { name: label, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
  };
  await press("Remove these times of Saturday (1)");
  await press("Copy Saturday to other days");
  await page.getByRole("checkbox", { name: "Sunday" }).waitFor();
  await page.getByRole("checkbox", { name: "Sunday" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Sunday" }).getByText("Closed").waitFor();
  await press("Save the hours");
  await page.getByText("The hours are saved.").waitFor();
  expect(opened.faults).toEqual([]);
});
