import { addDays, addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseCalendar } from "../connections/choose-calendar.ts";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import type { CalendarCredentials } from "../sync/credentials.ts";
import {
  type GoogleStandIn,
  type GraphStandIn,
  hasRadicale,
  type OutsideCalendar,
  type Radicale,
  startGoogleStandIn,
  startGraphStandIn,
  startRadicale,
} from "../testing/index.ts";

const START = addHours(NOW, 48);
const LATER = { start: addDays(START, 1), end: addHours(addDays(START, 1), 1) };

let google: GoogleStandIn;
let graph: GraphStandIn;
let radicale: Radicale | undefined;
let organisation: CalendarOrganisation;

beforeAll(async () => {
  const now = () => organisation?.clock.now ?? NOW;
  google = await startGoogleStandIn({ now });
  graph = await startGraphStandIn({ now });
  if (hasRadicale()) radicale = await startRadicale();
  organisation = await calendarOrganisation({
    accounts: {
      google: { app: google.app, endpoints: google.endpoints },
      outlook: { app: graph.app, endpoints: graph.endpoints },
    },
  });
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
  await Promise.all([google.stop(), graph.stop(), radicale?.stop()]);
});

interface Account {
  readonly credentials: CalendarCredentials;
  readonly calendar: OutsideCalendar;
}

const accounts: Readonly<Record<string, () => Promise<Account>>> = {
  async google() {
    const account = google.addAccount("ada@example.com", "Europe/Paris");
    return { credentials: account.credentials(), calendar: account.calendar() };
  },
  async outlook() {
    const account = graph.addAccount("ada@example.com", "Europe/Paris");
    return { credentials: await account.credentials(), calendar: account.calendar() };
  },
  async caldav() {
    if (!radicale) throw new Error("Radicale is missing");
    const user = "ana@convene.example";
    const calendar = await radicale.addCalendar(user, "private");
    return { credentials: radicale.credentials(user), calendar };
  },
};

const providers = ["google", "outlook", ...(hasRadicale() ? ["caldav"] : [])];

describe.each(providers)("a %s account", (provider) => {
  let ada: TestMember;
  let calendar: OutsideCalendar;
  let connectionId: string;

  beforeAll(async () => {
    organisation.clock.now = NOW;
    ada = await organisation.addMember(`Ada with ${provider}`);
    const account = await accounts[provider]?.();
    if (!account) throw new Error("There is no such provider");
    ({ calendar } = account);
    connectionId = await organisation.connect(ada, account.credentials);
    await organisation.work();
  });

  async function next(): Promise<void> {
    await organisation.round(addMinutes(organisation.clock.now, 16));
    await organisation.work();
  }
  const spans = async () =>
    (await organisation.busy(ada)).map(({ startsAt, endsAt }) => ({
      start: startsAt,
      end: endsAt,
    }));

  test("has one calendar that blocks and receives", async () => {
    expect(await organisation.calendars(connectionId)).toEqual([
      expect.objectContaining({ blocks: true, receives: true, writable: true }),
    ]);
    expect(await organisation.connection(connectionId)).toMatchObject({ state: "connected" });
  });

  test("says when it is busy, also of a series, and when no more", async () => {
    const single = await calendar.add({ ...LATER, title: "Dentist" });
    const series = await calendar.add({
      start: addDays(START, 10),
      end: addHours(addDays(START, 10), 1),
      rule: "FREQ=DAILY;COUNT=3",
      title: "Course",
    });
    await next();
    expect(await spans()).toHaveLength(4);
    await calendar.move(single, { start: LATER.end, end: addHours(LATER.end, 1) });
    await calendar.removeOccurrence(series, addDays(START, 11));
    await next();
    expect((await spans()).map(({ start }) => start)).toEqual([
      LATER.end,
      addDays(START, 10),
      addDays(START, 12),
    ]);
    await calendar.remove(single);
    await calendar.remove(series);
    await next();
    expect(await spans()).toEqual([]);
  });

  test("gets our events, shows what happened to them there, and never gives them back as busy", async () => {
    const event = await organisation.book(ada, START);
    await organisation.work();
    expect(await calendar.list()).toEqual([
      expect.objectContaining({ start: START, end: addHours(START, 1) }),
    ]);
    const [copy] = await organisation.copies(event);
    const externalId = copy?.externalId ?? "";
    expect(await calendar.list()).toEqual([expect.objectContaining({ externalId })]);
    await next();
    expect(await spans()).toEqual([]);

    await calendar.move(externalId, LATER);
    await next();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "moved_outside", outsideStart: LATER.start }),
    ]);
    await organisation.move(event, LATER.start);
    await organisation.work();
    await next();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "written", writtenVersion: 1 }),
    ]);
    await calendar.remove(externalId);
    await next();
    expect(await organisation.copies(event)).toEqual([
      expect.objectContaining({ state: "deleted_outside" }),
    ]);
    await organisation.move(event, addDays(START, 3));
    await organisation.work();
    expect(await calendar.list()).toEqual([expect.objectContaining({ start: addDays(START, 3) })]);
    await organisation.cancel(event);
    await organisation.work();
    expect(await calendar.list()).toEqual([]);
    await next();
    expect(await spans()).toEqual([]);
    expect((await organisation.conflicts(ada)).map(({ resolution }) => resolution)).toEqual([
      "rescheduled",
      "rescheduled",
    ]);
  });

  test("can be told to block and receive no more", async () => {
    await calendar.add(LATER);
    const event = await organisation.book(ada, addDays(START, 5));
    await organisation.work();
    await next();
    const [held] = await organisation.calendars(connectionId);
    await organisation.unit((tx) =>
      chooseCalendar(
        organisation.ports,
        tx,
        { memberId: ada.memberId, calendarId: held?.id ?? "" },
        { blocks: false, receives: false },
      ),
    );
    await organisation.work();
    expect(await spans()).toEqual([]);
    expect(await organisation.copies(event)).toEqual([]);
    expect(await calendar.list()).toHaveLength(1);
  });
});
