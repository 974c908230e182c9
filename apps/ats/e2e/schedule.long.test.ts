import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }, 3],
  ["phone", { ...PHONE, colorScheme: "dark" }, 2],
] as const)("on a %s", (name, device, hour) => {
  test("from signing in to a cancelled interview, with nothing in the way of anybody", async () => {
    await using opened = await ats.open(device);
    const { page } = opened;
    const candidate = `Kim ${name}`;

    await page.goto("/applications");
    await page.getByRole("textbox", { name: "Email" }).fill(ats.rosa.email);
    await page.getByLabel("Password", { exact: true }).fill(ats.rosa.password);
    await page.getByRole("button", { name: "Sign in" }).click();

    await page.getByRole("heading", { name: "Applications" }).waitFor();
    await page.getByRole("link", { name: "Dana Reyes" }).waitFor();
    await lookAt(opened, `${name}-applications`);
    await page.getByRole("button", { name: "Add candidate" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Add candidate" });
    await dialog.getByLabel("Name").fill(candidate);
    await lookAt(opened, `${name}-add-candidate`);
    await dialog.getByRole("textbox", { name: "Email" }).fill(`kim-${name}@example.com`);
    await dialog.getByRole("button", { name: "Add candidate" }).click();
    await page.getByRole("heading", { name: candidate, level: 1 }).waitFor();

    await page.getByRole("link", { name: "Schedule interview" }).click();
    await page.getByText("Choose who is needed").waitFor();
    await page.getByRole("combobox", { name: "Add a person or a pool" }).click();
    await page.getByRole("option", { name: "Ben Adler" }).click();
    await page.getByRole("combobox", { name: "Add a person or a pool" }).click();
    await page.getByRole("option", { name: "Chidi Obi" }).click();
    await page.getByRole("region", { name: /Tuesday.* 3 March/ }).waitFor();
    await page.getByRole("button", { name: "Why not another time?" }).click();
    await page.getByLabel("Day and time").fill("2026-03-03T16:00");
    await page.getByText(/does not suit everybody/).waitFor();
    await page.getByText("Ben Adler: outside working hours (22:00 in Berlin).").waitFor();

    const day = page.getByRole("region", { name: new RegExp(`\\b${hour} March`) });
    await day.getByRole("button").first().click();
    await page
      .getByRole("heading", { name: new RegExp(`\\b${hour} March`) })
      .last()
      .waitFor();
    await page.getByLabel("Who calls whom").fill("We call you at +1 604 555 0110");
    const where = page.getByRole("combobox", { name: "Where" });
    await where.click();
    await page.getByRole("option", { name: "Jitsi Meet" }).click();
    await page.getByText("Anybody with the link can come in").waitFor();
    await lookAt(opened, `${name}-details`);
    await page.getByRole("button", { name: "Schedule and invite" }).click();
    await page.getByRole("heading", { name: "The interview is scheduled" }).waitFor();
    const told = page.getByRole("listitem");
    for (const person of [candidate, "Ben Adler", "Chidi Obi"]) {
      await told.filter({ hasText: person }).first().waitFor();
    }
    await lookAt(opened, `${name}-scheduled`);
    await ats.app.runJobs(); // what waits when the event is moved or cancelled is not sent at all

    await page.getByRole("link", { name: "Show in the calendar" }).click();
    const drawer = page.getByRole("dialog", { name: /^Phone interview/ });
    await drawer.getByText("Jitsi Meet: the room is ready.").waitFor();
    await drawer.getByRole("link", { name: "Join the meeting" }).waitFor();
    await lookAt(opened, `${name}-interview`);
    await drawer.getByRole("button", { name: "Move" }).click();
    const move = page.getByRole("dialog", { name: /^Move: / });
    await move.getByRole("group", { name: "Times that suit the whole panel" }).waitFor();
    await lookAt(opened, `${name}-move`);
    await move.getByRole("group").getByRole("button").nth(3).click();
    await move.getByRole("button", { name: "Move the interview" }).click();
    await drawer.getByText(/^Moved from/).waitFor();
    await ats.app.runJobs();

    await drawer.getByRole("button", { name: "Cancel the interview" }).click();
    const question = page.getByRole("dialog", { name: /^Cancel the interview of/ });
    await question.getByLabel("Reason").fill("The job is on hold");
    await question.getByRole("button", { name: "Cancel the interview" }).click();
    await drawer.getByText("“The job is on hold”").waitFor();
    await drawer.getByRole("button", { name: "Close" }).click();

    await ats.app.runJobs();
    await page.goto("/messages");
    for (const subject of [/^Confirmed: Phone interview/, /^Rescheduled: /, /^Cancelled: /]) {
      await page.getByText(subject).first().waitFor();
    }
    const mails = await ats.work(({ tx }) =>
      tx.notification.findMany({
        where: { channel: "email", address: `kim-${name}@example.com` },
        select: { kind: true, state: true },
      }),
    );
    expect(mails.map(({ kind }) => kind).sort()).toEqual([
      "cancellation",
      "confirmation",
      "reschedule",
    ]);
    expect(mails.map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
  });
});
