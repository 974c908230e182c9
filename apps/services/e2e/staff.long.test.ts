import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
let monday: string;
beforeAll(async () => {
  services = await openServices();
  // Two to three weeks from now: no test depends on the day on which it runs.
  const date = addDays(new Date(), 14);
  monday = addDays(date, (1 - date.getUTCDay() + 7) % 7)
    .toISOString()
    .slice(0, 10);
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

const book = async (time: string, name: string, hostId: string) => {
  const answer = await services.app.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: services.assessment,
      hostId,
      start: `${monday}T${time}:00Z`,
      timeZone: "Europe/Berlin",
      client: { name, email: `${name.toLowerCase()}@example.com` },
    },
  });
  expect(answer.status).toBe(201);
};

test("people beside each other: dragged to a colleague, asked about in both zones", async () => {
  await book("15:00", "Livia", services.mia);
  const opened = await services.open({ ...DESKTOP, height: 1200 }, services.owner);
  const { page } = opened;
  await page.goto(`/calendar?day=${monday}&view=people`);
  const livia = page.getByRole("region", { name: "Calendar" }).getByText("Livia");
  await livia.waitFor();
  await lookAt(opened, "staff-people");
  const [from, noah] = [
    await livia.boundingBox(),
    await page.getByRole("columnheader", { name: "Noah Petit" }).boundingBox(),
  ];
  if (!from || !noah) throw new Error("Not in view");
  const y = from.y + 6;
  await page.mouse.move(from.x + 10, y);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, y, { steps: 4 });
  await page.mouse.move(noah.x + 60, y, { steps: 8 });
  await page.mouse.up();
  const question = page.getByRole("dialog", { name: /^Move to/ });
  await question.getByText(/with Mia Larsen/).waitFor();
  await question.getByText(/Berlin/).waitFor();
  await question.getByText("Livia, Mia Larsen and Noah Petit are told.").waitFor();
  await lookAt(opened, "staff-question");
  await question.getByRole("button", { name: "Move the appointment" }).click();
  await question.waitFor({ state: "detached" });
  await livia.click();
  const drawer = page.getByRole("dialog", { name: "Physiotherapy assessment" });
  await drawer.getByText(/from Mia Larsen to Noah Petit/).waitFor();
  await drawer.getByRole("link", { name: "Livia", exact: true }).waitFor();
  await lookAt(opened, "staff-drawer-edited");
});

test("time is blocked and given back", async () => {
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto(`/calendar?day=${monday}&view=day&open=block`);
  const dialog = page.getByRole("dialog", { name: "Block time" });
  await dialog.getByRole("combobox", { name: "Whose time" }).click();
  await page.getByRole("option", { name: "Noah Petit" }).click();
  await dialog.getByLabel("From").fill(`${monday}T08:00`);
  await dialog.getByLabel("Until").fill(`${monday}T09:30`);
  await lookAt(opened, "staff-block");
  await dialog.getByRole("button", { name: "Block it" }).click();
  const calendar = page.getByRole("region", { name: "Calendar" });
  await calendar.getByText("Off", { exact: true }).click();
  await page.getByRole("button", { name: "Give the time back" }).click();
  await calendar.getByText("Off", { exact: true }).waitFor({ state: "detached" });
});

test("the palette finds clients and days", async () => {
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/");
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await lookAt(opened, "today-quiet");
  await page.keyboard.press("Control+k");
  const field = page.getByPlaceholder("Go to a page or do something");
  await field.fill("livia@example");
  await page.getByText("livia@example.com").waitFor();
  await lookAt(opened, "staff-palette");
  await field.fill(monday);
  await page.getByText(/^Go to /).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/calendar\\?day=${monday}`));
  await page.getByRole("region", { name: "Calendar" }).getByText("Livia").waitFor();
});

test("filters stay in the address, and a month and a phone have their own looks", async () => {
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto(`/calendar?day=${monday}&view=month&colours=status`);
  const calendar = page.getByRole("region", { name: "Calendar" });
  await calendar.getByText("Livia").waitFor();
  await lookAt(opened, "staff-month");
  await page.getByRole("combobox", { name: "Whose calendar" }).click();
  await page.getByRole("option", { name: "Mia Larsen" }).click();
  await page.waitForURL(/person=/);
  await calendar.getByText("Livia").waitFor({ state: "detached" });
  const phone = await services.open(
    { ...PHONE, colorScheme: "dark", locale: "fr" },
    services.owner,
  );
  await phone.page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await phone.page.goto(`/calendar?day=${monday}&view=people`);
  await phone.page.getByRole("region", { name: "Agenda" }).waitFor();
  await lookAt(phone, "phone-people-fr");
  await phone.page.goto("/");
  await phone.page.getByRole("heading", { name: "Aujourd’hui", level: 1 }).waitFor();
  await lookAt(phone, "phone-today-fr");
});

test("what waits for a decision leads on, and what begins is begun from there", async () => {
  const { tenantId } = services.owner;
  const now = new Date();
  await services.app.kit.db.unit(tenantId, async (tx) => {
    const client = await tx.client.findFirstOrThrow();
    const common = {
      tenantId,
      serviceId: services.assessment,
      clientId: client.id,
      hostResourceId: services.noah,
      title: "Physiotherapy assessment",
      timezone: "America/Toronto",
      currency: "CAD",
      price: 12_000,
    };
    await tx.appointment.createMany({
      data: [
        {
          ...common,
          status: "completed",
          scheduledStart: addDays(now, -2),
          scheduledEnd: addHours(addDays(now, -2), 1),
          createdAt: addDays(now, -9),
        },
        {
          ...common,
          status: "no_show",
          scheduledStart: addDays(now, -3),
          scheduledEnd: addHours(addDays(now, -3), 1),
          createdAt: addDays(now, -4),
        },
        { ...common, scheduledStart: now, scheduledEnd: addHours(now, 1) },
      ],
    });
  });
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/");
  await page.getByText("1 visit not paid").waitFor();
  await lookAt(opened, "today");
  await page.getByRole("button", { name: /^Start: / }).click();
  await page.getByRole("button", { name: /^Finish: / }).waitFor();
});

test("reports: charts, numbers one click away, and a file", async () => {
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/reports");
  await page.getByRole("heading", { name: "By person", exact: true }).waitFor();
  await lookAt(opened, "reports-utilisation");
  await page.getByText("No-shows and cancellations").click();
  const section = page.getByRole("region", { name: "By service" });
  await section.getByRole("button", { name: "Show the numbers" }).click();
  await section.getByRole("rowheader", { name: "Physiotherapy assessment" }).waitFor();
  const download = page.waitForEvent("download");
  await section.getByRole("button", { name: /CSV/ }).click();
  expect((await download).suggestedFilename()).toBe("attendance-by-service.csv");
  await lookAt(opened, "reports-attendance");
  await page.getByText("Lead time", { exact: true }).click();
  await page.getByRole("heading", { name: /How long before/ }).waitFor();
  await lookAt(opened, "reports-lead");
  await page.getByText("Revenue", { exact: true }).click();
  await page.getByText("Nothing in this period").first().waitFor();

  const phone = await services.open(
    { ...PHONE, colorScheme: "dark", locale: "fr" },
    services.owner,
  );
  await phone.page.addInitScript("localStorage.setItem('convene.language', 'fr')");
  await phone.page.goto("/reports?report=attendance&preset=last12Months");
  await phone.page.getByRole("heading", { name: "Par prestation" }).waitFor();
  await lookAt(phone, "phone-reports-fr");
});
