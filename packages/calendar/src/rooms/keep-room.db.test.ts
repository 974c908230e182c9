import { addDays, addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import {
  type GoogleStandIn,
  type GraphStandIn,
  startGoogleStandIn,
  startGraphStandIn,
  startZoomStandIn,
  type ZoomStandIn,
} from "../testing/index.ts";
import { openRoom } from "./open-room.ts";

let google: GoogleStandIn;
let graph: GraphStandIn;
let zoom: ZoomStandIn;
let organisation: CalendarOrganisation;
let ada: TestMember;
let people = 0;

beforeAll(async () => {
  const now = () => organisation?.clock.now ?? NOW;
  google = await startGoogleStandIn({ now });
  graph = await startGraphStandIn({ now });
  zoom = await startZoomStandIn({ now });
  organisation = await calendarOrganisation({
    accounts: {
      google: { app: google.app, endpoints: google.endpoints },
      outlook: { app: graph.app, endpoints: graph.endpoints },
    },
    zoom: { ...zoom.app, endpoints: zoom.endpoints },
  });
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
  await Promise.all([google.stop(), graph.stop(), zoom.stop()]);
});
beforeEach(async () => {
  zoom.mend();
  organisation.clock.now = NOW;
  people += 1;
  ada = await organisation.addMember(`Ada ${people}`);
});

const START = addHours(NOW, 48);
const ALWAYS = Number.POSITIVE_INFINITY;
const book = (provider: "jitsi" | "zoom" | "meet" | "teams") =>
  organisation.book(ada, START, (tx, event) => openRoom(organisation.ports, tx, event, provider));

async function workLater(minutes: number): Promise<void> {
  organisation.clock.now = addMinutes(organisation.clock.now, minutes);
  await organisation.work();
}

test("a room of Jitsi is there with the booking, stays when it is moved, and goes with it", async () => {
  const event = await book("jitsi");
  const room = await organisation.room(event);
  expect(room).toMatchObject({ state: "ready", madeVersion: 0 });
  expect(room?.joinUrl).toMatch(/^https:\/\/meet\.example\/convene-[0-9a-f]{40}$/);
  await organisation.move(event, addDays(START, 1));
  await organisation.work();
  expect(await organisation.room(event)).toMatchObject({ state: "ready", joinUrl: room?.joinUrl });
  await organisation.cancel(event);
  await organisation.work();
  expect(await organisation.room(event)).toBeNull();
});

test("a room of Zoom is made, moved and deleted with its event", async () => {
  const event = await book("zoom");
  expect(await organisation.room(event)).toMatchObject({ state: "pending", joinUrl: null });
  await organisation.work();
  const room = await organisation.room(event);
  expect(room).toMatchObject({ state: "ready", madeVersion: 0 });
  await organisation.move(event, addDays(START, 1));
  await organisation.work();
  expect(zoom.meetings()).toEqual([
    expect.objectContaining({
      id: Number(room?.externalId),
      start_time: addDays(START, 1).toISOString().replace(".000", ""),
    }),
  ]);
  await organisation.cancel(event);
  await organisation.work();
  expect(zoom.meetings()).toEqual([]);
  expect(await organisation.room(event)).toBeNull();
});

test("an outage of Zoom loses no booking: the room's absence shows, and it is made later", async () => {
  zoom.fail({ fault: { status: 500 }, times: 2 });
  const event = await book("zoom");
  await organisation.work();
  expect(await organisation.room(event)).toMatchObject({
    state: "failing",
    lastError: "unavailable",
    attempts: 1,
  });
  await workLater(1);
  await workLater(2);
  expect(await organisation.room(event)).toMatchObject({ state: "ready", lastError: null });
  expect(zoom.meetings()).toHaveLength(1);
  await organisation.cancel(event);
  await organisation.work();
});

/** A member's connected calendar, and the address of the room on its standing event. */
const calendarsWithRooms = {
  async meet() {
    const account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
    const calendar = account.calendar();
    const roomUrl = () => {
      const body = [...calendar.book.items.values()].find(({ deleted }) => !deleted)?.body;
      return body?.conferenceData?.entryPoints?.[0]?.uri ?? null;
    };
    return { calendar, roomUrl, credentials: account.credentials() };
  },
  async teams() {
    const account = graph.addAccount(`ada-${people}@example.com`, "Europe/Paris");
    const calendar = account.calendar();
    const roomUrl = () => {
      const body = [...calendar.book.items.values()].find(({ deleted }) => !deleted)?.body;
      return body?.onlineMeeting?.joinUrl ?? null;
    };
    return { calendar, roomUrl, credentials: await account.credentials() };
  },
} as const;

describe.each([
  ["meet", "https://meet.google.com/"],
  ["teams", "https://teams.microsoft.com/"],
] as const)("a room of %s", (provider, origin) => {
  test("hangs on the event in its host's calendar, is moved with it, and goes with it", async () => {
    const { calendar, roomUrl, credentials } = await calendarsWithRooms[provider]();
    await organisation.connect(ada, credentials);
    const event = await book(provider);
    expect(await organisation.room(event)).toMatchObject({ state: "pending", joinUrl: null });
    await organisation.work();
    const room = await organisation.room(event);
    expect(room).toMatchObject({ state: "ready", madeVersion: 0 });
    expect(room?.joinUrl).toContain(origin);
    // Also after the event was written once more, to show the address.
    expect(roomUrl()).toBe(room?.joinUrl);
    const [item] = calendar.book.items.values();
    expect(JSON.stringify(item?.body.location)).toContain(room?.joinUrl);

    await organisation.move(event, addDays(START, 1));
    await organisation.work();
    expect(await calendar.list()).toMatchObject([{ start: addDays(START, 1) }]);
    expect(roomUrl()).toBe(room?.joinUrl);
    expect(await organisation.room(event)).toMatchObject({
      state: "ready",
      madeVersion: 1,
      joinUrl: room?.joinUrl,
    });

    await organisation.cancel(event);
    await organisation.work();
    expect(await calendar.list()).toEqual([]);
    expect(await organisation.room(event)).toBeNull();
  });

  test("is there again when the event, deleted in the calendar, is put back by moving it", async () => {
    const { calendar, roomUrl, credentials } = await calendarsWithRooms[provider]();
    await organisation.connect(ada, credentials);
    const event = await book(provider);
    await organisation.work();
    const [copy] = await organisation.copies(event);
    await calendar.remove(copy?.externalId ?? "");
    await organisation.round(addMinutes(organisation.clock.now, 16));
    await organisation.work();
    await organisation.move(event, addDays(START, 1));
    await organisation.work();
    expect(await calendar.list()).toMatchObject([{ start: addDays(START, 1) }]);
    const room = await organisation.room(event);
    expect(room).toMatchObject({ state: "ready", madeVersion: 1, attempts: 0 });
    expect(room?.joinUrl).toContain(origin);
    expect(roomUrl()).toBe(room?.joinUrl);
    await organisation.cancel(event);
    await organisation.work();
  });

  test("is made later where its provider fails, and the booking stands", async () => {
    const { calendar, roomUrl, credentials } = await calendarsWithRooms[provider]();
    await organisation.connect(ada, credentials);
    const server = provider === "meet" ? google : graph;
    const end = server.fail({ fault: { status: 503 }, method: "PATCH", times: ALWAYS });
    const event = await book(provider);
    await organisation.work();
    expect(await organisation.room(event)).toMatchObject({
      state: "failing",
      lastError: "unavailable",
    });
    expect(await calendar.list()).toHaveLength(1);
    expect(await organisation.copies(event)).toMatchObject([{ state: "written" }]);
    end();
    await workLater(2);
    expect(await organisation.room(event)).toMatchObject({ state: "ready", joinUrl: roomUrl() });
    await organisation.cancel(event);
    await organisation.work();
  });
});

test("a room on a calendar that nobody has shows what is missing", async () => {
  const event = await book("meet");
  await organisation.work();
  expect(await organisation.room(event)).toMatchObject({
    state: "failing",
    lastError: "no_calendar",
  });
});
