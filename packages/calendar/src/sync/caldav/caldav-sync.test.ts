import type { Result } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasRadicale, type Radicale, startRadicale } from "../../testing/index.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { BOOKED, JANUARY } from "../contract/calendar-harness.ts";

// Whether it has to be there is the contract's test to say.
if (hasRadicale()) {
  describe("CalDAV", () => {
    const username = "ana+büro@convene.example";
    let radicale: Radicale;
    let sync: CalendarSync;
    let calendarId = "";
    let calendars = 0;

    beforeAll(async () => {
      radicale = await startRadicale([username]);
      ({ calendarId } = await radicale.addCalendar(username, "main"));
      const credentials = radicale.credentials(username);
      const common = { owner: "tenant-1", timeZone: "America/Toronto" };
      sync = new CalendarSync({ provider: "caldav", credentials, ...common });
    }, 30_000);
    afterAll(() => radicale?.stop());

    /** As a program that names its files in its own way would have put it. */
    async function rename(path: string, to: URL): Promise<void> {
      const { password } = radicale.credentials(username);
      const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
      const headers = { authorization, "content-type": "text/calendar" };
      const from = new URL(path, to);
      const body = await (await fetch(from, { headers })).text();
      expect((await fetch(from, { method: "DELETE", headers })).ok).toBe(true);
      expect((await fetch(to, { method: "PUT", headers, body })).ok).toBe(true);
    }

    test("a file that is there is not overwritten unseen: its version is asked for first", async () => {
      await sync.createEvent(calendarId, BOOKED);
      const before = radicale.requests.length;
      expect(await sync.createEvent(calendarId, BOOKED)).toMatchObject({ ok: true });
      const methods = radicale.requests.slice(before).map((line) => line.split(" ")[0]);
      expect(methods).toEqual(["PUT", "GET", "PUT"]);
    });

    test("what was changed in between is a conflict", async () => {
      const placed = await sync.createEvent(calendarId, BOOKED);
      if (!placed.ok) throw new Error(placed.error.kind);
      radicale.fail({ method: "PUT", fault: { status: 412 } });
      expect(await sync.updateEvent(calendarId, placed.value.externalId, BOOKED)).toMatchObject({
        error: { kind: "conflict", status: 412 },
      });
    });

    test("a server that keeps no account of changes is read in full each time", async () => {
      const body = `<?xml version="1.0"?><multistatus xmlns="DAV:"><response>
        <href>${new URL(calendarId).pathname}</href>
        <propstat><prop/><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`;
      const fault = { status: 207, headers: { "content-type": "text/xml" }, body };
      radicale.fail({ method: "PROPFIND", fault });
      expect(await sync.changesSince(calendarId, null, JANUARY)).toMatchObject({
        value: { full: true, nextCursor: null },
      });
    });

    test.each([
      "with spaces & more.ics",
      "büro+müller@example.com.ics",
      "50% off; 20:00 (new)'s.ics",
      "%41.ics",
    ])("a file named %j has one name, whichever way it is read", async (name) => {
      calendars += 1;
      const calendar = await radicale.addCalendar(username, `named ${calendars}`);
      const { end, start } = BOOKED;
      const given = await calendar.add({ start, end });
      await rename(given, new URL(encodeURIComponent(name), calendar.calendarId));
      const [{ externalId } = { externalId: "" }] = await calendar.list();
      expect(decodeURIComponent(externalId)).toMatch(new RegExp(`/${RegExp.escape(name)}$`));

      const first = succeeded(await sync.changesSince(calendar.calendarId, null, JANUARY));
      expect(first.changes).toMatchObject([{ externalId, events: [{ start, externalId }] }]);
      await calendar.move(externalId, { start: end, end: addHours(end, 1) });
      const moved = succeeded(
        await sync.changesSince(calendar.calendarId, first.nextCursor, JANUARY),
      );
      expect(moved).toMatchObject({
        full: false,
        changes: [{ externalId, events: [{ start: end, externalId }] }],
      });
      succeeded(await sync.deleteEvent(calendar.calendarId, externalId));
      expect(await calendar.list()).toEqual([]);
      const removed = await sync.changesSince(calendar.calendarId, moved.nextCursor, JANUARY);
      expect(succeeded(removed).changes).toEqual([{ externalId, events: [] }]);
    });

    test("there are no notices and no rooms, and it says so", async () => {
      const request = { id: "w", url: "https://x.example", secret: "s", expiresAt: JANUARY.end };
      expect(await sync.watch(calendarId, request)).toEqual({ ok: true, value: null });
      expect(await sync.addRoom(calendarId, "/a.ics", "key")).toMatchObject({
        error: { kind: "refused" },
      });
    });
  });
}

function succeeded<T>(outcome: Result<T, { readonly kind: string }>): T {
  if (!outcome.ok) throw new Error(`Failed: ${outcome.error.kind}`);
  return outcome.value;
}
