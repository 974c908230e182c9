import type { ScheduledEvent } from "@convene/prisma";
import { addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoomOf } from "../calendar-effects.ts";
import { listConflicts } from "../conflicts/list-conflicts.ts";
import { chooseCalendar } from "../connections/choose-calendar.ts";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import { createInterview } from "../fixtures/create-interview.ts";
import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "../testing/index.ts";
import { copyEvent } from "./copy-event.ts";

interface Person extends TestMember {
  readonly account: GoogleStandInAccount;
  readonly connectionId: string;
}

const START = addHours(NOW, 48);
let google: GoogleStandIn;
let organisation: CalendarOrganisation;
let ana: Person;
let ben: Person;
let sam: Person;
let event: ScheduledEvent;

async function person(name: string): Promise<Person> {
  const member = await organisation.addMember(name);
  const account = google.addAccount(`${name.toLowerCase()}@example.com`, "Europe/Paris");
  const connectionId = await organisation.connect(member, account.credentials());
  return { ...member, account, connectionId };
}

const holders = async () => {
  const held: string[] = [];
  for (const { account } of [ana, ben, sam]) {
    if ((await account.calendar().list()).length > 0) held.push(account.email.split("@")[0] ?? "");
  }
  return held;
};

beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => organisation?.clock.now ?? NOW });
  organisation = await calendarOrganisation({
    accounts: { google: { app: google.app, endpoints: google.endpoints }, outlook: null },
  });
  [ana, ben, sam] = [await person("Ana"), await person("Ben"), await person("Sam")];
  await organisation.work();
  const { tenantId, ports, unit } = organisation;
  event = await unit(async (tx) => {
    const made = await createInterview(tx, {
      tenantId,
      organiser: ana,
      interviewers: [ana],
      shadows: [sam],
      start: START,
    });
    await copyEvent(ports, tx, made);
    return made;
  });
  await organisation.work();
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
  await google.stop();
});

test("an interview stands in the calendars of all who take part, also of those who only watch", async () => {
  expect(await holders()).toEqual(["ana", "sam"]);
  expect(await ana.account.calendar().list()).toEqual([
    expect.objectContaining({ title: "Interview · Zoë Martin", start: START }),
  ]);
});

test("a busy time is a conflict of those who are needed, not of those who only watch", async () => {
  const span = { start: addMinutes(START, 30), end: addHours(START, 2) };
  await ana.account.calendar().add(span);
  await sam.account.calendar().add(span);
  await organisation.round(addMinutes(NOW, 6));
  await organisation.work();
  const conflicts = await organisation.unit((tx) =>
    listConflicts(tx, { eventKind: "interview", eventId: event.row.id }),
  );
  expect(conflicts).toEqual([
    expect.objectContaining({ kind: "busy", resource: { id: ana.resourceId, name: "Ana" } }),
  ]);
  expect(await organisation.unit((tx) => listConflicts(tx, { eventKind: "appointment" }))).toEqual(
    [],
  );
});

test("somebody who stands in gets it, and whoever they stand in for has it no more", async () => {
  const { tenantId, ports, unit } = organisation;
  await unit(async (tx) => {
    await tx.interviewAttendee.deleteMany({ where: { resourceId: sam.resourceId } });
    await tx.interviewAttendee.create({
      data: { tenantId, interviewId: event.row.id, resourceId: ben.resourceId, required: false },
    });
    await copyEvent(ports, tx, event);
  });
  await organisation.work();
  const titles = (await sam.account.calendar().list()).map(({ title }) => title);
  expect(titles).not.toContain("Interview · Zoë Martin");
  expect(await holders()).toContain("ben");
});

test("who chooses another calendar for our events finds the coming ones there, and only there", async () => {
  const other = ben.account.addCalendar({ id: "work", summary: "Work", accessRole: "owner" });
  await organisation.connect(ben, ben.account.credentials());
  const calendars = await organisation.calendars(ben.connectionId);
  const work = calendars.find(({ externalId }) => externalId === "work");
  await organisation.unit((tx) =>
    chooseCalendar(
      organisation.ports,
      tx,
      { memberId: ben.memberId, calendarId: work?.id ?? "" },
      { receives: true },
    ),
  );
  await organisation.work();
  expect(await other.list()).toHaveLength(1);
  expect(await ben.account.calendar().list()).toEqual([]);
  expect((await organisation.calendars(ben.connectionId)).map((row) => row.receives)).toEqual([
    false,
    true,
  ]);
});

test("a video interview has a room at once; one of another kind has none", async () => {
  const { tenantId, ports, unit } = organisation;
  const start = addHours(START, 24);
  const wanted = { tenantId, organiser: ana, interviewers: [ana] };
  const rooms = await unit(async (tx) => {
    const video = await createInterview(tx, { ...wanted, kind: "video", start });
    const phone = await createInterview(tx, {
      ...wanted,
      kind: "phone",
      start: addHours(start, 2),
    });
    const opened = [await openRoomOf(ports, tx, video), await openRoomOf(ports, tx, phone)];
    return opened.map(({ kind, row }) => (kind === "interview" ? row.meetingUrl : ""));
  });
  expect(rooms).toEqual([expect.stringContaining("https://meet.example/convene-"), null]);
});
