import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "../../testing/index.ts";
import { startWebhook, type Webhook } from "../../testing/start-webhook.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { BOOKED, JANUARY, MOVED } from "../contract/calendar-harness.ts";
import type { GoogleCredentials } from "../credentials.ts";
import { readGooglePush } from "./push.ts";

let google: GoogleStandIn;
let now = new Date("2026-01-02T09:00:00Z");
let accounts = 0;

beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => now, pageSize: 3 });
});
afterEach(() => {
  google.mend();
  google.setRooms("success");
  now = new Date("2026-01-02T09:00:00Z");
});
afterAll(() => google.stop());

function newAccount(): GoogleStandInAccount {
  accounts += 1;
  return google.addAccount(`member${accounts}@convene.example`, "America/Toronto");
}

function connect(
  account: GoogleStandInAccount,
  more: { readonly kept?: GoogleCredentials[] } = {},
) {
  return new CalendarSync({
    provider: "google",
    credentials: account.credentials(),
    app: google.app,
    endpoints: google.endpoints,
    owner: "tenant-1",
    timeZone: "America/Toronto",
    now: () => now,
    onCredentials: async (changed) => {
      if (changed.provider === "google") more.kept?.push(changed);
    },
  });
}

describe("tokens", () => {
  test("one that has ended is renewed before the call, and the new one is handed over", async () => {
    const account = newAccount();
    const kept: GoogleCredentials[] = [];
    const sync = connect(account, { kept });
    now = new Date("2026-01-02T10:00:00Z");
    expect(await sync.listCalendars()).toMatchObject({ ok: true });
    expect(kept.map(({ accessTokenExpiresAt }) => accessTokenExpiresAt)).toEqual([
      "2026-01-02T11:00:00.000Z",
    ]);
  });

  test("one withdrawn before its time is renewed, and the call made again", async () => {
    const account = newAccount();
    const kept: GoogleCredentials[] = [];
    const sync = connect(account, { kept });
    google.expireTokens();
    expect(await sync.createEvent(account.email, BOOKED)).toMatchObject({ ok: true });
    expect(kept).toHaveLength(1);
  });

  test("calls side by side renew once", async () => {
    const account = newAccount();
    const kept: GoogleCredentials[] = [];
    const sync = connect(account, { kept });
    google.expireTokens();
    const outcomes = await Promise.all([1, 2, 3].map(() => sync.listCalendars()));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(kept).toHaveLength(1);
  });

  test("a new token that is refused too asks to connect again", async () => {
    const account = newAccount();
    google.fail({ path: /calendarList/, fault: { status: 401 }, times: 2 });
    expect(await connect(account).listCalendars()).toMatchObject({
      error: { kind: "reconnect", status: 401 },
    });
  });

  test("only invalid_grant is about the consent", async () => {
    const account = newAccount();
    const sync = connect(account);
    google.expireTokens();
    const refusals = [
      [{ status: 401, body: { error: "invalid_client" } }, "misconfigured"],
      [{ status: 500 }, "unavailable"],
      [{ status: 429, headers: { "retry-after": "3" } }, "rateLimited"],
      [{ status: 400, body: { error: "invalid_grant" } }, "reconnect"],
    ] as const;
    for (const [fault, kind] of refusals) {
      google.fail({ path: /^\/token/, fault });
      expect(await sync.listCalendars()).toMatchObject({ error: { kind } });
    }
    expect(await sync.listCalendars()).toMatchObject({ ok: true });
  });
});

describe("refusals", () => {
  test.each([
    ["rateLimitExceeded", "rateLimited"],
    ["userRateLimitExceeded", "rateLimited"],
    ["insufficientPermissions", "reconnect"],
    ["forbidden", "forbidden"],
  ])("403 %s is %s", async (reason, kind) => {
    const account = newAccount();
    const body = { error: { code: 403, message: "no", errors: [{ reason, message: "no" }] } };
    google.fail({ method: "POST", fault: { status: 403, body } });
    expect(await connect(account).createEvent(account.email, BOOKED)).toMatchObject({
      error: { kind, status: 403, code: reason },
    });
  });

  test("a failure holds nothing about a person", async () => {
    const account = newAccount();
    const body = {
      error: { code: 400, message: `bad ${account.email}`, errors: [{ reason: "invalid" }] },
    };
    google.fail({ method: "POST", fault: { status: 400, body } });
    const outcome = await connect(account).createEvent(account.email, BOOKED);
    expect(JSON.stringify(outcome)).not.toContain(account.email);
  });
});

describe("reading", () => {
  test("all pages are read, of events, changes and calendars", async () => {
    const account = newAccount();
    for (let day = 10; day < 18; day += 1) {
      const start = new Date(`2026-01-${day}T10:00:00Z`);
      await account.calendar().add({ start, end: new Date(`2026-01-${day}T11:00:00Z`) });
      account.addCalendar({ id: `more-${day}`, accessRole: "reader" });
    }
    const sync = connect(account);
    const busy = await sync.listBusy([account.email], JANUARY);
    expect(busy.ok && busy.value).toHaveLength(8);
    const changes = await sync.changesSince(account.email, null, JANUARY);
    expect(changes.ok && changes.value.changes).toHaveLength(8);
    const calendars = await sync.listCalendars();
    expect(calendars.ok && calendars.value.map(({ writable }) => writable)).toEqual([
      true,
      ...Array(8).fill(false),
    ]);
  });

  test("working locations and declined invitations are free; focus time by the rule; absence blocks", async () => {
    const account = newAccount();
    const calendar = account.calendar();
    for (const [day, eventType] of [
      ["05", "workingLocation"],
      ["06", "focusTime"],
      ["07", "outOfOffice"],
    ] as const) {
      const start = new Date(`2026-01-${day}T10:00:00Z`);
      const id = await calendar.add({ start, end: new Date(`2026-01-${day}T11:00:00Z`) });
      await calendar.edit(id, { eventType });
    }
    const busy = await connect(account).listBusy([account.email], JANUARY);
    expect(busy.ok && busy.value.map(({ start }) => start.getUTCDate())).toEqual([6, 7]);
  });

  test("calendars that share free/busy only are asked for it, fifty at a time", async () => {
    const account = newAccount();
    const shared = Array.from({ length: 51 }, (_, index) => `room-${index}@resource.example`);
    const span = { start: new Date("2026-01-12T10:00Z"), end: new Date("2026-01-12T11:00Z") };
    for (const id of shared) {
      const calendar = account.addCalendar({ id, accessRole: "freeBusyReader" });
      await calendar.add(span);
    }
    const sync = connect(account);
    const before = google.requests.length;
    const busy = await sync.listBusy(shared, JANUARY);
    expect(busy.ok && busy.value).toHaveLength(51);
    const asked = google.requests.slice(before);
    expect(asked.filter((request) => request.includes("freeBusy"))).toHaveLength(2);
    expect(await sync.changesSince(shared[0] ?? "", null, JANUARY)).toMatchObject({
      value: { full: true, nextCursor: null, changes: [{ events: [span] }] },
    });
  });

  test("the sync token goes alone: Google refuses a window beside it", async () => {
    const account = newAccount();
    const sync = connect(account);
    const first = await sync.changesSince(account.email, null, JANUARY);
    const cursor = first.ok ? first.value.nextCursor : null;
    const before = google.requests.length;
    await sync.changesSince(account.email, cursor, JANUARY);
    const [asked = ""] = google.requests.slice(before);
    expect(asked).toContain("syncToken=");
    expect(asked).not.toContain("timeM");
  });

  test("an event without times makes the reading fail: it must not look free", async () => {
    const account = newAccount();
    const fault = { status: 200, body: { items: [{ id: "broken", status: "confirmed" }] } };
    google.fail({ path: /\/events\?/, fault });
    expect(await connect(account).listBusy([account.email], JANUARY)).toMatchObject({
      error: { kind: "malformed" },
    });
  });
});

describe("writing", () => {
  test("nobody is written to unless the provider shall invite", async () => {
    const account = newAccount();
    const sync = connect(account);
    const before = google.requests.length;
    await sync.createEvent(account.email, BOOKED);
    const invite = [{ name: "Robin", email: "robin@okafor.example" }];
    const placed = await sync.createEvent(account.email, { ...BOOKED, key: "invited", invite });
    await sync.deleteEvent(account.email, placed.ok ? placed.value.externalId : "", {
      tellInvited: true,
    });
    const writes = google.requests
      .slice(before)
      .map((request) => /sendUpdates=(\w+)/.exec(request)?.[1]);
    expect(writes).toEqual(["none", "all", "all"]);
  });

  test("a timed event can become a whole day, and a text be emptied", async () => {
    const account = newAccount();
    const sync = connect(account);
    const placed = await sync.createEvent(account.email, BOOKED);
    const { description: _, ...rest } = MOVED;
    const day = { start: new Date("2026-01-21T05:00Z"), end: new Date("2026-01-22T05:00Z") };
    const id = placed.ok ? placed.value.externalId : "";
    expect(
      await sync.updateEvent(account.email, id, { ...rest, ...day, allDay: true }),
    ).toMatchObject({ ok: true });
    expect(account.calendar().book.items.get(id)?.body).toMatchObject({
      description: "",
      start: { date: "2026-01-21" },
      end: { date: "2026-01-22" },
    });
  });
});

describe("rooms", () => {
  test("a room comes with the event where it is wanted, and stays when the event is moved", async () => {
    const account = newAccount();
    const sync = connect(account);
    const placed = await sync.createEvent(account.email, { ...BOOKED, room: true });
    expect(placed).toMatchObject({
      value: { roomUrl: expect.stringContaining("meet.google.com") },
    });
    const id = placed.ok ? placed.value.externalId : "";
    expect(await sync.updateEvent(account.email, id, { ...MOVED, room: true })).toMatchObject({
      value: { roomUrl: placed.ok && placed.value.roomUrl },
    });
  });

  test("one that is still being made is pending, and there at the next attempt", async () => {
    const account = newAccount();
    const sync = connect(account);
    const placed = await sync.createEvent(account.email, BOOKED);
    const id = placed.ok ? placed.value.externalId : "";
    google.setRooms("pending");
    expect(await sync.addRoom(account.email, id, BOOKED.key)).toMatchObject({
      error: { kind: "pending" },
    });
    google.setRooms("success");
    expect(await sync.addRoom(account.email, id, BOOKED.key)).toMatchObject({
      value: expect.stringContaining("meet.google.com"),
    });
    expect(await sync.removeRoom(account.email, id)).toMatchObject({ ok: true });
    expect(account.calendar().book.items.get(id)?.body.conferenceData).toBeUndefined();
  });

  test("one that Google does not make is refused", async () => {
    const account = newAccount();
    const sync = connect(account);
    const placed = await sync.createEvent(account.email, BOOKED);
    google.setRooms("failure");
    expect(
      await sync.addRoom(account.email, placed.ok ? placed.value.externalId : "", BOOKED.key),
    ).toMatchObject({ error: { kind: "refused" } });
  });
});

describe("notices", () => {
  let webhook: Webhook;
  beforeAll(async () => {
    webhook = await startWebhook();
  });
  afterAll(() => webhook.stop());

  const request = (id: string) => ({
    id,
    url: webhook.url,
    secret: "s3cret",
    expiresAt: new Date("2026-01-05T09:00:00Z"),
  });

  test("a watch tells of changes; a new one is made before the old one is stopped", async () => {
    const account = newAccount();
    const sync = connect(account);
    const watch = await sync.watch(account.email, request("watch-1"));
    if (!watch.ok || !watch.value) throw new Error("no watch");
    expect(watch.value).toMatchObject({ watchId: "watch-1", expiresAt: request("").expiresAt });
    await google.delivered();
    const span = { start: new Date("2026-01-12T10:00Z"), end: new Date("2026-01-12T11:00Z") };
    await account.calendar().add(span);
    await google.delivered();
    const secretOf = async (id: string) => (id === "watch-1" ? "s3cret" : null);
    const pushes = webhook.received.map(({ headers }) => readGooglePush(headers, secretOf));
    expect(await Promise.all(pushes)).toEqual([
      { watchId: "watch-1", state: "sync" },
      { watchId: "watch-1", state: "changed" },
    ]);

    const before = google.requests.length;
    const renewed = await sync.renew(watch.value, request("watch-2"));
    expect(google.requests.slice(before).map((line) => line.split("/").at(-1))).toEqual([
      expect.stringMatching(/^watch/),
      expect.stringMatching(/^stop/),
    ]);
    if (!renewed.ok || !renewed.value) throw new Error("no watch");
    expect(await sync.stopWatching(renewed.value)).toMatchObject({ ok: true });
    expect(await sync.stopWatching(renewed.value)).toMatchObject({ ok: true });
    expect(google.watches()).toBe(0);
  });

  test("a notice with another secret, or of no watch of ours, is nothing", async () => {
    const headers = new Headers({
      "x-goog-channel-id": "watch-1",
      "x-goog-resource-state": "exists",
      "x-goog-channel-token": "guess",
    });
    expect(await readGooglePush(headers, async () => "s3cret")).toBeNull();
    expect(await readGooglePush(headers, async () => null)).toBeNull();
    expect(await readGooglePush(new Headers(), async () => "s3cret")).toBeNull();
  });
});
