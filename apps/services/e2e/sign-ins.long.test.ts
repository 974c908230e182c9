import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

async function signInWith(userAgent: string): Promise<void> {
  const { email, password } = services.owner;
  const answer = await services.app.fetch("/api/auth/sign-in/email", {
    json: { email, password },
    headers: { "user-agent": userAgent },
  });
  expect(answer.status).toBe(200);
}

test("whoever is signed in elsewhere too ends one of these, then all others, then this one", async () => {
  await signInWith(FIREFOX);
  await signInWith(SAFARI);
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/");
  await page.getByRole("button", { name: /Olga Meyer/ }).click();
  await page.getByRole("menuitem", { name: "Where you are signed in" }).click();
  await page.getByRole("heading", { name: "Where you are signed in", level: 1 }).waitFor();
  const rows = page.getByRole("table", { name: "Where you are signed in" }).getByRole("row");
  const firefox = rows.filter({ hasText: "Firefox on Linux" });
  await firefox.getByText("Today").waitFor();
  await rows.filter({ hasText: "This one" }).waitFor();
  expect(await rows.count()).toBe(1 + 3);
  await lookAt(opened, "sign-ins");

  await firefox.getByRole("button", { name: /^Sign out of Firefox on Linux/ }).click();
  const question = page.getByRole("dialog", { name: "Sign out of Firefox on Linux?" });
  await question.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByText("You are signed out of Firefox on Linux.").waitFor();
  await firefox.waitFor({ state: "detached" });
  await rows.filter({ hasText: "Safari on iOS" }).waitFor();

  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  const questionOfAll = page.getByRole("dialog", { name: "Sign out everywhere else?" });
  await questionOfAll.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByText("You are signed in nowhere else.").waitFor();
  expect(await rows.count()).toBe(1 + 1);

  await rows.getByRole("button", { name: /^Sign out of/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL("**/sign-in");
  expect(opened.faults).toEqual([]);
});

test("on a phone, in French and in the dark; without a line it says so", async () => {
  const { app } = services;
  const leo = await app.signUp({
    name: "Léo Petit",
    email: "leo@example.test",
    organisation: "Atelier Léo",
  });
  await app.kit.db.unit(leo.tenantId, (tx) =>
    tx.member.update({
      where: { tenantId_id: { tenantId: leo.tenantId, id: leo.member.id } },
      data: { locale: "fr" },
      select: { id: true },
    }),
  );
  await using opened = await services.open({ ...PHONE, colorScheme: "dark", locale: "fr-FR" }, leo);
  const { page } = opened;
  await page.goto("/my-sign-ins");
  await page.getByText("Vous n’êtes connecté nulle part ailleurs.").waitFor();
  await page.getByText("Celui-ci").waitFor();
  await lookAt(opened, "sign-ins-phone-fr");

  await page.route("**/api/me/sessions", (route) => route.abort());
  await page.reload();
  await page.getByRole("button", { name: "Réessayer" }).waitFor();
  await page.unroute("**/api/me/sessions");
  await page.getByRole("button", { name: "Réessayer" }).click();
  await page.getByText("Celui-ci").waitFor();
});
