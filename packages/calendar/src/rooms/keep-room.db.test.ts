import { addDays, addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import {
  type GoogleStandIn,
  startGoogleStandIn,
  startZoomStandIn,
  type ZoomStandIn,
} from "../testing/index.ts";
import { openRoom } from "./open-room.ts";

let google: GoogleStandIn;
let zoom: ZoomStandIn;
let organisation: CalendarOrganisation;
let ada: TestMember;
let people = 0;

beforeAll(async () => {
  const now = () => organisation?.clock.now ?? NOW;
  google = await startGoogleStandIn({ now });
  zoom = await startZoomStandIn({ now });
  organisation = await calendarOrganisation({
    accounts: { google: { app: google.app, endpoints: google.endpoints }, outlook: null },
    zoom: { ...zoom.app, endpoints: zoom.endpoints },
  });
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
  await google.stop();
  await zoom.stop();
});
beforeEach(async () => {
  zoom.mend();
  organisation.clock.now = NOW;
  people += 1;
  ada = await organisation.addMember(`Ada ${people}`);
});

const START = addHours(NOW, 48);
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

test("a room of Meet hangs on the event in its host's calendar, which then shows its address", async () => {
  const account = google.addAccount(`ada-${people}@example.com`, "Europe/Paris");
  await organisation.connect(ada, account.credentials());
  const event = await book("meet");
  await organisation.work();
  const room = await organisation.room(event);
  expect(room).toMatchObject({ state: "ready" });
  expect(room?.joinUrl).toContain("meet.google.com");
  const [{ body } = { body: {} }] = account.calendar().book.items.values();
  expect(body).toMatchObject({ location: room?.joinUrl });
});

test("a room on a calendar that nobody has shows what is missing", async () => {
  const event = await book("meet");
  await organisation.work();
  expect(await organisation.room(event)).toMatchObject({
    state: "failing",
    lastError: "no_calendar",
  });
});
