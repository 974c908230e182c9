import { DESKTOP, lookAt, PHONE } from "@convene/server-kit/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addApplication } from "../src/use-cases/add-application.ts";
import { NOW, openAts, type RunningAts } from "./open-ats.ts";

let ats: RunningAts;
beforeAll(async () => {
  ats = await openAts();
}, 60_000);
afterAll(() => ats[Symbol.asyncDispose]());

/** A plan of three interviews, the last one after the others; with a pool that has nobody, of one more. */
async function writePlan(name: string, hasEmptyPool = false): Promise<string> {
  return await ats.work(async ({ tx, tenantId }) => {
    const poolId = uuidv7();
    if (hasEmptyPool) {
      await tx.interviewerPool.create({
        data: { tenantId, id: poolId, name: `Nobody ${name}`, createdAt: NOW },
      });
    }
    const seats = [
      { title: "System design", seat: { resourceId: ats.chidi } },
      { title: "Coding", seat: { resourceId: ats.ben } },
      {
        title: "Final talk",
        seat: hasEmptyPool ? { poolId } : { resourceId: ats.chidi },
      },
    ];
    const planId = uuidv7();
    await tx.interviewPlan.create({ data: { tenantId, id: planId, name, createdAt: NOW } });
    for (const [position, { title, seat }] of seats.entries()) {
      const templateId = uuidv7();
      await tx.interviewTemplate.create({
        data: {
          tenantId,
          id: templateId,
          name: `${title} ${name}`,
          kind: "technical",
          durationMinutes: 45,
          createdAt: NOW,
        },
      });
      await tx.templateSeat.create({
        data: { tenantId, templateId, position: 0, name: "Lead", ...seat },
      });
      const after = position === 2 ? [0, 1] : [];
      await tx.planStep.create({ data: { tenantId, planId, position, templateId, after } });
    }
    return planId;
  });
}

const apply = (name: string) =>
  ats.work((work) =>
    addApplication(work, {
      jobId: ats.jobId,
      name,
      email: `${name.toLowerCase().replaceAll(/\W+/g, ".")}@example.com`,
      timeZone: "America/Vancouver",
    }),
  );

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("on a %s", (device, size) => {
  test("a plan becomes interviews: proposals, another order, booked with one click", async () => {
    const plan = await writePlan(`Onsite ${device}`);
    const { id } = await apply(`Uma ${device}`);
    await using opened = await ats.open(size, ats.rosa);
    const { page } = opened;
    await page.goto(`/applications/${id}`);
    await page.getByRole("link", { name: "Schedule several" }).click();
    await page.getByRole("heading", { name: "Schedule several interviews" }).waitFor();
    await page.goto(`/applications/${id}/loop?plan=${plan}`);
    const first = page.getByRole("listitem", { name: /^Proposal 1/ });
    await first.getByText("all on one day").waitFor();
    await lookAt(opened, `loop-${device}-proposals`);
    const earlier = page.getByRole("button", { name: /^Coding .*: (earlier|later)$/ });
    await earlier.and(page.locator(":enabled")).first().click();
    await page.getByRole("button", { name: "Any order" }).waitFor();
    await page.getByRole("button", { name: "Book all: proposal 1" }).click();
    const dialog = page.getByRole("dialog", { name: "Book these 3 interviews?" });
    await dialog.getByRole("button", { name: "Book all" }).click();
    await page.getByRole("heading", { name: "3 interviews are scheduled" }).waitFor();
    await lookAt(opened, `loop-${device}-booked`);
    const interviews = await ats.work(({ tx }) =>
      tx.interview.findMany({ where: { applicationId: id }, orderBy: { loopPosition: "asc" } }),
    );
    expect(interviews.map(({ loopPosition }) => loopPosition)).toEqual([0, 1, 2]);
    expect(interviews.at(-1)?.title).toMatch(/^Final talk/);
  });

  test("proposals are held and sent, and the candidate takes one of them", async () => {
    const plan = await writePlan(`Offered ${device}`);
    const { id } = await apply(`Vic ${device}`);
    await using staff = await ats.open(size, ats.rosa);
    await staff.page.goto(`/applications/${id}/loop?plan=${plan}`);
    await staff.page.getByRole("checkbox", { name: "Hold and offer it: proposal 1" }).check();
    await staff.page.getByRole("checkbox", { name: "Hold and offer it: proposal 8" }).check();
    await staff.page.getByRole("button", { name: "Hold 2 and send" }).click();
    const dialog = staff.page.getByRole("dialog", { name: `Ask Vic ${device} for a time` });
    await dialog.getByText("They choose among 2 proposals, which are held").waitFor();
    await lookAt(staff, `loop-${device}-send`);
    await dialog.getByRole("button", { name: "Send the link" }).click();
    await staff.page.getByText(`Vic ${device} gets a mail with the link.`).waitFor();

    const { items } = (await (
      await ats.app.fetch(`/api/applications/${id}/requests`, { cookie: ats.rosa.cookie })
    ).json()) as { items: { url: string }[] };
    await using opened = await ats.open(size);
    const { page } = opened;
    await page.goto(new URL(items[0]?.url ?? "").pathname);
    await page.getByText(/^These times are held for you/).waitFor();
    await lookAt(opened, `loop-${device}-candidate`);
    await page
      .getByRole("button", { name: /^Take this one/ })
      .last()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Book this time" }).click();
    await page.getByRole("heading", { name: "It is booked" }).waitFor();
    await lookAt(opened, `loop-${device}-taken`);
    const left = await ats.work(async ({ tx }) => ({
      held: await tx.reservation.count({ where: { holdId: { not: null } } }),
      interviews: await tx.interview.count({ where: { applicationId: id } }),
    }));
    expect(left).toEqual({ held: 0, interviews: 3 });
  });

  test("where there is no way, it says what is missing", async () => {
    const plan = await writePlan(`Empty ${device}`, true);
    const { id } = await apply(`Wes ${device}`);
    await using opened = await ats.open(size, ats.rosa);
    await opened.page.goto(`/applications/${id}/loop?plan=${plan}`);
    await opened.page.getByText(/^Final talk .*: nobody is free for Lead\.$/).waitFor();
    await lookAt(opened, `loop-${device}-none`);
  });
});
