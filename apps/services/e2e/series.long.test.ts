import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { addDays } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extendSeries } from "../src/use-cases/extend-series.ts";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 90_000);
afterAll(() => services[Symbol.asyncDispose]());

/** A weekday's date two to three weeks from now, `YYYY-MM-DD`. @param weekday 1 (Monday) to 7 */
function dateOf(weekday: number, laterDays = 0): string {
  const date = addDays(new Date(), 14);
  const ahead = ((weekday - date.getUTCDay() + 7) % 7) + laterDays;
  return addDays(date, ahead).toISOString().slice(0, 10);
}

/** Books with Mia at a UTC hour of a date. */
async function book(name: string, date: string, hour: number): Promise<string> {
  const answer = await services.app.fetch("/api/appointments", {
    cookie: services.owner.cookie,
    json: {
      serviceId: services.assessment,
      hostId: services.mia,
      start: `${date}T${String(hour).padStart(2, "0")}:00:00Z`,
      timeZone: "America/Toronto",
      client: { name, email: `${name.toLowerCase().replace(/\W/g, "")}@example.com` },
    },
  });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return id;
}

/** Four times, weekly, with Mia. @param startLocal In Toronto. */
async function bookSeries(name: string, startLocal: string): Promise<void> {
  const answer = await services.app.fetch("/api/series", {
    cookie: services.owner.cookie,
    json: {
      serviceId: services.assessment,
      hostId: services.mia,
      startLocal,
      timeZone: "America/Toronto",
      rule: "FREQ=WEEKLY;COUNT=4",
      client: { name, email: `${name.toLowerCase().replace(/\W/g, "")}@example.com` },
    },
  });
  expect(answer.status).toBe(201);
}

/** Who has what from now on: how many, by name and state. */
const appointmentsOf = async (name: string) =>
  await services.app.kit.db.unit(services.owner.tenantId, (tx) =>
    tx.appointment.findMany({
      where: { client: { name } },
      orderBy: { scheduledStart: "asc" },
      select: { id: true, status: true, scheduledStart: true, price: true, seriesId: true },
    }),
  );

const hoursOf = async (name: string) =>
  (await appointmentsOf(name))
    .filter(({ status }) => status !== "cancelled")
    .map(({ scheduledStart }) => scheduledStart.getUTCHours());

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }, 2],
  ["phone", { ...PHONE, colorScheme: "dark" }, 4],
] as const)("on a %s", (device, size, weekday) => {
  test("booked on the phone: the rule in plain words, a clash decided, all at once", async () => {
    const client = `Rita ${device}`;
    await book(`Otto ${device}`, dateOf(weekday, 7), 15);
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto(`/calendar?day=${dateOf(weekday)}&view=day&open=book`);
    const dialog = page.getByRole("dialog", { name: "Book for a client" });
    // The first page of a fresh server can take its time.
    await dialog.waitFor({ timeout: 30_000 });
    await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(client);
    await dialog.getByLabel("Phone").fill(`+1 416 555 019${weekday}`);
    // 15:30 UTC: half an hour into Otto's.
    const zoned = new Date(`${dateOf(weekday)}T15:30:00Z`)
      .toLocaleString("sv", { timeZone: "America/Toronto" })
      .replace(" ", "T")
      .slice(0, 16);
    await dialog.getByLabel("Date and time").fill(zoned);
    await dialog.getByRole("switch", { name: "Repeat it" }).click();
    await dialog.getByLabel("How many times").fill("4");
    await dialog
      .getByRole("status")
      .getByText(/^Every week on \w+, 4 times$/)
      .waitFor();
    await lookAt(opened, `series-${device}-rule`);
    await dialog.getByRole("button", { name: "Check the dates" }).click();
    await dialog.getByText("Choose who gives it: a series is with one person.").waitFor();
    await dialog.getByRole("combobox", { name: "With whom" }).click();
    await page.getByRole("option", { name: "Mia Larsen" }).click();
    await dialog.getByRole("button", { name: "Check the dates" }).click();

    await dialog.getByText(/^4 dates\. 1 can’t be had/).waitFor();
    await dialog.getByText(/^Mia Larsen: busy from/).waitFor();
    await lookAt(opened, `series-${device}-clash`);
    await dialog.getByRole("button", { name: "Book 4 appointments" }).click();
    await dialog.getByText("Decide about 1 date first.").waitFor();
    const clash = dialog.getByRole("group", { name: /can’t be had/ });
    const alternative = clash.getByRole("button", { name: /^\w+,? \d/ }).last();
    await alternative.click();
    await lookAt(opened, `series-${device}-decided`);
    await dialog.getByRole("button", { name: /^Change: / }).click();
    // What is typed is checked when it is saved, and nothing is booked by halves.
    await clash.getByRole("button", { name: /^Another time instead/ }).click();
    await clash.getByRole("button", { name: "Take this time" }).click();
    await dialog.getByRole("button", { name: "Book 4 appointments" }).click();
    await dialog.getByText("The other time can’t be had either. Choose once more.").waitFor();
    expect(await appointmentsOf(client)).toEqual([]);
    await alternative.click();
    await dialog.getByRole("button", { name: "Book 4 appointments" }).click();

    const drawer = page.getByRole("dialog", { name: "Physiotherapy assessment" });
    await drawer.getByText("Appointment 1 of 4").waitFor();
    await drawer.getByText(/^Every week on \w+, 4 times/).waitFor();
    expect(await appointmentsOf(client)).toHaveLength(4);
  });

  test("moved, changed and cancelled: this one, those after it, or all", async () => {
    const client = `Sven ${device}`;
    await bookSeries(client, `${dateOf(weekday)}T06:00`);
    const [, , third] = await appointmentsOf(client);
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto(`/calendar?appointment=${third?.id}`);
    const drawer = page.getByRole("dialog", { name: "Physiotherapy assessment" });
    await drawer.getByText("Appointment 3 of 4").waitFor();
    await lookAt(opened, `series-${device}-drawer`);
    await drawer.getByRole("button", { name: "Move to another time" }).click();
    const move = page.getByRole("dialog", { name: /^Move: / });
    const time = move.getByLabel("Date and time");
    const [day] = (await time.inputValue()).split("T");
    await time.fill(`${day}T18:00`);
    await move.getByRole("radio", { name: "This one and those after it" }).check();
    await lookAt(opened, `series-${device}-move`);
    await move.getByRole("button", { name: "Check what moves" }).click();
    await move.getByText("2 dates.").waitFor();
    await lookAt(opened, `series-${device}-move-preview`);
    await move.getByRole("button", { name: "Move 2 appointments" }).click();
    await move.waitFor({ state: "detached" });
    await drawer.getByText("Appointment 1 of 2").waitFor();
    const [one, , three, four] = await hoursOf(client);
    expect(three).toBe(four);
    expect(three).not.toBe(one);

    await drawer.getByRole("button", { name: "Notes and price" }).click();
    const edit = page.getByRole("dialog", { name: "Notes and price" });
    await edit.getByLabel(/^Price in/).fill("99");
    await edit.getByRole("radio", { name: "All that are still to come" }).check();
    await lookAt(opened, `series-${device}-edit`);
    await edit.getByRole("button", { name: "Save" }).click();
    await edit.waitFor({ state: "detached" });
    expect((await appointmentsOf(client)).map(({ price }) => price).slice(2)).toEqual([
      9_900, 9_900,
    ]);

    await drawer.getByRole("button", { name: "Cancel", exact: true }).click();
    const cancel = page.getByRole("dialog", { name: /^Cancel/ });
    await cancel.getByRole("radio", { name: "This one and those after it" }).check();
    await cancel.getByText(/is told once about all of them/).waitFor();
    await lookAt(opened, `series-${device}-cancel`);
    await cancel.getByRole("button", { name: "Cancel them" }).click();
    await cancel.waitFor({ state: "detached" });
    expect(await hoursOf(client)).toHaveLength(2);
  });

  test("an appointment is repeated, and is the first of its series", async () => {
    const name = `Uma ${device}`;
    const id = await book(name, dateOf(weekday), 20);
    await using opened = await services.open(size, services.owner);
    const { page } = opened;
    await page.goto(`/calendar?appointment=${id}`);
    await page.getByRole("button", { name: "Repeat…" }).click();
    const dialog = page.getByRole("dialog", { name: /^Repeat: / });
    await dialog.getByLabel("Days, weeks or months").selectOption("month");
    await dialog.getByRole("radio", { name: "No end" }).check();
    await dialog.getByText(/^Every month on the \d+\w\w, with no end$/).waitFor();
    await lookAt(opened, `series-${device}-repeat`);
    await dialog.getByRole("button", { name: "Check the dates" }).click();
    await dialog.getByText(/It goes on after these/).waitFor();
    await dialog.getByRole("button", { name: /^Book \d appointments$/ }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Appointment 1 of the series").waitFor();
    const made = await appointmentsOf(name);
    expect(made.length).toBeGreaterThan(4);
    expect(made[0]?.id).toBe(id);
  });
});

describe("clashes that an extension meets", () => {
  /** A weekly series without end; once it has gone on there is a clash in it. */
  async function clashingSeries(name: string, hour: number): Promise<void> {
    const { app, owner, mia } = services;
    const id = await book(name, dateOf(5), hour);
    const answer = await app.fetch(`/api/appointments/${id}/series`, {
      cookie: owner.cookie,
      json: { rule: "FREQ=WEEKLY" },
    });
    expect(answer.status).toBe(201);
    const series = (await answer.json()) as { id: string };
    const { tenantId } = owner;
    await app.kit.db.unit(tenantId, async (tx) => {
      const { extendedUntil } = await tx.appointmentSeries.findFirstOrThrow({
        where: { id: series.id },
      });
      const [startsAt, endsAt] = [addDays(extendedUntil, -1), addDays(extendedUntil, 8)];
      await tx.timeOff.create({ data: { tenantId, resourceId: mia, startsAt, endsAt } });
      const later = addDays(new Date(), 22);
      await extendSeries({ tx, tenantId, now: later }, series.id, app.kit);
    });
  }

  test("are counted on Today, and decided with one click", async () => {
    await clashingSeries("Vera Lind", 2);
    await using opened = await services.open(DESKTOP, services.owner);
    const { page } = opened;
    await page.goto("/");
    await page.getByText("1 clash in a series").waitFor();
    await page.getByRole("link", { name: /^Look: 1 clash in a series/ }).click();
    const card = page.getByRole("region", { name: "Vera Lind · Physiotherapy assessment" });
    await card.getByText(/^Mia Larsen: busy from/).waitFor();
    await lookAt(opened, "series-clashes");
    const ways = card.getByRole("group", { name: "Times that are free" });
    const before = (await appointmentsOf("Vera Lind")).length;
    await ways.getByRole("button").first().click();
    await page.getByText(/^Booked for Vera Lind: /).waitFor();
    await page.getByRole("heading", { name: "No clashes" }).waitFor();
    expect(await appointmentsOf("Vera Lind")).toHaveLength(before + 1);
    await lookAt(opened, "series-no-clashes");
  });

  test("and on a phone in French one is left out", async () => {
    await clashingSeries("Wim Noor", 5);
    const device = { ...PHONE, colorScheme: "dark", locale: "fr" } as const;
    await using opened = await services.open(device, services.owner);
    const { page } = opened;
    // A choice on this browser goes before the member's own language.
    await page.addInitScript("localStorage.setItem('convene.language', 'fr')");
    await page.goto("/series");
    const card = page.getByRole("region", { name: /^Wim Noor/ });
    await card.waitFor();
    await lookAt(opened, "series-phone-clashes-fr");
    await card.getByRole("button", { name: "La laisser de côté" }).click();
    await page.getByText(/^Laissée de côté\./).waitFor();
    await card.waitFor({ state: "detached" });
  });
});

test("an occurrence that is dragged takes those after it along, when asked to", async () => {
  const client = "Dana Drag";
  await bookSeries(client, `${dateOf(5)}T10:00`);
  const [first] = await hoursOf(client);
  if (first === undefined) throw new Error("Nothing was booked");
  await book("Emil Edge", dateOf(5), first + 3);
  await using opened = await services.open({ ...DESKTOP, height: 1200 }, services.owner);
  const { page } = opened;
  await page.goto(`/calendar?day=${dateOf(5)}&view=day`);
  const calendar = page.getByRole("region", { name: "Calendar" });
  await calendar.getByText(client).waitFor();
  const [from, edge] = [
    await calendar.getByText(client).boundingBox(),
    await calendar.getByText("Emil Edge").boundingBox(),
  ];
  if (!from || !edge) throw new Error("The events are not in view");
  const [x, y] = [from.x + 10, from.y + 6];
  // A little less than an hour: on the line between two quarters half a pixel would decide.
  const way = ((edge.y - from.y) / 3) * 0.9;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + way / 2, { steps: 5 });
  await page.mouse.move(x, y + way, { steps: 5 });
  await page.mouse.up();

  const question = page.getByRole("dialog", { name: /^Move to/ });
  await question.getByRole("radio", { name: "This one and those after it" }).check();
  await lookAt(opened, "series-dragged");
  await question.getByRole("button", { name: "Check what moves" }).click();
  const preview = page.getByRole("dialog", { name: "Move the series?" });
  await preview.getByRole("button", { name: "Move 4 appointments" }).waitFor();
  expect(await hoursOf(client), "nothing moves before it was looked at").toEqual(
    Array(4).fill(first),
  );
  await lookAt(opened, "series-dragged-preview");
  await preview.getByRole("button", { name: "Move 4 appointments" }).click();
  await preview.waitFor({ state: "detached" });
  expect(await hoursOf(client)).toEqual(Array(4).fill(first + 1));
});
