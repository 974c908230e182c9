import { DESKTOP, expectContentPolicyKept } from "@convene/server-kit/testing";
import { afterAll, beforeAll, test } from "vitest";
import { openAts, type RunningAts } from "./open-ats.ts";

const OF_ANYBODY = [
  "/careers/northwind",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/interview/nothing",
  "/request/nothing",
  "/offer/nothing",
  "/portal/nothing",
];

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

test("no page asks for what the content policy refuses, signed in or not, wide or narrow", async () => {
  const { applicationId, jobId } = ats;
  await using staff = await ats.open(DESKTOP, ats.rosa);
  await expectContentPolicyKept(staff, [
    "/",
    "/calendar",
    "/applications",
    `/applications/${applicationId}`,
    `/applications/${applicationId}/schedule`,
    `/applications/${applicationId}/loop`,
    `/applications/${applicationId}/offer`,
    "/jobs",
    `/jobs/${jobId}`,
    `/jobs/${jobId}/settings`,
    "/feedback",
    "/offers",
    "/employees",
    "/setup/offer-letters",
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
  ]);
  await using visitor = await ats.open(DESKTOP);
  await expectContentPolicyKept(visitor, OF_ANYBODY);
});
