import { readBusy } from "@convene/prisma";
import { addDays, addHours, addMinutes, subDays } from "date-fns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chooseCalendar } from "../connections/choose-calendar.ts";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import { heldAccounts } from "../fixtures/held-accounts.ts";
import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "../testing/index.ts";
import { type CalendarReader, readCalendar } from "./read-calendar.ts";
import { readConnection } from "./read-connection.ts";
import { requestReading } from "./request-reading.ts";

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
  organisation.lost.length = 0;
  organisation.clock.now = NOW;
  // Each test has its own person, and none is bothered by another's rounds.
  await organisation.unit((tx) => tx.calendarConnection.deleteMany());
  people += 1;
  ada = await organisation.addMember(`Ada ${people}`);
  account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  connectionId = await organisation.connect(ada, account.credentials());
});

const at = (hours: number) => addHours(NOW, hours);
const span = (hours: number) => ({ start: at(hours), end: at(hours + 1) });
const starts = async () => (await organisation.busy(ada)).map(({ startsAt }) => startsAt);

async function next(minutes = 6): Promise<void> {
  await organisation.round(addMinutes(organisation.clock.now, minutes));
  await organisation.work();
}

async function isTaken(range: { start: Date; end: Date }): Promise<boolean> {
  const busy = await organisation.unit((tx) => readBusy(tx, [ada.resourceId], range));
  return (busy.get(ada.resourceId) ?? []).length > 0;
}

test("a connected account is read at once; until then nothing of it looks free", async () => {
  await account.calendar().add(span(24));
  expect(await isTaken(span(30))).toBe(true);
  await organisation.work();
  expect(await starts()).toEqual([at(24)]);
  expect(await isTaken(span(30))).toBe(false);
  expect(await isTaken(span(24))).toBe(true);
  const [calendar] = await organisation.calendars(connectionId);
  expect(calendar).toMatchObject({ blocks: true, receives: true, lastError: null });
  expect(await isTaken({ start: addDays(NOW, 700), end: addDays(NOW, 701) })).toBe(true);
  expect(await organisation.connection(connectionId)).toMatchObject({
    state: "connected",
    account: account.email,
    failures: 0,
  });
});

test("a calendar is read as far ahead as anything can be booked, also when that becomes more", async () => {
  const late = { start: addDays(NOW, 390), end: addDays(NOW, 391) };
  await account.calendar().add(late);
  await organisation.work();
  expect(await starts()).toEqual([]);
  expect(await isTaken(late)).toBe(true); // not known, so not free
  const { tenantId } = organisation;
  const service = await organisation.unit((tx) =>
    tx.service.create({
      data: { tenantId, name: "Long ahead", durationMinutes: 60, horizonDays: 400 },
    }),
  );
  await next();
  expect(await starts()).toEqual([late.start]);
  expect(await isTaken({ start: late.end, end: addDays(late.end, 1) })).toBe(false);
  await organisation.unit((tx) =>
    tx.service.delete({ where: { tenantId_id: { tenantId, id: service.id } } }),
  );
});

test("changes are read by themselves, every few minutes", async () => {
  const moved = await account.calendar().add(span(24));
  const gone = await account.calendar().add(span(26));
  await organisation.work();
  await account.calendar().move(moved, span(48));
  await account.calendar().remove(gone);
  await account.calendar().add(span(50));
  expect(await organisation.round(addMinutes(NOW, 4))).toBe(0);
  await next();
  expect(await starts()).toEqual([at(48), at(50)]);
  expect(google.requests.at(-1)).toContain("syncToken");
});

test("of a series each occurrence is busy, and all of them go with it", async () => {
  const series = await account.calendar().add({ ...span(24), rule: "FREQ=DAILY;COUNT=5" });
  await organisation.work();
  expect(await starts()).toHaveLength(5);
  await account.calendar().removeOccurrence(series, at(48));
  await account.calendar().moveOccurrence(series, at(72), span(75));
  await next();
  expect(await starts()).toEqual([at(24), at(75), at(96), at(120)]);
  await account.calendar().remove(series);
  await next();
  expect(await starts()).toEqual([]);
});

test("what takes up no time does not block", async () => {
  await account.calendar().add({ ...span(24), free: true });
  await account.calendar().add({ ...span(26), declined: true });
  await organisation.work();
  expect(await starts()).toEqual([]);
});

test("after 410 all is read again, and what was deleted meanwhile is found by difference", async () => {
  const gone = await account.calendar().add(span(24));
  await account.calendar().add(span(26));
  await organisation.work();
  const before = await organisation.busy(ada);
  google.dropSyncTokens();
  await account.calendar().remove(gone);
  await next();
  expect(await organisation.busy(ada)).toEqual(before.slice(1));
});

test("an outage shows, keeps what is known, and is tried again, ever more slowly", async () => {
  await account.calendar().add(span(24));
  await organisation.work();
  google.fail({ fault: { status: 503 }, times: 100 });
  await next();
  const failing = await organisation.connection(connectionId);
  expect(failing).toMatchObject({ state: "failing", lastError: "unavailable", failures: 1 });
  expect(await starts()).toEqual([at(24)]);
  await next(2);
  expect(await organisation.connection(connectionId)).toMatchObject({ failures: 2 });
  expect(await organisation.round(addMinutes(organisation.clock.now, 1))).toBe(0);
  google.mend();
  await next(2);
  expect(await organisation.connection(connectionId)).toMatchObject({
    state: "connected",
    lastError: null,
    failures: 0,
  });
});

test("a provider that asks for patience gets it", async () => {
  await organisation.work();
  google.fail({
    fault: {
      status: 429,
      headers: { "retry-after": "1800" },
      body: { error: { errors: [{ reason: "rateLimitExceeded" }] } },
    },
    path: /events/,
  });
  await next();
  const { lastError, nextSyncAt } = await organisation.connection(connectionId);
  expect(lastError).toBe("rateLimited");
  expect(nextSyncAt?.getTime()).toBeGreaterThan(addMinutes(organisation.clock.now, 29).getTime());
});

test("a consent that was taken back is told to the owner once; what was known still blocks", async () => {
  await account.calendar().add(span(24));
  await organisation.work();
  account.revokeConsent();
  await next();
  expect(await organisation.connection(connectionId)).toMatchObject({
    state: "reconnect",
    nextSyncAt: null,
    timesLost: 1,
  });
  expect(organisation.lost).toEqual([
    {
      id: connectionId,
      memberId: ada.memberId,
      provider: "google",
      account: account.email,
      timesLost: 1,
    },
  ]);
  expect(await organisation.round(addDays(NOW, 2))).toBe(0);
  expect(await isTaken(span(24))).toBe(true);

  const again = await organisation.connect(ada, account.credentials());
  expect(again).toBe(connectionId);
  await organisation.work();
  expect(await organisation.connection(connectionId)).toMatchObject({ state: "connected" });
  account.revokeConsent();
  await next();
  expect(organisation.lost.map(({ timesLost }) => timesLost)).toEqual([1, 2]);
});

test("a reading with credentials of before does not undo a connection just made anew", async () => {
  await organisation.work();
  account.revokeConsent();
  organisation.clock.now = addMinutes(NOW, 6);
  const { ports, tenantId } = organisation;
  const held = heldAccounts(ports.accounts);
  const reading = readConnection({ ...ports, accounts: held.accounts }, { tenantId, connectionId });
  await held.asked;
  await organisation.connect(ada, account.credentials());
  held.release();
  await reading;
  expect(await organisation.connection(connectionId)).toMatchObject({ state: "connected" });
  expect(organisation.lost).toEqual([]);
});

test("a notice that comes while the account is read has it read once more", async () => {
  await organisation.work();
  organisation.clock.now = addMinutes(NOW, 6);
  const { ports, tenantId, unit } = organisation;
  const held = heldAccounts(ports.accounts);
  const reading = readConnection({ ...ports, accounts: held.accounts }, { tenantId, connectionId });
  await held.asked;
  for (let times = 0; times < 3; times += 1) {
    await unit((tx) => requestReading(ports, tx, connectionId));
  }
  held.release();
  await reading;
  const asked = google.requests.length;
  expect(await organisation.work()).toBe(1);
  expect(google.requests.length).toBeGreaterThan(asked);
});

test("tokens that end are renewed and kept", async () => {
  await organisation.work();
  const before = await organisation.connection(connectionId);
  await next(90);
  const after = await organisation.connection(connectionId);
  expect(after).toMatchObject({ state: "connected" });
  expect(after.credentialsVersion).toBe(before.credentialsVersion + 1);
  expect(after.credentials).not.toBe(before.credentials);
});

test("what was sealed with an earlier secret is sealed anew", async () => {
  const { ports, tenantId } = organisation;
  const { credentialsVersion } = await organisation.connection(connectionId);
  const secrets = { ...ports.secrets, isCurrent: () => false };
  await readConnection({ ...ports, secrets }, { tenantId, connectionId });
  expect(await organisation.connection(connectionId)).toMatchObject({
    state: "connected",
    credentialsVersion: credentialsVersion + 1,
  });
});

test("an account whose secret is gone asks to be connected again", async () => {
  const { ports, tenantId } = organisation;
  const secrets = { ...ports.secrets, open: async () => null };
  await readConnection({ ...ports, secrets }, { tenantId, connectionId });
  expect(await organisation.connection(connectionId)).toMatchObject({ state: "reconnect" });
});

test("a calendar that is gone goes with its busy times; the others are read on", async () => {
  const other = account.addCalendar({ id: "other", summary: "Other", accessRole: "owner" });
  await organisation.connect(ada, account.credentials());
  const [, extra] = await organisation.calendars(connectionId);
  expect(extra).toMatchObject({ externalId: "other", blocks: false, receives: false });
  await organisation.unit((tx) =>
    chooseCalendar(
      organisation.ports,
      tx,
      { memberId: ada.memberId, calendarId: extra?.id ?? "" },
      { blocks: true },
    ),
  );
  await other.add(span(24));
  await account.calendar().add(span(26));
  await organisation.work();
  expect(await starts()).toEqual([at(24), at(26)]);
  account.removeCalendar("other");
  await next();
  expect(await starts()).toEqual([at(26)]);
  expect(await organisation.calendars(connectionId)).toHaveLength(1);
  expect(await organisation.connection(connectionId)).toMatchObject({ state: "connected" });
});

test("an account that was read is not read again before it is due, however many jobs say so", async () => {
  await organisation.work();
  const asked = google.requests.length;
  const jobs = Array.from({ length: 4 }, () => ({
    tenantId: organisation.tenantId,
    connectionId,
  }));
  await organisation.unit((tx) => organisation.ports.enqueue(tx, "calendar-read", jobs));
  await organisation.workAtOnce();
  expect(google.requests).toHaveLength(asked);
});

test("a slow reading does not undo what a later one saw", async () => {
  await organisation.work();
  await organisation.unit((tx) =>
    tx.connectedCalendar.updateMany({ where: { connectionId }, data: { cursor: null } }),
  );
  const [calendar] = await organisation.calendars(connectionId);
  const sync = await organisation.ports.accounts.open({
    tenantId: organisation.tenantId,
    timeZone: "UTC",
    credentials: account.credentials(),
    onCredentials: async () => {},
  });
  if (!calendar || !sync) throw new Error("The account cannot be read");
  const fetched = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const slow = {
    async changesSince(...asked: Parameters<CalendarReader["sync"]["changesSince"]>) {
      const read = await sync.changesSince(...asked);
      fetched.resolve();
      await released.promise;
      return read;
    },
  };
  const window = { start: subDays(NOW, 1), end: addDays(NOW, 180) };
  const reader = { resourceId: ada.resourceId, window };
  const reading = readCalendar(organisation.ports, calendar, { ...reader, sync: slow });
  await fetched.promise;
  await account.calendar().add(span(24));
  await readCalendar(organisation.ports, calendar, { ...reader, sync });
  released.resolve();
  expect((await reading).ok).toBe(true);
  expect(await starts()).toEqual([at(24)]);
});

describe("choosing calendars", () => {
  const choose = async (choice: { blocks?: boolean; receives?: boolean }) => {
    const [calendar] = await organisation.calendars(connectionId);
    return await organisation.unit((tx) =>
      chooseCalendar(
        organisation.ports,
        tx,
        { memberId: ada.memberId, calendarId: calendar?.id ?? "" },
        choice,
      ),
    );
  };

  test("one that blocks no more frees its times at once; one that blocks again is read first", async () => {
    await account.calendar().add(span(24));
    await organisation.work();
    await choose({ blocks: false });
    expect(await starts()).toEqual([]);
    expect(await isTaken(span(24))).toBe(false);
    await organisation.work();
    expect(await starts()).toEqual([]);
    await choose({ blocks: true });
    expect(await isTaken(span(30))).toBe(true);
    await organisation.work();
    expect(await starts()).toEqual([at(24)]);
    expect(await isTaken(span(30))).toBe(false);
  });

  test("what cannot be written to cannot receive, and other people's calendars cannot be chosen", async () => {
    account.addCalendar({ id: "read", summary: "Holidays", accessRole: "reader" });
    await organisation.connect(ada, account.credentials());
    const readOnly = (await organisation.calendars(connectionId)).find(
      ({ externalId }) => externalId === "read",
    );
    const wanted = { calendarId: readOnly?.id ?? "", memberId: ada.memberId };
    const { ports, unit } = organisation;
    expect(await unit((tx) => chooseCalendar(ports, tx, wanted, { receives: true }))).toEqual({
      ok: false,
      error: "readOnly",
    });
    const bob = await organisation.addMember("Bob");
    const foreign = { ...wanted, memberId: bob.memberId };
    expect(await unit((tx) => chooseCalendar(ports, tx, foreign, { blocks: true }))).toEqual({
      ok: false,
      error: "notFound",
    });
  });
});
