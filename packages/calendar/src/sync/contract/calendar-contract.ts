import type { Interval, Result } from "@convene/scheduling-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { OutsideCalendar } from "../../testing/outsider.ts";
import type { CalendarFailure } from "../calendar-failure.ts";
import type { CalendarChanges } from "../calendar-sync.ts";
import { isOurs } from "../external-event.ts";
import { BOOKED, type CalendarHarness, JANUARY, MOVED } from "./calendar-harness.ts";

/** What every provider's client does, whichever it is. */
export function describeCalendar(name: string, start: () => Promise<CalendarHarness>): void {
  describe(name, () => {
    let harness: CalendarHarness;
    beforeAll(async () => {
      harness = await start();
    }, 30_000);
    afterEach(() => harness.server.mend());
    afterAll(() => harness?.stop());

    async function connected() {
      const calendar = await harness.newCalendar();
      return { calendar, calendarId: calendar.calendarId, sync: await harness.connect() };
    }

    test("the account's calendars are listed", async () => {
      const { sync, calendarId } = await connected();
      const calendars = succeeded(await sync.listCalendars());
      expect(calendars).toContainEqual(expect.objectContaining({ calendarId, writable: true }));
      expect(calendars.filter(({ primary }) => primary)).toHaveLength(1);
    });

    test("an event is created as it is", async () => {
      const { sync, calendar, calendarId } = await connected();
      succeeded(await sync.createEvent(calendarId, BOOKED));
      expect(await spans(calendar)).toEqual([[BOOKED.title, BOOKED.start, BOOKED.end]]);
    });

    test("creating twice with the same key makes one event, in the later state", async () => {
      const { sync, calendar, calendarId } = await connected();
      const first = succeeded(await sync.createEvent(calendarId, BOOKED));
      const same = succeeded(await sync.createEvent(calendarId, BOOKED));
      const later = succeeded(await sync.createEvent(calendarId, MOVED));
      expect([same.externalId, later.externalId]).toEqual([first.externalId, first.externalId]);
      expect(await spans(calendar)).toEqual([[MOVED.title, MOVED.start, MOVED.end]]);
    });

    test("creating again brings an event that was moved outside to its time", async () => {
      const { sync, calendar, calendarId } = await connected();
      const { externalId } = succeeded(await sync.createEvent(calendarId, BOOKED));
      await calendar.move(externalId, { start: MOVED.start, end: MOVED.end });
      succeeded(await sync.createEvent(calendarId, BOOKED));
      expect(await spans(calendar)).toEqual([[BOOKED.title, BOOKED.start, BOOKED.end]]);
    });

    test("an event whose answer was lost is created once by the next attempt", async () => {
      const { sync, calendar, calendarId } = await connected();
      harness.server.fail({ ...harness.createCall, fault: "close", carriedOut: true });
      expect(failed(await sync.createEvent(calendarId, BOOKED))).toBe("unavailable");
      succeeded(await sync.createEvent(calendarId, BOOKED));
      expect(await calendar.list()).toHaveLength(1);
    });

    test("another key makes another event", async () => {
      const { sync, calendar, calendarId } = await connected();
      succeeded(await sync.createEvent(calendarId, BOOKED));
      succeeded(await sync.createEvent(calendarId, { ...BOOKED, key: "another" }));
      expect(await calendar.list()).toHaveLength(2);
    });

    test("an update moves the event", async () => {
      const { sync, calendar, calendarId } = await connected();
      const { externalId, version } = succeeded(await sync.createEvent(calendarId, BOOKED));
      const moved = succeeded(await sync.updateEvent(calendarId, externalId, MOVED));
      expect(moved.externalId).toBe(externalId);
      expect(moved.version).not.toBe(version);
      expect(await spans(calendar)).toEqual([[MOVED.title, MOVED.start, MOVED.end]]);
    });

    test("an update does not bring back what was deleted outside; creating does", async () => {
      const { sync, calendar, calendarId } = await connected();
      const { externalId } = succeeded(await sync.createEvent(calendarId, BOOKED));
      await calendar.remove(externalId);
      expect(failed(await sync.updateEvent(calendarId, externalId, MOVED))).toBe("notFound");
      expect(await calendar.list()).toEqual([]);
      succeeded(await sync.createEvent(calendarId, MOVED));
      expect(await spans(calendar)).toEqual([[MOVED.title, MOVED.start, MOVED.end]]);
    });

    test("deleting deletes, and once more does no harm", async () => {
      const { sync, calendar, calendarId } = await connected();
      const { externalId } = succeeded(await sync.createEvent(calendarId, BOOKED));
      succeeded(await sync.deleteEvent(calendarId, externalId));
      expect(await calendar.list()).toEqual([]);
      succeeded(await sync.deleteEvent(calendarId, externalId));
    });

    test("busy times are the others' events, never ours", async () => {
      const { sync, calendar, calendarId } = await connected();
      succeeded(await sync.createEvent(calendarId, BOOKED));
      const dentist = at("2026-01-21T15:00Z", 60);
      await calendar.add({ ...dentist, title: "Dentist" });
      const busy = succeeded(await sync.listBusy([calendarId], JANUARY));
      expect(busy).toEqual([
        expect.objectContaining({ ...dentist, title: "Dentist", ourKey: null, calendarId }),
      ]);
    });

    test("what another organisation wrote into the calendar takes the person's time", async () => {
      const { sync, calendarId } = await connected();
      const other = await harness.connect({ owner: "tenant-2" });
      succeeded(await other.createEvent(calendarId, BOOKED));
      const busy = succeeded(await sync.listBusy([calendarId], JANUARY));
      expect(busy.map(({ start }) => start)).toEqual([BOOKED.start]);
      expect(succeeded(await other.listBusy([calendarId], JANUARY))).toEqual([]);
    });

    test("free and declined events do not block; tentative ones by the organisation's rule", async () => {
      const { sync, calendar, calendarId } = await connected();
      await calendar.add({ ...at("2026-01-05T10:00Z", 60), free: true });
      await calendar.add({ ...at("2026-01-06T10:00Z", 60), declined: true });
      const maybe = at("2026-01-07T10:00Z", 60);
      await calendar.add({ ...maybe, tentative: true });
      expect(starts(succeeded(await sync.listBusy([calendarId], JANUARY)))).toEqual([maybe.start]);
      const lax = await harness.connect({ busyRules: { tentative: false, focusTime: true } });
      expect(succeeded(await lax.listBusy([calendarId], JANUARY))).toEqual([]);
    });

    test("a series blocks occurrence by occurrence, with those moved and taken out", async () => {
      const { sync, calendar, calendarId } = await connected();
      const lesson = at("2026-01-06T15:00Z", 60);
      const series = await calendar.add({ ...lesson, rule: "FREQ=WEEKLY" });
      await calendar.removeOccurrence(series, new Date("2026-01-13T15:00Z"));
      await calendar.moveOccurrence(
        series,
        new Date("2026-01-20T15:00Z"),
        at("2026-01-21T09:00Z", 90),
      );
      const busy = succeeded(await sync.listBusy([calendarId], JANUARY));
      expect(starts(busy)).toEqual([
        new Date("2026-01-06T15:00Z"),
        new Date("2026-01-21T09:00Z"),
        new Date("2026-01-27T15:00Z"),
      ]);
      expect(new Set(busy.map(({ seriesId }) => seriesId))).toEqual(new Set([series]));
      expect(new Set(busy.map(({ externalId }) => externalId)).size).toBe(3);
    });

    test("an occurrence moved into the window from outside it blocks there", async () => {
      const { sync, calendar, calendarId } = await connected();
      const series = await calendar.add({ ...at("2026-02-10T15:00Z", 60), rule: "FREQ=WEEKLY" });
      const to = at("2026-01-30T09:00Z", 60);
      await calendar.moveOccurrence(series, new Date("2026-02-17T15:00Z"), to);
      expect(starts(succeeded(await sync.listBusy([calendarId], JANUARY)))).toEqual([to.start]);
    });

    test("whole days are those of the calendar's zone", async () => {
      const { sync, calendar, calendarId } = await connected();
      const trip = { start: new Date("2026-01-12T05:00Z"), end: new Date("2026-01-14T05:00Z") };
      await calendar.add({ ...trip, allDay: true, timeZone: "America/Toronto" });
      expect(succeeded(await sync.listBusy([calendarId], JANUARY))).toEqual([
        expect.objectContaining({ ...trip, allDay: true, blocks: true }),
      ]);
    });

    test("our own whole-day event lands on its dates", async () => {
      const { sync, calendarId } = await connected();
      const day = { start: new Date("2026-01-12T05:00Z"), end: new Date("2026-01-13T05:00Z") };
      succeeded(await sync.createEvent(calendarId, { ...BOOKED, ...day, allDay: true }));
      const { changes } = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      expect(eventsOf(changes)).toEqual([expect.objectContaining({ ...day, allDay: true })]);
    });

    test("changes: first all, then what was added, moved and removed", async () => {
      const { sync, calendar, calendarId } = await connected();
      const kept = await calendar.add(at("2026-01-06T10:00Z", 60));
      const removed = await calendar.add(at("2026-01-07T10:00Z", 60));
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      expect(first).toMatchObject({ full: true });
      expect(eventsOf(first.changes)).toHaveLength(2);

      const quiet = succeeded(await sync.changesSince(calendarId, first.nextCursor, JANUARY));
      expect(quiet).toMatchObject({ full: false, changes: [] });

      const to = at("2026-01-08T16:00Z", 30);
      await calendar.move(kept, to);
      await calendar.remove(removed);
      const added = at("2026-01-09T10:00Z", 60);
      await calendar.add(added);
      const second = succeeded(await sync.changesSince(calendarId, quiet.nextCursor, JANUARY));
      expect(second.full).toBe(false);
      expect(starts(eventsOf(second.changes))).toEqual([to.start, added.start]);
      expect(second.changes).toContainEqual({ externalId: removed, events: [] });

      const third = succeeded(await sync.changesSince(calendarId, second.nextCursor, JANUARY));
      expect(third).toMatchObject({ full: false, changes: [] });
    });

    test("changes: a series' difference adds up to what a full reading finds", async () => {
      const { sync, calendar, calendarId } = await connected();
      const series = await calendar.add({
        ...at("2026-01-06T15:00Z", 60),
        rule: "FREQ=DAILY;COUNT=5",
      });
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      expect(eventsOf(first.changes)).toHaveLength(5);
      await calendar.removeOccurrence(series, new Date("2026-01-07T15:00Z"));
      await calendar.moveOccurrence(
        series,
        new Date("2026-01-08T15:00Z"),
        at("2026-01-08T20:00Z", 60),
      );
      const second = succeeded(await sync.changesSince(calendarId, first.nextCursor, JANUARY));
      expect(known(first, second)).toEqual(
        starts(succeeded(await sync.listBusy([calendarId], JANUARY))),
      );
      await calendar.remove(series);
      const third = succeeded(await sync.changesSince(calendarId, second.nextCursor, JANUARY));
      expect(known(first, second, third)).toEqual([]);
    });

    test("changes show our own events as ours, with what became of them outside", async () => {
      const { sync, calendar, calendarId } = await connected();
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      const { externalId } = succeeded(await sync.createEvent(calendarId, BOOKED));
      const made = succeeded(await sync.changesSince(calendarId, first.nextCursor, JANUARY));
      const [ours] = eventsOf(made.changes);
      expect(ours).toMatchObject({ externalId, ourKey: BOOKED.key, start: BOOKED.start });
      expect(ours && isOurs(ours)).toBe(true);

      await calendar.move(externalId, { start: MOVED.start, end: MOVED.end });
      const moved = succeeded(await sync.changesSince(calendarId, made.nextCursor, JANUARY));
      expect(eventsOf(moved.changes)).toEqual([
        expect.objectContaining({ externalId, ourKey: BOOKED.key, start: MOVED.start }),
      ]);

      await calendar.remove(externalId);
      const gone = succeeded(await sync.changesSince(calendarId, moved.nextCursor, JANUARY));
      expect(gone.changes).toEqual([{ externalId, events: [] }]);
    });

    test("an event moved out of what is covered is told as gone", async () => {
      const { sync, calendar, calendarId } = await connected();
      const id = await calendar.add(at("2026-01-06T10:00Z", 60));
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      await calendar.move(id, at("2026-08-06T10:00Z", 60));
      const second = succeeded(await sync.changesSince(calendarId, first.nextCursor, JANUARY));
      expect(second.changes).toEqual([{ externalId: id, events: [] }]);
    });

    test("a cursor that the provider has dropped leads to a full reading", async () => {
      const { sync, calendar, calendarId } = await connected();
      await calendar.add(at("2026-01-06T10:00Z", 60));
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      harness.dropCursors();
      const again = succeeded(await sync.changesSince(calendarId, first.nextCursor, JANUARY));
      expect(again.full).toBe(true);
      expect(eventsOf(again.changes)).toHaveLength(1);
    });

    test("a window beyond what was covered is read in full: it never looks free", async () => {
      const { sync, calendar, calendarId } = await connected();
      const late = at("2026-05-06T10:00Z", 60);
      await calendar.add(late);
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      expect(first.covered.end.getTime()).toBeGreaterThan(JANUARY.end.getTime());
      const longer = { start: JANUARY.start, end: new Date("2026-06-01T00:00Z") };
      const second = succeeded(await sync.changesSince(calendarId, first.nextCursor, longer));
      expect(second.full).toBe(true);
      expect(starts(eventsOf(second.changes))).toEqual([late.start]);
    });

    test("changed busy rules lead to a full reading", async () => {
      const { sync, calendar, calendarId } = await connected();
      await calendar.add({ ...at("2026-01-06T10:00Z", 60), tentative: true });
      const first = succeeded(await sync.changesSince(calendarId, null, JANUARY));
      const lax = await harness.connect({ busyRules: { tentative: false, focusTime: true } });
      const second = succeeded(await lax.changesSince(calendarId, first.nextCursor, JANUARY));
      expect(second.full).toBe(true);
      expect(eventsOf(second.changes)).toEqual([expect.objectContaining({ blocks: false })]);
    });

    test("a consent or password that is gone asks to connect again, whatever the call", async () => {
      const { calendarId } = await connected();
      const sync = await harness.connectRevoked();
      const outcomes = [
        await sync.listCalendars(),
        await sync.createEvent(calendarId, BOOKED),
        await sync.listBusy([calendarId], JANUARY),
        await sync.changesSince(calendarId, null, JANUARY),
      ];
      expect(outcomes.map(failed)).toEqual(Array(4).fill("reconnect"));
    });

    test("a calendar that is not there fails the reading: it does not look free", async () => {
      const { sync, calendar, calendarId } = await connected();
      const missing = calendarId.replace(/[^/]+(\/?)$/, "missing$1");
      expect(failed(await sync.listBusy([calendarId, missing], JANUARY))).toBe("notFound");
      expect(failed(await sync.changesSince(missing, null, JANUARY))).toBe("notFound");
      expect(await calendar.list()).toEqual([]);
    });

    test.each([
      ["403", { status: 403 }, "forbidden"],
      ["404", { status: 404 }, "notFound"],
      ["500", { status: 500 }, "unavailable"],
      ["503 with a page", { status: 503, body: "<html>" }, "unavailable"],
      ["a closed connection", "close", "unavailable"],
      ["no answer", "hang", "timeout"],
      ["400", { status: 400 }, "refused"],
    ] as const)("creating, answered by %s, fails by its name", async (_, fault, kind) => {
      const { calendarId } = await connected();
      const sync = await harness.connect({ timeoutMs: 1000 });
      harness.server.fail({ ...harness.createCall, fault });
      expect(failed(await sync.createEvent(calendarId, BOOKED))).toBe(kind);
    });

    test.each([
      ["500", { status: 500 }, "unavailable"],
      ["a closed connection", "close", "unavailable"],
      ["no answer", "hang", "timeout"],
      ["JSON that stops in the middle", "malformed", "malformed"],
    ] as const)("reading, answered by %s, fails by its name", async (_, fault, kind) => {
      const { calendarId } = await connected();
      const sync = await harness.connect({ timeoutMs: 1000 });
      harness.server.fail({ ...harness.readCall, fault });
      expect(failed(await sync.listBusy([calendarId], JANUARY))).toBe(kind);
      succeeded(await sync.listBusy([calendarId], JANUARY));
    });

    test("429 says how long to wait", async () => {
      const { sync, calendarId } = await connected();
      const fault = { status: 429, headers: { "retry-after": "7" } };
      harness.server.fail({ ...harness.createCall, fault });
      expect(await sync.createEvent(calendarId, BOOKED)).toMatchObject({
        ok: false,
        error: { kind: "rateLimited", status: 429, retryAfterSeconds: 7 },
      });
      harness.server.fail({ ...harness.readCall, fault });
      expect(await sync.changesSince(calendarId, null, JANUARY)).toMatchObject({ ok: false });
    });
  });
}

function at(start: string, minutes: number): Interval {
  const from = new Date(start);
  return { start: from, end: new Date(from.getTime() + minutes * 60_000) };
}

async function spans(calendar: OutsideCalendar) {
  return (await calendar.list()).map(({ title, start, end }) => [title, start, end]);
}

function starts(events: readonly Interval[]): Date[] {
  return events.map(({ start }) => start).sort((a, b) => a.getTime() - b.getTime());
}

function eventsOf(changes: CalendarChanges["changes"]) {
  return changes.flatMap(({ events }) => events);
}

/** What a caller knows after these readings, by the rule that CalendarChange states. */
function known(...readings: readonly CalendarChanges[]): Date[] {
  let held = eventsOf([]);
  for (const { changes } of readings) {
    for (const { externalId, events } of changes) {
      held = held.filter(
        (event) => event.externalId !== externalId && event.seriesId !== externalId,
      );
      held.push(...events);
    }
  }
  return starts(held);
}

function succeeded<T>(outcome: Result<T, CalendarFailure>): T {
  if (!outcome.ok) throw new Error(`Failed: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

function failed(outcome: Result<unknown, CalendarFailure>): string {
  return outcome.ok ? "ok" : outcome.error.kind;
}
