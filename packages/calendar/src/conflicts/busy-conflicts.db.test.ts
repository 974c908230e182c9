import { addDays, addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { disconnectAccount } from "../connections/disconnect-account.ts";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "../testing/index.ts";
import { listConflicts } from "./list-conflicts.ts";
import { settleConflict } from "./settle-conflict.ts";

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
  organisation.clock.now = NOW;
  people += 1;
  ada = await organisation.addMember(`Ada ${people}`);
  account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  connectionId = await organisation.connect(ada, account.credentials());
  await organisation.work();
});

const START = addHours(NOW, 48);
const LATER = { start: addMinutes(START, 30), end: addMinutes(START, 90) };

async function next(minutes = 6): Promise<void> {
  await organisation.round(addMinutes(organisation.clock.now, minutes));
  await organisation.work();
}

const open = async () =>
  (
    await organisation.unit((tx) =>
      listConflicts(tx, { eventKind: "appointment", resourceId: ada.resourceId }),
    )
  ).map(({ kind, event, startsAt }) => ({ kind, id: event.row.id, startsAt }));
const resolutions = async () =>
  (await organisation.conflicts(ada)).map(({ resolution }) => resolution);

test("a busy time on an event is asked about once, and vanishes with it", async () => {
  const event = await organisation.book(ada, START);
  await organisation.work();
  const outside = await account.calendar().add(LATER);
  await next();
  await next();
  expect(await open()).toEqual([{ kind: "busy", id: event.row.id, startsAt: LATER.start }]);
  await account.calendar().remove(outside);
  await next();
  expect(await open()).toEqual([]);
  expect(await resolutions()).toEqual(["vanished"]);
});

test("a busy time that lasts longer now is shown as long as it is", async () => {
  await organisation.book(ada, START);
  const outside = await account.calendar().add(LATER);
  await next();
  const to = { start: LATER.start, end: addHours(LATER.end, 2) };
  await account.calendar().move(outside, to);
  await next();
  expect(await organisation.conflicts(ada)).toEqual([
    expect.objectContaining({ startsAt: to.start, endsAt: to.end, resolvedAt: null }),
  ]);
});

test("a busy time that only touches an event is no conflict", async () => {
  await organisation.book(ada, START);
  const end = addHours(START, 1);
  await account.calendar().add({ start: end, end: addHours(end, 1) });
  await next();
  expect(await open()).toEqual([]);
});

test("of whom the event is with is told, and of events that are over nothing", async () => {
  await organisation.book(ada, START);
  await account.calendar().add(LATER);
  await next();
  const listAt = (now: Date) =>
    organisation.unit((tx) =>
      listConflicts(tx, { eventKind: "appointment", resourceId: ada.resourceId, now }),
    );
  const end = addHours(START, 1);
  expect(await listAt(addMinutes(end, -1))).toMatchObject([{ party: expect.any(String) }]);
  expect(await listAt(end)).toEqual([]);
});

test("moving or cancelling the event answers the question", async () => {
  const moved = await organisation.book(ada, START);
  const cancelled = await organisation.book(ada, addDays(START, 1));
  await account.calendar().add(LATER);
  await account.calendar().add({ start: addDays(START, 1), end: addDays(LATER.end, 1) });
  await next();
  expect(await open()).toHaveLength(2);
  await organisation.move(moved, addDays(START, 2));
  await organisation.cancel(cancelled);
  expect(await open()).toEqual([]);
  expect((await resolutions()).sort()).toEqual(["cancelled", "rescheduled"]);
  await next();
  expect(await open()).toEqual([]);
});

test("what was dismissed is not asked again until the event is moved", async () => {
  const event = await organisation.book(ada, START);
  await account.calendar().add(LATER);
  await next();
  const [conflict] = await organisation.conflicts(ada);
  const decision = { conflictId: conflict?.id ?? "", memberId: ada.memberId } as const;
  const settle = (answer: "dismissed" | "put_back", resourceId: string | null) =>
    organisation.unit((tx) =>
      settleConflict(organisation.ports, tx, { ...decision, answer, resourceId }),
    );
  expect(await settle("put_back", null)).toEqual({ ok: false, error: "notOutside" });
  const bob = await organisation.addMember("Bob");
  expect(await settle("dismissed", bob.resourceId)).toEqual({ ok: false, error: "notFound" });
  expect((await settle("dismissed", ada.resourceId)).ok).toBe(true);
  expect(await settle("dismissed", ada.resourceId)).toEqual({ ok: false, error: "notFound" });
  await next();
  expect(await open()).toEqual([]);
  await organisation.move(event, addDays(START, 1));
  await organisation.move(event, START);
  await next();
  expect(await open()).toHaveLength(1);
});

test("an account that is disconnected takes its times, its questions and its consent with it", async () => {
  const event = await organisation.book(ada, START);
  await account.calendar().add(LATER);
  await next();
  const credentials = account.credentials();
  const owner = { tenantId: organisation.tenantId, memberId: ada.memberId };
  const bob = await organisation.addMember("Bob");
  const { ports } = organisation;
  expect(await disconnectAccount(ports, { ...owner, memberId: bob.memberId }, connectionId)).toBe(
    null,
  );
  expect(await disconnectAccount(ports, owner, connectionId)).toBe("revoked");
  expect(await organisation.busy(ada)).toEqual([]);
  expect(await open()).toEqual([]);
  expect(await organisation.copies(event)).toEqual([]);
  expect(await organisation.calendars(connectionId)).toEqual([]);
  const again = await ports.accounts.open({
    tenantId: organisation.tenantId,
    timeZone: "UTC",
    credentials,
    onCredentials: async () => {},
  });
  expect(await again?.listCalendars()).toMatchObject({ error: { kind: "reconnect" } });
});

test.each([
  [{ status: 500 }, "left"],
  ["close", "left"],
  // Google says all by the status.
  ["malformed", "revoked"],
] as const)(
  "an account is disconnected although its provider answers %j: the consent is %s",
  async (fault, consent) => {
    const event = await organisation.book(ada, START);
    await account.calendar().add(LATER);
    await next();
    const mend = google.fail({ fault, times: Number.POSITIVE_INFINITY });
    const owner = { tenantId: organisation.tenantId, memberId: ada.memberId };
    expect(await disconnectAccount(organisation.ports, owner, connectionId)).toBe(consent);
    mend();
    expect(await organisation.busy(ada)).toEqual([]);
    expect(await open()).toEqual([]);
    expect(await organisation.copies(event)).toEqual([]);
    const held = await organisation.unit((tx) =>
      tx.calendarConnection.findMany({ where: { memberId: ada.memberId } }),
    );
    expect(held).toEqual([]);
  },
);
