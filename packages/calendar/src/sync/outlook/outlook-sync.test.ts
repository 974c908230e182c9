import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type GraphStandIn,
  type GraphStandInAccount,
  startGraphStandIn,
} from "../../testing/index.ts";
import { startWebhook, type Webhook } from "../../testing/start-webhook.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { BOOKED, JANUARY, MOVED } from "../contract/calendar-harness.ts";
import type { OutlookCredentials } from "../credentials.ts";
import { readOutlookHandshake, readOutlookPush } from "./push.ts";

let graph: GraphStandIn;
let accounts = 0;

beforeAll(async () => {
  graph = await startGraphStandIn({ pageSize: 3 });
});
afterEach(() => {
  graph.mend();
  graph.setRooms("success");
});
afterAll(() => graph.stop());

function newAccount(): GraphStandInAccount {
  accounts += 1;
  const account = graph.addAccount(`member${accounts}@convene.example`, "America/Toronto");
  account.setMailboxZone("Eastern Standard Time");
  return account;
}

function connectWith(credentials: OutlookCredentials, kept: OutlookCredentials[] = []) {
  return new CalendarSync({
    provider: "outlook",
    credentials,
    app: graph.app,
    endpoints: graph.endpoints,
    owner: "tenant-1",
    timeZone: "America/Toronto",
    onCredentials: async (changed) => {
      if (changed.provider === "outlook") kept.push(changed);
    },
  });
}

async function connect(account: GraphStandInAccount, kept: OutlookCredentials[] = []) {
  return connectWith(await account.credentials(), kept);
}

describe("tokens", () => {
  test("the token lies in the cache: a new start asks for none", async () => {
    const account = newAccount();
    const credentials = await account.credentials();
    expect(credentials).toMatchObject({ username: account.email });
    const before = graph.requests.length;
    const stored: OutlookCredentials = JSON.parse(JSON.stringify(credentials));
    expect(await connectWith(stored).listCalendars()).toMatchObject({ ok: true });
    expect(graph.requests.slice(before).filter((line) => line.includes("token"))).toEqual([]);
  });

  test("one withdrawn before its time is renewed; the changed cache is handed over, and is good", async () => {
    const account = newAccount();
    const kept: OutlookCredentials[] = [];
    const sync = await connect(account, kept);
    graph.expireTokens();
    expect(await sync.createEvent(account.calendar().calendarId, BOOKED)).toMatchObject({
      ok: true,
    });
    const [changed] = kept.slice(-1);
    if (!changed) throw new Error("nothing was handed over");
    const before = graph.requests.length;
    expect(await connectWith(changed).listCalendars()).toMatchObject({ ok: true });
    expect(graph.requests.slice(before).filter((line) => line.includes("token"))).toEqual([]);
  });

  test("what the sign-in service answers has its names", async () => {
    const account = newAccount();
    const sync = await connect(account);
    graph.expireTokens();
    const refusals = [
      [{ status: 401, body: { error: "invalid_client", error_description: "x" } }, "misconfigured"],
      [{ status: 503 }, "unavailable"],
      [{ status: 429, headers: { "retry-after": "3" } }, "rateLimited"],
      ["close", "unavailable"],
      ["malformed", "malformed"],
      [{ status: 400, body: { error: "invalid_grant", error_description: "x" } }, "reconnect"],
    ] as const;
    for (const [fault, kind] of refusals) {
      graph.fail({ path: /oauth2/, fault });
      expect(await sync.listCalendars()).toMatchObject({ error: { kind } });
    }
    expect(await sync.listCalendars()).toMatchObject({ ok: true });
  });

  test("a cache that is empty or broken asks to connect again", async () => {
    const account = newAccount();
    const credentials = await account.credentials();
    const sync = connectWith({ ...credentials, tokenCache: "{}" });
    expect(await sync.listCalendars()).toMatchObject({ error: { kind: "reconnect" } });
  });
});

describe("reading", () => {
  test("all pages are read, of events, changes and calendars", async () => {
    const account = newAccount();
    const calendar = account.calendar();
    for (let day = 10; day < 18; day += 1) {
      const start = new Date(`2026-01-${day}T10:00:00Z`);
      await calendar.add({ start, end: new Date(`2026-01-${day}T11:00:00Z`) });
      account.addCalendar({ id: `more-${day}`, name: "Shared", canEdit: false });
    }
    const sync = await connect(account);
    const busy = await sync.listBusy([calendar.calendarId], JANUARY);
    expect(busy.ok && busy.value).toHaveLength(8);
    const changes = await sync.changesSince(calendar.calendarId, null, JANUARY);
    expect(changes.ok && changes.value.changes).toHaveLength(8);
    const calendars = await sync.listCalendars();
    expect(calendars.ok && calendars.value).toHaveLength(9);
    expect(calendars).toMatchObject({
      value: [
        { timeZone: "America/New_York", writable: true },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        { writable: false },
      ],
    });
  });

  test("an occurrence in a delta has its series' ways, also where the series comes in another answer", async () => {
    const account = newAccount();
    const calendar = account.calendar();
    const start = new Date("2026-01-06T15:00:00Z");
    const rule = "FREQ=DAILY;COUNT=5";
    const id = await calendar.add({
      start,
      end: new Date("2026-01-06T16:00Z"),
      rule,
      title: "Lesson",
    });
    await calendar.edit(id, { showAs: "workingElsewhere" });
    const sync = await connect(account);
    const changes = await sync.changesSince(calendar.calendarId, null, JANUARY);
    const events = changes.ok ? changes.value.changes.flatMap((change) => change.events) : [];
    expect(events.map(({ title, blocks }) => [title, blocks])).toEqual(
      Array(5).fill(["Lesson", false]),
    );
  });

  test.each([
    ["free", false],
    ["workingElsewhere", false],
    ["tentative", true],
    ["busy", true],
    ["oof", true],
    ["unknown", true],
  ] as const)("shown as %s blocks: %s", async (showAs, blocks) => {
    const account = newAccount();
    const calendar = account.calendar();
    const span = { start: new Date("2026-01-12T10:00Z"), end: new Date("2026-01-12T11:00Z") };
    await calendar.edit(await calendar.add(span), { showAs });
    const busy = await (await connect(account)).listBusy([calendar.calendarId], JANUARY);
    expect(busy.ok && busy.value).toHaveLength(blocks ? 1 : 0);
  });

  test.each(["Customized Time Zone", "tzone://Microsoft/Custom"])(
    "an event made in %s keeps its instants, and says so",
    async (name) => {
      const account = newAccount();
      const calendar = account.calendar();
      const span = { start: new Date("2026-01-12T10:00Z"), end: new Date("2026-01-12T11:00Z") };
      await calendar.edit(await calendar.add(span), { originalStartTimeZone: name });
      expect(await (await connect(account)).listBusy([calendar.calendarId], JANUARY)).toMatchObject(
        {
          value: [{ ...span, notes: [{ kind: "unmappedTimeZone", name, times: "instants" }] }],
        },
      );
    },
  );

  test("whole days of a mailbox in a zone without a name are the member's own, and say so", async () => {
    const account = newAccount();
    account.setMailboxZone("Customized Time Zone");
    const day = { start: new Date("2026-01-12T05:00Z"), end: new Date("2026-01-13T05:00Z") };
    const calendar = account.calendar();
    await calendar.add({ ...day, allDay: true });
    expect(await (await connect(account)).listBusy([calendar.calendarId], JANUARY)).toMatchObject({
      value: [{ ...day, notes: [{ name: "Customized Time Zone", times: "assumed" }] }],
    });
  });

  test("a link that leads elsewhere is not followed with the token", async () => {
    const account = newAccount();
    const sync = await connect(account);
    const body = { value: [], "@odata.nextLink": "https://elsewhere.example/v1.0/me/events" };
    graph.fail({ path: /calendarView/, fault: { status: 200, body } });
    expect(await sync.listBusy([account.calendar().calendarId], JANUARY)).toMatchObject({
      error: { kind: "malformed" },
    });
  });

  test("a dropped delta token is known by its code too", async () => {
    const account = newAccount();
    const sync = await connect(account);
    const { calendarId } = account.calendar();
    const first = await sync.changesSince(calendarId, null, JANUARY);
    const body = { error: { code: "SyncStateNotFound", message: "gone" } };
    graph.fail({ path: /deltatoken/, fault: { status: 400, body } });
    expect(
      await sync.changesSince(calendarId, first.ok ? first.value.nextCursor : null, JANUARY),
    ).toMatchObject({ value: { full: true } });
  });
});

describe("writing", () => {
  test("an event deleted outside is put back as often as it takes", async () => {
    const account = newAccount();
    const calendar = account.calendar();
    const sync = await connect(account);
    for (let time = 0; time < 4; time += 1) {
      const placed = await sync.createEvent(calendar.calendarId, BOOKED);
      if (!placed.ok) throw new Error(placed.error.kind);
      await calendar.remove(placed.value.externalId);
    }
    expect(await sync.createEvent(calendar.calendarId, BOOKED)).toMatchObject({ ok: true });
    expect(await calendar.list()).toHaveLength(1);
  });

  test("the same event goes to two calendars of one mailbox", async () => {
    const account = newAccount();
    const second = account.addCalendar({ id: "second", name: "Second", canEdit: true });
    const sync = await connect(account);
    await sync.createEvent(account.calendar().calendarId, BOOKED);
    await sync.createEvent(second.calendarId, BOOKED);
    expect(await second.list()).toHaveLength(1);
  });

  test("what Graph does not know is refused by the stand-in as well", async () => {
    const account = newAccount();
    const sync = await connect(account);
    const invite = [{ name: "Robin", email: "no address" }];
    expect(
      await sync.createEvent(account.calendar().calendarId, { ...BOOKED, invite }),
    ).toMatchObject({ error: { kind: "refused", status: 400 } });
  });
});

describe("rooms", () => {
  test("a Teams meeting comes with the event, and a move does not take it off", async () => {
    const account = newAccount();
    const { calendarId } = account.calendar();
    const sync = await connect(account);
    const placed = await sync.createEvent(calendarId, { ...BOOKED, room: true });
    expect(placed).toMatchObject({ value: { roomUrl: expect.stringContaining("teams.") } });
    const id = placed.ok ? placed.value.externalId : "";
    expect(await sync.updateEvent(calendarId, id, { ...MOVED, room: true })).toMatchObject({
      value: { roomUrl: placed.ok && placed.value.roomUrl },
    });
  });

  test("pending, then there; refused where the account has no Teams", async () => {
    const account = newAccount();
    const { calendarId } = account.calendar();
    const sync = await connect(account);
    const placed = await sync.createEvent(calendarId, BOOKED);
    const id = placed.ok ? placed.value.externalId : "";
    graph.setRooms("pending");
    expect(await sync.addRoom(calendarId, id, BOOKED.key)).toMatchObject({
      error: { kind: "pending" },
    });
    graph.setRooms("success");
    expect(await sync.addRoom(calendarId, id, BOOKED.key)).toMatchObject({ ok: true });
    graph.setRooms("none");
    const other = await sync.createEvent(calendarId, { ...BOOKED, key: "other" });
    expect(
      await sync.addRoom(calendarId, other.ok ? other.value.externalId : "", "other"),
    ).toMatchObject({ error: { kind: "refused" } });
  });
});

describe("notices", () => {
  let webhook: Webhook;
  beforeAll(async () => {
    webhook = await startWebhook();
  });
  afterAll(() => webhook.stop());

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const request = (days: number, url = webhook.url) => ({
    id: "watch-1",
    url,
    secret: "s3cret",
    expiresAt: inDays(days),
  });

  test("a watch shakes hands, ends when Graph says, tells of changes and is renewed", async () => {
    const account = newAccount();
    const sync = await connect(account);
    const watch = await sync.watch(account.calendar().calendarId, request(30));
    if (!watch.ok || !watch.value) throw new Error(JSON.stringify(watch));
    expect(watch.value.expiresAt.getTime()).toBeLessThan(inDays(3).getTime());
    const [shake] = webhook.received;
    expect(shake && readOutlookHandshake(shake.url)).toContain("check");

    const span = { start: new Date("2026-01-12T10:00Z"), end: new Date("2026-01-12T11:00Z") };
    await account.calendar().add(span);
    graph.lifecycle("reauthorizationRequired");
    graph.lifecycle("missed");
    graph.lifecycle("subscriptionRemoved");
    await graph.delivered();
    const { watchId } = watch.value;
    const secretOf = async (id: string) => (id === watchId ? "s3cret" : null);
    const pushes = await Promise.all(
      webhook.received.slice(1).map(({ body }) => readOutlookPush(JSON.parse(body), secretOf)),
    );
    expect(
      pushes
        .flat()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["changed", "ended", "missed", "renew"]);

    const renewed = await sync.renew(watch.value, request(2));
    expect(renewed).toMatchObject({ value: { watchId } });
    expect(await sync.stopWatching(watch.value)).toMatchObject({ ok: true });
    expect(await sync.stopWatching(watch.value)).toMatchObject({ ok: true });
    const again = await sync.renew(watch.value, request(2));
    expect(again.ok && again.value?.watchId).not.toBe(watchId);
  });

  test("a webhook that does not shake hands is refused", async () => {
    const deaf = await startWebhook("refuses");
    const account = newAccount();
    const sync = await connect(account);
    expect(await sync.watch(account.calendar().calendarId, request(1, deaf.url))).toMatchObject({
      error: { kind: "refused", code: "ValidationError" },
    });
    await deaf.stop();
  });

  test("notices with another secret, or of no shape, are left out", async () => {
    const value = [{ subscriptionId: "a", clientState: "guess" }, null, { clientState: "s3cret" }];
    expect(await readOutlookPush({ value }, async () => "s3cret")).toEqual([]);
    expect(await readOutlookPush("nonsense", async () => "s3cret")).toEqual([]);
  });
});
