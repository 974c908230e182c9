import { DESKTOP, expectContentPolicyKept, refusedIn } from "@convene/server-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

const OF_STAFF = [
  "/",
  "/calendar",
  "/clients",
  "/series",
  "/waiting",
  "/imports",
  "/reports",
  "/calendars",
  "/conflicts",
  "/messages",
  "/settings/messages",
  "/my-notifications",
  "/my-sign-ins",
  "/members",
  "/activity",
];
const OF_ANYBODY = [
  "/harbour-health",
  "/embed/harbour-health",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/account-mails",
  "/manage/nothing",
];

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

test("no page asks for what the content policy refuses, signed in or not, wide or narrow", async () => {
  await using staff = await services.open(DESKTOP, services.owner);
  await expectContentPolicyKept(staff, OF_STAFF);
  await using visitor = await services.open(DESKTOP);
  await expectContentPolicyKept(visitor, OF_ANYBODY);
});

test("dialogs hold the page behind them still, with the page's nonce", async () => {
  await using opened = await services.open(DESKTOP, services.owner);
  const { page } = opened;
  await page.goto("/calendar");
  await page.getByRole("button", { name: "Book", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  await expect
    .poll(() => page.evaluate<string>("getComputedStyle(document.body).overflow"))
    .toBe("hidden");
  expect(refusedIn(opened.faults)).toEqual([]);
});

test("styles and scripts that somebody smuggles into a page are refused", async () => {
  await using opened = await services.open(DESKTOP);
  const { page } = opened;
  await page.goto("/harbour-health");
  await page.getByRole("heading").first().waitFor();
  expect(refusedIn(opened.faults)).toEqual([]);
  await page.evaluate(`document.body.insertAdjacentHTML("beforeend",
    "<style>body{display:none}</style><p style='color:red'>x</p><img src='data:,' onerror='alert(1)'>")`);
  await expect
    .poll(() => refusedIn(opened.faults).map((fault) => /^Refused by ([\w-]+)/.exec(fault)?.[1]))
    .toEqual(expect.arrayContaining(["style-src-elem", "style-src-attr", "script-src-attr"]));
});
