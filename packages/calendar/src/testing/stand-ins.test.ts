import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BOOKED } from "../sync/contract/calendar-harness.ts";
import { toNewGraphEvent } from "../sync/outlook/map.ts";
import { hasDescription } from "./contract-checker.ts";
import { checkGraphRequest } from "./graph/check-graph-request.ts";
import {
  type GoogleStandIn,
  type GraphStandIn,
  startGoogleStandIn,
  startGraphStandIn,
} from "./index.ts";

const PLACE = { calendarId: "main", attempt: 0 };

describe("Google's stand-in", () => {
  let google: GoogleStandIn;
  let authorization = "";
  beforeAll(async () => {
    google = await startGoogleStandIn();
    const account = google.addAccount("ana@convene.example", "UTC");
    authorization = `Bearer ${account.credentials().accessToken}`;
  });
  afterAll(() => google.stop());

  const ask = (path: string, body?: object) =>
    fetch(`${google.url}/calendar/v3/${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization },
      ...(body && { body: JSON.stringify(body) }),
    });

  const times = {
    start: { dateTime: "2026-01-20T14:00:00Z" },
    end: { dateTime: "2026-01-20T15:00:00Z" },
  };

  test.each([
    ["no times", {}],
    ["an id of other letters", { ...times, id: "wxyz-1" }],
    ["a misspelt field", { ...times, sumary: "x" }],
    ["an end before the start", { start: times.end, end: times.start }],
    ["a date and a time", { start: { date: "2026-01-20" }, end: times.end }],
    ["a time without offset and zone", { ...times, start: { dateTime: "2026-01-20T14:00:00" } }],
  ])("refuses an event with %s", async (_, body) => {
    expect((await ask("calendars/primary/events", body)).status).toBe(400);
  });

  test("refuses a window beside a sync token, and one without offset", async () => {
    const list = "calendars/primary/events?singleEvents=true";
    const { nextSyncToken } = Object(await (await ask(list)).json());
    expect((await ask(`${list}&syncToken=${nextSyncToken}`)).status).toBe(200);
    const window = "timeMin=2026-01-01T00:00:00Z";
    expect((await ask(`${list}&syncToken=${nextSyncToken}&${window}`)).status).toBe(400);
    expect((await ask(`${list}&timeMin=2026-01-01T00:00:00`)).status).toBe(400);
  });

  test("refuses more than fifty calendars in a free/busy query, and whoever has no token", async () => {
    const items = Array.from({ length: 51 }, (_, id) => ({ id: String(id) }));
    const window = { timeMin: "2026-01-01T00:00:00Z", timeMax: "2026-02-01T00:00:00Z" };
    expect((await ask("freeBusy", { ...window, items })).status).toBe(400);
    const answer = await fetch(`${google.url}/calendar/v3/users/me/calendarList`);
    expect(answer.status).toBe(401);
  });
});

describe("Graph's stand-in", () => {
  let graph: GraphStandIn;
  beforeAll(async () => {
    graph = await startGraphStandIn();
  });
  afterAll(() => graph.stop());

  const right = toNewGraphEvent({ ...BOOKED, room: true }, "tenant-1", PLACE);

  test("takes what we send", () => expect(checkGraphRequest("newEvent", right)).toEqual([]));

  test.each([
    ["a misspelt property", { ...right, subjekt: "x" }],
    [
      "an offset in a time",
      { ...right, start: { dateTime: "2026-01-20T14:00:00Z", timeZone: "UTC" } },
    ],
    ["a way to be shown that there is not", { ...right, showAs: "away" }],
    ["no end", { ...right, end: undefined }],
  ])("refuses %s", (_, body) => {
    expect(checkGraphRequest("newEvent", JSON.parse(JSON.stringify(body)))).not.toEqual([]);
  });

  test("refuses whoever has no token", async () => {
    expect((await fetch(`${graph.endpoints.graph}/me/calendars`)).status).toBe(401);
  });
});

test("the providers' whole descriptions are checked wherever they are beside the checkout", () => {
  const beside = new URL("../../../../../shared/specs/", import.meta.url);
  for (const file of ["microsoft-graph-calendar.json", "zoom-meetings.json"]) {
    expect(hasDescription(file)).toBe(existsSync(new URL(file, beside)));
  }
});
