import { DESKTOP, lookAt, PHONE, readAnswer, type SignedUp } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openServices, type RunningServices } from "./open-services.ts";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

/** Somebody who was invited, and is a manager now. */
async function join(name: string, email: string): Promise<SignedUp> {
  const { app, owner } = services;
  const invited = app.fetch("/api/invitations", {
    cookie: owner.cookie,
    json: { email, atsRole: null, servicesRole: "manager" },
  });
  const { id } = await readAnswer(z.object({ id: z.string() }), invited);
  const invitee = await app.signUp({ name, email });
  const { cookie } = invitee;
  const joined = await app.fetch(`/api/invitations/${id}/accept`, { cookie, json: {} });
  expect(joined.ok).toBe(true);
  return invitee;
}

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
