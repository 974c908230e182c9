import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasRadicale, type Radicale, startRadicale } from "../../testing/index.ts";
import { CalendarSync } from "../calendar-sync.ts";
import { BOOKED, JANUARY } from "../contract/calendar-harness.ts";

// Whether it has to be there is the contract's test to say.
if (hasRadicale()) {
  describe("CalDAV", () => {
    const username = "ana@convene.example";
    let radicale: Radicale;
    let sync: CalendarSync;
    let calendarId = "";

    beforeAll(async () => {
      radicale = await startRadicale();
      ({ calendarId } = await radicale.addCalendar(username, "main"));
      const credentials = radicale.credentials(username);
      const common = { owner: "tenant-1", timeZone: "America/Toronto" };
      sync = new CalendarSync({ provider: "caldav", credentials, ...common });
    }, 30_000);
    afterAll(() => radicale?.stop());

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

    test("there are no notices and no rooms, and it says so", async () => {
      const request = { id: "w", url: "https://x.example", secret: "s", expiresAt: JANUARY.end };
      expect(await sync.watch(calendarId, request)).toEqual({ ok: true, value: null });
      expect(await sync.addRoom(calendarId, "/a.ics", "key")).toMatchObject({
        error: { kind: "refused" },
      });
    });
  });
}
