import { addColleague, DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

/** Somebody who was invited, and is a manager now. */
const join = (name: string, email: string) =>
  addColleague(services.app, services.owner, { name, email, servicesRole: "manager" });

test("an administrator sees who changed what, of one person too, and on a phone", async () => {
  const { app, owner } = services;
  const { cookie } = await join("Ben Okafor", "ben@example.test");
  await using opened = await services.open(DESKTOP, owner);
  const { page } = opened;
  await page.goto("/members");
  await page.getByRole("link", { name: "Activity" }).click();
  await page.getByRole("heading", { name: "Activity", level: 1 }).waitFor();
  const rows = page.getByRole("table", { name: "Activity" }).getByRole("row");
  await rows.filter({ hasText: "Invitations · added" }).getByText("Olga Meyer").waitFor();
  await lookAt(opened, "activity");

  const switched = await app.fetch("/api/me/notification-preferences", {
    method: "PUT",
    cookie,
    json: { rows: [{ kind: "reminder", channel: "email", enabled: false }] },
  });
  expect(switched.status).toBe(200);
  await page.reload();
  const bens = rows.filter({ hasText: "Own settings · changed" });
  await bens.getByText("Ben Okafor").waitFor();
  await page.getByLabel("Who").selectOption({ label: "Ben Okafor" });
  await rows.filter({ hasText: "Olga Meyer" }).first().waitFor({ state: "detached" });
  await bens.waitFor();
  await page.getByLabel("Who").selectOption({ label: "Everybody" });
  await rows.filter({ hasText: "Olga Meyer" }).first().waitFor();

  await using phone = await services.open({ ...PHONE, colorScheme: "dark" }, owner);
  await phone.page.goto("/activity");
  await phone.page.getByText("Invitations · added").waitFor();
  await lookAt(phone, "activity-phone");
  expect(opened.faults).toEqual([]);
});

test("whoever is no administrator is told so", async () => {
  const cleo = await join("Cleo Winter", "cleo@example.test");
  await using opened = await services.open(DESKTOP, cleo);
  const { page } = opened;
  await page.goto("/activity");
  await page.getByText("Activity is for administrators").waitFor();
});
