import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

/** A Wednesday, two to three weeks from now: no test depends on the day on which it runs. */
function wednesday(time: string): Date {
  const date = addDays(new Date(), 14);
  const ahead = (3 - date.getUTCDay() + 7) % 7;
  // 15:00Z is in the morning of the same date in Toronto, whatever the season.
  return new Date(`${addDays(date, ahead).toISOString().slice(0, 10)}T${time}:00Z`);
}
const dayOf = (start: Date) => start.toISOString().slice(0, 10);

const book = async (start: Date, name: string, hostId: string) => {
  const answer = await services.app.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: services.assessment,
      hostId,
      start: start.toISOString(),
      timeZone: "Europe/Berlin",
      client: { name, email: `${name.toLowerCase()}@example.com` },
    },
  });
  expect(answer.status).toBe(201);
};

/** The wall-clock time in Toronto, some hours after a moment. */
function inToronto(start: Date, hoursLater: number): string {
  return new Date(start.getTime() + hoursLater * 3_600_000).toLocaleTimeString("en-GB", {
    timeZone: "America/Toronto",
    timeStyle: "short",
  });
}

test("who is not signed in is led to sign in, and back", async () => {
  const opened = await services.open(DESKTOP);
  const { page } = opened;
  await page.goto("/services");
  await page.getByLabel("Email").fill(services.owner.email);
  await page.getByLabel("Password", { exact: true }).fill(services.owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Services" }).waitFor();
  await lookAt(opened, "staff-services");
});

test("what a client books appears in the open calendar, and what is cancelled goes", async () => {
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  const start = wednesday("15:00");
  await page.goto(`/calendar?day=${dayOf(start)}`);
  await page.getByRole("heading", { name: "Calendar" }).waitFor();
  await page.getByRole("region", { name: "Calendar" }).waitFor();
  expect(await page.getByText("Livia").count()).toBe(0);
  await book(start, "Livia", services.mia);
  await page.getByText("Livia").waitFor();
  await lookAt(opened, "staff-calendar");

  await page.getByText("Livia").click();
  const drawer = page.getByRole("dialog", { name: "Physiotherapy assessment" });
  await drawer.getByText("Booked", { exact: false }).first().waitFor();
  await lookAt(opened, "staff-drawer");
  await drawer.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel the appointment" }).click();
  await drawer.getByText("Cancelled").first().waitFor();
  await drawer.getByRole("button", { name: "Close" }).click();
  await page.getByText("Livia").waitFor({ state: "detached" });
});

test("dragging asks before it moves, and says why where it can't", async () => {
  const opened = await services.open({ ...DESKTOP, height: 1200 }, services.owner);
  const { page } = opened;
  const start = new Date(wednesday("15:00").getTime() + 86_400_000);
  await book(start, "Dora", services.mia);
  await book(new Date(start.getTime() + 3 * 3_600_000), "Emil", services.mia);
  await page.goto(`/calendar?day=${dayOf(start)}&view=day`);
  const dora = page.getByRole("region", { name: "Calendar" }).getByText("Dora");
  await dora.waitFor();
  const drag = async (hours: number) => {
    const [from, emil] = [await dora.boundingBox(), await page.getByText("Emil").boundingBox()];
    if (!from || !emil) throw new Error("The events are not in view");
    const hourHeight = (emil.y - from.y) / 3;
    const [x, y] = [from.x + 10, from.y + 6];
    // A little less: the middle of an hour lies on the line between two quarters, where half a pixel
    // decides.
    const way = (hours - 0.1) * hourHeight;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + way / 2, { steps: 5 });
    await page.mouse.move(x, y + way, { steps: 5 });
    await page.mouse.up();
  };
  await drag(2);
  await page
    .getByRole("dialog", { name: new RegExp(`^Move to .* ${inToronto(start, 2)}\\?`) })
    .waitFor();
  await page.getByRole("button", { name: "Move the appointment" }).click();
  await page
    .getByText(/Mia Larsen: leaves no time before the next one; 15 minutes are required/)
    .waitFor();
  await lookAt({ page, faults: [] }, "staff-refused");
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();

  await drag(1);
  await page.getByRole("button", { name: "Move the appointment" }).click();
  await page.getByText(`${inToronto(start, 1)} · Physiotherapy assessment`).waitFor();
});

test("empty time is booked by phone, started and finished", async () => {
  const opened = await services.open({ ...DESKTOP, colorScheme: "dark" }, services.owner);
  const { page } = opened;
  await page.goto("/calendar");
  await page.getByRole("button", { name: "Book", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Book for a client" });
  // Who is not known yet is looked for all the same, and needs no more than a phone.
  await dialog.getByLabel("Client", { exact: true }).fill("Paula Phone");
  await page.getByRole("option", { name: "New: Paula Phone" }).click();
  expect(await dialog.getByLabel("Name").inputValue()).toBe("Paula Phone");
  await dialog.getByLabel("Phone").fill("+1 416 555 0134");
  await lookAt(opened, "staff-quick");
  await dialog.getByRole("button", { name: "Book the appointment" }).click();
  const drawer = page.getByRole("dialog", { name: "Physiotherapy assessment" });
  await drawer.getByRole("button", { name: "Start" }).click();
  await drawer.getByText("In progress").waitFor();
  await drawer.getByRole("button", { name: "Finish" }).click();
  await drawer.getByText("Completed").waitFor();
  await lookAt(opened, "staff-finished");
});

test("why not another time: answered for any time, person by person", async () => {
  const opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  const start = new Date(wednesday("15:00").getTime() + 2 * 86_400_000);
  await book(start, "Walter", services.noah);
  await page.goto("/calendar?open=explain");
  const dialog = page.getByRole("dialog", { name: "Why not another time?" });
  await dialog.getByLabel("Date and time").waitFor();
  const local = new Date(start.getTime() - torontoOffset(start) + 1_800_000);
  await dialog.getByLabel("Date and time").fill(local.toISOString().slice(0, 16));
  await dialog.getByText(/busy from/).waitFor();
  await lookAt(opened, "staff-explain");
});

/** How far Toronto is behind UTC, in milliseconds. */
function torontoOffset(at: Date): number {
  const text = new Intl.DateTimeFormat("sv", {
    timeZone: "America/Toronto",
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
  return at.getTime() - Date.parse(`${text.replace(" ", "T")}Z`);
}

test("on a phone the calendar shows a day, and lists are cards", async () => {
  const opened = await services.open({ ...PHONE, colorScheme: "dark" }, services.owner);
  const { page } = opened;
  await page.goto("/calendar");
  await page.getByRole("region", { name: "Calendar" }).waitFor();
  await lookAt(opened, "phone-staff-calendar");
  await page.goto("/clients");
  await page.getByText("Paula Phone").waitFor();
  await lookAt(opened, "phone-clients");
  await page.goto("/services");
  await page.getByText("Physiotherapy follow-up").waitFor();
  await lookAt(opened, "phone-services-list");
});
