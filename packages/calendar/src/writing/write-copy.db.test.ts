import { addDays, addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settleConflict } from "../conflicts/settle-conflict.ts";
import type { CalendarAccounts } from "../connections/calendar-accounts.ts";
import { chooseCalendar } from "../connections/choose-calendar.ts";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import { heldAccounts } from "../fixtures/held-accounts.ts";
import { READ_QUEUE, readJobSchema, WRITE_QUEUE, writeJobSchema } from "../queues.ts";
import { readConnection } from "../reading/read-connection.ts";
import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "../testing/index.ts";
import { writeCopy } from "./write-copy.ts";

let google: GoogleStandIn;
let organisation: CalendarOrganisation;
let ada: TestMember;
let account: GoogleStandInAccount;
let connectionId: string;
let people = 0;

beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => organisation?.clock.now ?? NOW });
  organisation = await calendarOrganisation({
    accounts: { google: { app: google.app, endpoints: google.endpoints }, outlook: null },
  });
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
  await google.stop();
});
beforeEach(async () => {
  google.mend();
  organisation.clock.now = NOW;
  people += 1;
  ada = await organisation.addMember(`Ada ${people}`);
  account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  connectionId = await organisation.connect(ada, account.credentials());
  await organisation.work();
});

const START = addHours(NOW, 48);
const there = () => account.calendar().list();

async function next(minutes = 6): Promise<void> {
  await organisation.round(addMinutes(organisation.clock.now, minutes));
  await organisation.work();
}

test("a booking stands in its host's calendar: what, with whom, where and where to change it", async () => {
  const event = await organisation.book(ada, START, (tx, { row }) =>
    tx.meetingRoom.create({
      data: {
        tenantId: row.tenantId,
        appointmentId: row.id,
        provider: "jitsi",
        state: "ready",
        joinUrl: "https://meet.example/room",
      },
    }),
  );
  expect(await there()).toEqual([]);
  await organisation.work();
  expect(await there()).toEqual([
    expect.objectContaining({
      title: "Haircut · Bo Client",
      start: START,
      end: addHours(START, 1),
    }),
  ]);
  const [{ body } = { body: {} }] = account.calendar().book.items.values();
  expect(body).toMatchObject({
    location: "https://meet.example/room",
    description: expect.stringContaining(`/appointment/${event.row.id}`),
  });
  expect(await organisation.copies(event)).toEqual([
    expect.objectContaining({ state: "written", writtenVersion: 0, lastError: null }),
  ]);
});

test("our own events never come back as busy times", async () => {
  await organisation.book(ada, START);
  await organisation.work();
  await next();
  google.dropSyncTokens();
  await next();
  expect(await organisation.busy(ada)).toEqual([]);
  expect(await organisation.conflicts(ada)).toEqual([]);
});

test("whose booking is rolled back writes nothing", async () => {
  const refused = organisation.book(ada, START, async () => {
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  expect(await organisation.work()).toBe(0);
});

test.each(["one after the other", "at the same time"])(
  "ten quick moves end in one right state, their jobs worked %s",
  async (way) => {
    const event = await organisation.book(ada, START);
    await organisation.work();
    const asked = google.requests.length;
    for (let day = 1; day <= 10; day += 1) await organisation.move(event, addDays(START, day));
    await (way === "at the same time" ? organisation.workAtOnce() : organisation.work());
    expect(await there()).toEqual([expect.objectContaining({ start: addDays(START, 10) })]);
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "written", writtenVersion: 10 }),
    ]);
    const writes = google.requests.slice(asked).filter((line) => line.startsWith("PATCH"));
    expect(writes).toHaveLength(1);
  },
);

test("moves while the calendar is being written end right too", async () => {
  const event = await organisation.book(ada, START);
  const working = organisation.workAtOnce();
  await organisation.move(event, addDays(START, 1));
  const more = organisation.workAtOnce();
  await organisation.move(event, addDays(START, 2));
  await Promise.all([working, more, organisation.work()]);
  await organisation.work();
  expect(await there()).toEqual([expect.objectContaining({ start: addDays(START, 2) })]);
  expect(await organisation.copies(event)).toEqual([
    expect.objectContaining({ state: "written", writtenVersion: 2 }),
  ]);
});

test("a cancelled event goes; one that was never written leaves nothing", async () => {
  const written = await organisation.book(ada, START);
  await organisation.work();
  const quick = await organisation.book(ada, addDays(START, 1));
  await organisation.cancel(written);
  await organisation.cancel(quick);
  await organisation.work();
  expect(await there()).toEqual([]);
  expect([...(await organisation.copies(written)), ...(await organisation.copies(quick))]).toEqual(
    [],
  );
});

test("one whose writing got no answer, and was cancelled, is found and removed", async () => {
  google.fail({ fault: "close", method: "POST", path: /events/, carriedOut: true });
  const event = await organisation.book(ada, START);
  await organisation.work();
  expect(await there()).toHaveLength(1);
  await organisation.cancel(event);
  await organisation.work();
  expect(await there()).toEqual([]);
});

test("one whose writer died after the answer, and was cancelled, is found and removed", async () => {
  const event = await organisation.book(ada, START);
  const [copy] = await organisation.copies(event);
  const { ports, tenantId } = organisation;
  const die = () => {
    throw new Error("killed");
  };
  const job = { tenantId, copyId: copy?.id ?? "" };
  await expect(writeCopy({ ...ports, now: die }, job)).rejects.toThrow("killed");
  expect(await there()).toHaveLength(1);
  await organisation.cancel(event);
  await organisation.work();
  expect(await there()).toEqual([]);
  expect(await organisation.copies(event)).toEqual([]);
});

test("one that is not wanted there any more just while it is written goes too", async () => {
  const event = await organisation.book(ada, START);
  const [copy] = await organisation.copies(event);
  const { ports, tenantId } = organisation;
  const held = heldAccounts(ports.accounts);
  const job = { tenantId, copyId: copy?.id ?? "" };
  const writing = writeCopy({ ...ports, accounts: held.accounts }, job);
  await held.asked;
  await organisation.unit((tx) =>
    chooseCalendar(
      ports,
      tx,
      { memberId: ada.memberId, calendarId: copy?.calendarId ?? "" },
      { receives: false },
    ),
  );
  held.release();
  await writing;
  expect(await there()).toHaveLength(1);
  await organisation.work();
  expect(await there()).toEqual([]);
});

test("an outage loses nothing: the copy shows it, and is written when it is over", async () => {
  google.fail({ fault: { status: 503 }, path: /events/, times: 2 });
  const event = await organisation.book(ada, START);
  await organisation.work();
  expect(await organisation.copies(event)).toEqual([
    expect.objectContaining({ state: "failing", lastError: "unavailable", attempts: 1 }),
  ]);
  await next(1);
  await next(2);
  expect(await organisation.copies(event)).toEqual([
    expect.objectContaining({ state: "written", lastError: null, attempts: 0 }),
  ]);
  expect(await there()).toHaveLength(1);
});

test("tokens that are renewed while writing are kept, although the writing fails", async () => {
  await organisation.book(ada, START);
  organisation.clock.now = addMinutes(NOW, 90);
  const before = await organisation.connection(connectionId);
  const { ports } = organisation;
  const failing = {
    ...ports,
    enqueue: async () => {
      throw new Error("The queue is gone");
    },
  };
  google.fail({ fault: { status: 503 }, method: "POST", path: /events/ });
  const [job] = await organisation.takeJobs();
  await expect(writeCopy(failing, writeJobSchema.parse(job?.data))).rejects.toThrow("queue");
  const after = await organisation.connection(connectionId);
  expect(after.credentialsVersion).toBe(before.credentialsVersion + 1);
});

test("what was booked while the consent was gone is written when it is given again", async () => {
  account.revokeConsent();
  const event = await organisation.book(ada, START);
  await organisation.work();
  expect(await organisation.connection(connectionId)).toMatchObject({ state: "reconnect" });
  expect(await organisation.copies(event)).toEqual([
    expect.objectContaining({ state: "failing", lastError: "reconnect" }),
  ]);
  const later = await organisation.book(ada, addDays(START, 1));
  await organisation.work();
  await organisation.connect(ada, account.credentials());
  await organisation.work();
  expect(await there()).toHaveLength(2);
  expect(await organisation.copies(later)).toEqual([expect.objectContaining({ state: "written" })]);
});

describe("what somebody does to our event in their calendar", () => {
  test("moved: it shows and raises a conflict; moved back, both are over", async () => {
    const event = await organisation.book(ada, START);
    await organisation.work();
    const [{ externalId } = { externalId: "" }] = await there();
    const to = { start: addHours(START, 3), end: addHours(START, 4) };
    await account.calendar().move(externalId, to);
    await next();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({
        state: "moved_outside",
        outsideStart: to.start,
        outsideEnd: to.end,
      }),
    ]);
    expect(await organisation.conflicts(ada)).toEqual([
      expect.objectContaining({ kind: "moved_outside", startsAt: to.start, resolvedAt: null }),
    ]);
    await next();
    expect(await organisation.conflicts(ada)).toHaveLength(1);
    await account.calendar().move(externalId, { start: START, end: addHours(START, 1) });
    await next();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "written", outsideStart: null }),
    ]);
    expect(await organisation.conflicts(ada)).toEqual([
      expect.objectContaining({ resolution: "vanished" }),
    ]);
  });

  test("moved, and later made longer: what is shown is where it is", async () => {
    await organisation.book(ada, START);
    await organisation.work();
    const [{ externalId } = { externalId: "" }] = await there();
    const to = { start: addHours(START, 3), end: addHours(START, 4) };
    await account.calendar().move(externalId, to);
    await next();
    await account.calendar().move(externalId, { start: to.start, end: addHours(to.end, 1) });
    await next();
    expect(await organisation.conflicts(ada)).toEqual([
      expect.objectContaining({ endsAt: to.end, resolution: "vanished" }),
      expect.objectContaining({ endsAt: addHours(to.end, 1), resolvedAt: null }),
    ]);
  });

  test("moved while it was written and read at the same time: it is found", async () => {
    const event = await organisation.book(ada, START);
    await organisation.work();
    const [{ externalId } = { externalId: "" }] = await there();
    await organisation.move(event, addDays(START, 1));
    const to = { start: addHours(START, 3), end: addHours(START, 4) };
    await organisation.round(addMinutes(organisation.clock.now, 10));
    const jobs = await organisation.takeJobs();
    const [write, read] = [WRITE_QUEUE, READ_QUEUE].map(
      (name) => jobs.find(({ queue }) => queue === name)?.data,
    );
    const { ports } = organisation;
    const meanwhile: CalendarAccounts = {
      ...ports.accounts,
      async open(opened) {
        const sync = await ports.accounts.open(opened);
        if (!sync) return null;
        const changesSince = sync.changesSince.bind(sync);
        sync.changesSince = async (...asked) => {
          await writeCopy(ports, writeJobSchema.parse(write));
          await account.calendar().move(externalId, to);
          return await changesSince(...asked);
        };
        return sync;
      },
    };
    await readConnection({ ...ports, accounts: meanwhile }, readJobSchema.parse(read));
    expect(await there()).toEqual([expect.objectContaining(to)]);
    await next();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "moved_outside", outsideStart: to.start }),
    ]);
  });

  test.each(["new", "there in full"])(
    "deleted, found by reading what is %s: put back by one click",
    async (reading) => {
      const event = await organisation.book(ada, START);
      await organisation.work();
      const [{ externalId } = { externalId: "" }] = await there();
      await account.calendar().remove(externalId);
      if (reading === "there in full") google.dropSyncTokens();
      await next();
      expect(await organisation.copies(event)).toEqual([
        expect.objectContaining({ state: "deleted_outside" }),
      ]);
      const [conflict] = await organisation.conflicts(ada);
      expect(conflict).toMatchObject({ kind: "deleted_outside", startsAt: null });
      const outcome = await organisation.unit((tx) =>
        settleConflict(organisation.ports, tx, {
          conflictId: conflict?.id ?? "",
          answer: "put_back",
          memberId: ada.memberId,
          resourceId: ada.resourceId,
        }),
      );
      expect(outcome.ok).toBe(true);
      await organisation.work();
      expect(await there()).toEqual([expect.objectContaining({ start: START })]);
      expect(await organisation.copies(event)).toEqual([
        expect.objectContaining({ state: "written" }),
      ]);
      await next();
      expect(await organisation.conflicts(ada)).toEqual([
        expect.objectContaining({ resolution: "put_back", memberId: ada.memberId }),
      ]);
    },
  );

  test("deleted, noticed when it is to be moved: the move of ours puts it back", async () => {
    const event = await organisation.book(ada, START);
    await organisation.work();
    const [{ externalId } = { externalId: "" }] = await there();
    await account.calendar().remove(externalId);
    await organisation.move(event, addDays(START, 1));
    await organisation.work();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "deleted_outside" }),
    ]);
    await organisation.move(event, addDays(START, 2));
    await organisation.work();
    expect(await there()).toEqual([expect.objectContaining({ start: addDays(START, 2) })]);
    expect(await organisation.conflicts(ada)).toEqual([
      expect.objectContaining({ kind: "deleted_outside", resolution: "rescheduled" }),
    ]);
  });
});
