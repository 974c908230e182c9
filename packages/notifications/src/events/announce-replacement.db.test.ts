import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  minutesBefore,
  type TestOrganisation,
  testOrganisation,
} from "../testing/test-organisation.ts";
import { announceReplacement } from "./announce-replacement.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

type Event = Awaited<ReturnType<TestOrganisation["book"]>>;

/** Puts somebody new into the first seat of an interview; @returns both resources. */
async function replace({ row }: Event) {
  const { unit, tenantId, ports } = organisation;
  return await unit(async (tx) => {
    const { resourceId: leaverId } = await tx.interviewAttendee.findFirstOrThrow({
      where: { interviewId: row.id, required: true },
    });
    const standInId = uuidv7();
    const name = `Priya ${standInId.slice(-4)}`;
    await tx.resource.create({
      data: { tenantId, id: standInId, kind: "person", name, timeZone: "Europe/Berlin" },
    });
    const email = `priya-${standInId}@studio-nord.example`;
    await tx.member.create({
      data: {
        tenantId,
        userId: uuidv7(),
        name,
        email,
        atsRole: "interviewer",
        resourceId: standInId,
      },
    });
    await tx.interviewAttendee.deleteMany({ where: { interviewId: row.id, resourceId: leaverId } });
    await tx.interviewAttendee.create({
      data: { tenantId, interviewId: row.id, resourceId: standInId },
    });
    const changed = await tx.interview.update({
      where: { tenantId_id: { tenantId, id: row.id } },
      data: { version: { increment: 1 } },
    });
    const event = { kind: "interview", row: changed } as const;
    await announceReplacement(ports, tx, event, { leaverId, standInId });
    const leaver = await tx.member.findFirstOrThrow({ where: { resourceId: leaverId } });
    return { event, leaver, standIn: { name, email } };
  });
}

test("both are told what it means for them, with their calendar files; the others keep theirs", async () => {
  const booked = await organisation.book("interview");
  const { event, leaver, standIn } = await replace(booked);
  await organisation.deliver();
  const mails = (await organisation.notifications(event)).filter((row) => row.channel === "email");
  const byAddress = (address: string) =>
    mails.filter((row) => row.address === address).map(({ kind, state }) => [kind, state]);
  expect(byAddress(leaver.email)).toEqual([
    ["confirmation", "withdrawn"],
    ["cancellation", "sent"],
  ]);
  expect(byAddress(standIn.email)).toEqual([["confirmation", "sent"]]);
  const others = mails.filter((row) => ![leaver.email, standIn.email].includes(row.address));
  expect(others.map(({ kind, state }) => [kind, state])).toEqual([
    ["confirmation", "sent"],
    ["confirmation", "sent"],
  ]);
  const farewell = mails.find((row) => row.kind === "cancellation");
  expect(farewell?.subject).toMatch(new RegExp(`^${standIn.name} takes your place: `));
  expect(farewell?.text).not.toContain("will not take place");
  expect(farewell?.calendarFile).toContain("METHOD:CANCEL");
  const welcome = mails.find((row) => row.address === standIn.email);
  expect(welcome?.calendarFile).toContain("SEQUENCE:1");
});

test("a reminder that waits goes to the others, and to the one who leaves no more", async () => {
  const booked = await organisation.book("interview");
  await organisation.deliver();
  await organisation.sweep(minutesBefore(booked, 60));
  const { event, leaver } = await replace(booked);
  organisation.clock.now = addMinutes(organisation.clock.now, 1);
  await organisation.deliver();
  const reminders = (await organisation.notifications(event)).filter(
    (row) => row.kind === "reminder" && row.channel === "email" && row.offsetMinutes === 60,
  );
  const states = reminders.map(({ address, state }) => [address === leaver.email, state]);
  expect(states).toContainEqual([true, "withdrawn"]);
  expect(states).toContainEqual([false, "sent"]);
  expect(states).not.toContainEqual([true, "sent"]);
  expect(states).not.toContainEqual([false, "withdrawn"]);
});
