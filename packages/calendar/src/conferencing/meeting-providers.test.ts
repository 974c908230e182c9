import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CalendarSync } from "../sync/calendar-sync.ts";
import { BOOKED, MOVED } from "../sync/contract/calendar-harness.ts";
import {
  type GoogleStandIn,
  type GraphStandIn,
  startGoogleStandIn,
  startGraphStandIn,
  startZoomStandIn,
  type ZoomStandIn,
} from "../testing/index.ts";
import { jitsiRooms } from "./jitsi-rooms.ts";
import type { Meeting } from "./meeting-provider.ts";
import { googleMeetRooms, microsoftTeamsRooms } from "./rooms-on-events.ts";
import { zoomRooms } from "./zoom-rooms.ts";

const MEETING: Meeting = { ...BOOKED, placed: null };
const LATER: Meeting = { ...MOVED, placed: null };

describe("Jitsi", () => {
  const rooms = jitsiRooms({ baseUrl: "https://meet.example/", secret: "0123456789abcdef" });

  test("an event has one room, that says nothing about it and stays when it is moved", async () => {
    const room = await rooms.create(MEETING);
    if (!room.ok) throw new Error("no room");
    expect(room.value.joinUrl).toMatch(/^https:\/\/meet\.example\/convene-[0-9a-f]{40}$/);
    expect(room.value.joinUrl).not.toContain(MEETING.key.slice(0, 8));
    expect(await rooms.create(MEETING)).toEqual(room);
    expect(await rooms.move(room.value, LATER)).toEqual(room);
    expect(await rooms.remove(room.value, MEETING)).toMatchObject({ ok: true });
  });

  test("another event, or another secret, has another room", async () => {
    const other = jitsiRooms({ baseUrl: "https://meet.example", secret: "fedcba9876543210" });
    const made = await Promise.all([
      rooms.create(MEETING),
      rooms.create({ ...MEETING, key: "another" }),
      other.create(MEETING),
    ]);
    expect(new Set(made.map((room) => room.ok && room.value.joinUrl)).size).toBe(3);
  });

  test("a secret that could be tried out is refused", () =>
    expect(() => jitsiRooms({ baseUrl: "https://meet.example", secret: "short" })).toThrow(
      "secret",
    ));
});

describe("Zoom", () => {
  let zoom: ZoomStandIn;
  let now = new Date("2026-01-02T09:00:00Z");
  beforeAll(async () => {
    zoom = await startZoomStandIn({ now: () => now });
  });
  afterEach(() => {
    zoom.mend();
    for (const { id } of zoom.meetings()) zoom.remove(id);
  });
  afterAll(() => zoom.stop());

  const connect = (timeoutMs = 5000) =>
    zoomRooms({ ...zoom.app, endpoints: zoom.endpoints, now: () => now, timeoutMs });

  async function created(rooms = connect()) {
    const room = await rooms.create(MEETING);
    if (!room.ok) throw new Error(room.error.kind);
    return { rooms, room: room.value };
  }

  test("a meeting is made, moved and removed with its event", async () => {
    const { rooms, room } = await created();
    expect(room.joinUrl).toContain("zoom.us/j/");
    expect(zoom.meetings()).toMatchObject([
      { topic: MEETING.title, start_time: "2026-01-20T19:00:00Z", duration: 60 },
    ]);
    expect(await rooms.move(room, LATER)).toEqual({ ok: true, value: room });
    expect(zoom.meetings()).toMatchObject([{ start_time: "2026-01-20T20:00:00Z" }]);
    expect(await rooms.remove(room, MEETING)).toMatchObject({ ok: true });
    expect(zoom.meetings()).toEqual([]);
    expect(await rooms.remove(room, MEETING)).toMatchObject({ ok: true });
    expect(await rooms.move(room, LATER)).toMatchObject({ error: { kind: "notFound" } });
  });

  test("one token serves for an hour, and one that was withdrawn is replaced", async () => {
    const before = zoom.requests.length;
    const { rooms, room } = await created();
    await rooms.move(room, LATER);
    const tokens = () =>
      zoom.requests.slice(before).filter((line) => line.includes("/oauth/token")).length;
    expect(tokens()).toBe(1);
    now = new Date("2026-01-02T10:00:00Z");
    expect(await rooms.move(room, MEETING)).toMatchObject({ ok: true });
    expect(tokens()).toBe(2);
    zoom.expireTokens();
    expect(await rooms.move(room, LATER)).toMatchObject({ ok: true });
    expect(tokens()).toBe(3);
  });

  test("a meeting whose answer was lost is found by the next attempt", async () => {
    const rooms = connect();
    zoom.fail({ method: "POST", path: /meetings/, fault: "close", carriedOut: true });
    expect(await rooms.create(MEETING)).toMatchObject({ error: { kind: "unavailable" } });
    expect(await rooms.create(LATER)).toMatchObject({ ok: true });
    expect(zoom.meetings()).toMatchObject([{ start_time: "2026-01-20T20:00:00Z" }]);
  });

  test.each([
    [{ status: 429, headers: { "retry-after": "4" } }, "rateLimited"],
    [{ status: 500 }, "unavailable"],
    [{ status: 403, body: { code: 4711 } }, "forbidden"],
    [{ status: 400, body: { code: 300 } }, "refused"],
    ["hang", "timeout"],
    ["close", "unavailable"],
    ["malformed", "malformed"],
  ] as const)("%j is %s", async (fault, kind) => {
    zoom.fail({ method: "POST", path: /meetings/, fault });
    expect(await connect(300).create(MEETING)).toMatchObject({ error: { kind } });
  });

  test("wrong keys of the app are the operator's to mend", async () => {
    const rooms = zoomRooms({ ...zoom.app, clientSecret: "wrong", endpoints: zoom.endpoints });
    expect(await rooms.create(MEETING)).toMatchObject({
      error: { kind: "misconfigured", code: "invalid_client" },
    });
  });
});

describe("Google Meet", () => {
  let google: GoogleStandIn;
  beforeAll(async () => {
    google = await startGoogleStandIn();
  });
  afterAll(() => google.stop());

  test("the room hangs on the event, once it stands in the calendar", async () => {
    const account = google.addAccount("ana@convene.example", "America/Toronto");
    const { app, endpoints } = google;
    const credentials = account.credentials();
    const common = { app, endpoints, credentials, owner: "tenant-1", timeZone: "UTC" };
    const sync = new CalendarSync({ provider: "google", ...common });
    const rooms = googleMeetRooms(sync);
    expect(await rooms.create(MEETING)).toMatchObject({ error: { kind: "pending" } });

    const event = await sync.createEvent(account.email, BOOKED);
    if (!event.ok) throw new Error(event.error.kind);
    const placed = { calendarId: account.email, externalId: event.value.externalId };
    const room = await rooms.create({ ...MEETING, placed });
    if (!room.ok) throw new Error(room.error.kind);
    expect(room.value.joinUrl).toContain("meet.google.com");
    expect(await rooms.create({ ...MEETING, placed })).toEqual(room);
    expect(await rooms.move(room.value, { ...LATER, placed })).toEqual(room);
    expect(await rooms.remove(room.value, { ...MEETING, placed })).toMatchObject({ ok: true });
  });
});

describe("Microsoft Teams", () => {
  let graph: GraphStandIn;
  let accounts = 0;
  beforeAll(async () => {
    graph = await startGraphStandIn();
  });
  afterEach(() => graph.setRooms("success"));
  afterAll(() => graph.stop());

  async function inOutlook() {
    accounts += 1;
    const account = graph.addAccount(`ana-${accounts}@convene.example`, "America/Toronto");
    const { app, endpoints } = graph;
    const credentials = await account.credentials();
    const common = { app, endpoints, credentials, owner: "tenant-1", timeZone: "UTC" };
    const sync = new CalendarSync({ provider: "outlook", ...common });
    const { calendarId } = account.calendar();
    const event = await sync.createEvent(calendarId, BOOKED);
    if (!event.ok) throw new Error(event.error.kind);
    const placed = { calendarId, externalId: event.value.externalId };
    return { rooms: microsoftTeamsRooms(sync), placed, account };
  }

  test("the room hangs on the event, once it stands in the calendar", async () => {
    const { rooms, placed, account } = await inOutlook();
    expect(await rooms.create(MEETING)).toMatchObject({ error: { kind: "pending" } });
    const room = await rooms.create({ ...MEETING, placed });
    if (!room.ok) throw new Error(room.error.kind);
    expect(room.value.joinUrl).toContain("teams.microsoft.com");
    expect(await rooms.create({ ...MEETING, placed })).toEqual(room);
    expect(await rooms.move(room.value, { ...LATER, placed })).toEqual(room);
    // It goes with its event, which stays until that is deleted.
    expect(await rooms.remove(room.value, { ...MEETING, placed })).toMatchObject({ ok: true });
    expect(await account.calendar().list()).toHaveLength(1);
  });

  test.each([
    ["pending", "pending"],
    ["none", "refused"],
  ] as const)("a room that is %s is %s", async (outcome, kind) => {
    const { rooms, placed } = await inOutlook();
    graph.setRooms(outcome);
    expect(await rooms.create({ ...MEETING, placed })).toMatchObject({ error: { kind } });
  });
});
